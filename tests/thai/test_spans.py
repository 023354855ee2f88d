from datetime import date

import pytest

from lokm_build.thai.spans import distance, span


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (date(2012, 9, 7), None, "7 ก.ย. 2555"),
        (None, date(2012, 9, 7), "7 ก.ย. 2555"),
        (date(2012, 9, 28), date(2012, 9, 28), "28 ก.ย. 2555"),
        (date(2012, 8, 1), date(2012, 8, 6), "1–6 ส.ค. 2555"),
        (date(2012, 8, 27), date(2012, 9, 14), "27 ส.ค. – 14 ก.ย. 2555"),
        (date(2024, 12, 20), date(2025, 1, 5), "20 ธ.ค. 2567 – 5 ม.ค. 2568"),
        (date(2024, 4, 1), date(2024, 4, 30), "เม.ย. 2567"),
        (date(2024, 2, 1), date(2024, 2, 29), "ก.พ. 2567"),
        (date(2024, 2, 1), date(2024, 2, 28), "1–28 ก.พ. 2567"),
        (date(2024, 4, 1), date(2024, 6, 30), "เม.ย. – มิ.ย. 2567"),
        (date(2023, 10, 1), date(2024, 9, 30), "ต.ค. 2566 – ก.ย. 2567"),
        (date(2024, 5, 31), date(2024, 5, 1), "31–1 พ.ค. 2567"),  # backwards: a finding of its own, told as written
    ],
)
def test_a_period_is_told_in_the_fewest_words(first: date | None, last: date | None, words: str) -> None:
    assert span(first, last) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2012, 9, 7), date(2012, 9, 25), "18 วัน"),
        (date(2024, 4, 30), date(2024, 6, 30), "2 เดือน"),
        (date(2024, 6, 30), date(2024, 8, 31), "2 เดือน"),
        (date(2024, 7, 31), date(2024, 8, 21), "21 วัน"),
        (date(2024, 1, 31), date(2024, 2, 29), "1 เดือน"),
        (date(2024, 1, 30), date(2024, 3, 1), "1 เดือน 1 วัน"),
        (date(2024, 4, 28), date(2024, 5, 19), "21 วัน"),
        (date(2024, 12, 15), date(2025, 2, 20), "2 เดือน 5 วัน"),
        (date(2022, 9, 30), date(2024, 10, 31), "2 ปี 1 เดือน"),
        (date(2024, 5, 1), date(2024, 5, 1), ""),
        (date(2024, 5, 2), date(2024, 5, 1), ""),
    ],
)
def test_a_distance_counts_whole_months_then_days(first: date, last: date, words: str) -> None:
    assert distance(first, last) == words
