"""Today is the day in Bangkok, and SOURCE_DATE_EPOCH may say which."""

import datetime

import pytest

from lokm_build.adapters.day import today


def test_the_day_turns_at_midnight_in_bangkok(monkeypatch: pytest.MonkeyPatch) -> None:
    for epoch, day in (("1795193999", datetime.date(2026, 11, 20)), ("1795194000", datetime.date(2026, 11, 21))):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert today() == day


@pytest.mark.parametrize("nonsense", ["", "soon", "-5", "²", "9" * 30])
def test_what_is_no_moment_is_passed_over(nonsense: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", nonsense)
    assert abs(today() - datetime.date.today()) <= datetime.timedelta(days=1)
