"""The last good site stands until the next one is whole, and nothing else is ever overwritten."""

from pathlib import Path

import pytest

import lokm_build.site.publish as publishing
from lokm_build.model.catalogue import Edition
from lokm_build.site.marks import SITE_MARK, site_mark
from lokm_build.site.publish import PublishError, roll_back, staging


def publish(site: Path, text: str, edition: Edition = Edition.PUBLIC, also: str = "more.html") -> None:
    with staging(site, edition) as aside:
        (aside / "index.html").write_text(text)
        (aside / also).write_text(text)
        (aside / SITE_MARK).write_bytes(site_mark(edition, {}))


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in ("site", ".site.lock"))


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    publish(tmp_path / "site", "เก่า")
    publish(tmp_path / "site", "ใหม่")

    assert (tmp_path / "site" / "index.html").read_text() == "ใหม่"
    assert leftovers(tmp_path) == [".site-previous"]


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "real")
    publish(tmp_path / "site", "เก่า")
    publish(tmp_path / "site", "ใหม่")

    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real" / "index.html").read_text() == "ใหม่"
    assert leftovers(tmp_path) == [".real-previous", ".real.lock", "real"]


def test_the_folder_in_which_somebody_stands_is_a_good_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    publish(Path(), "ใหม่")

    assert (tmp_path / "site" / "index.html").read_text() == "ใหม่"


def test_a_build_that_fails_leaves_the_old_site_as_it_was(tmp_path: Path) -> None:
    publish(tmp_path / "site", "เก่า")
    with pytest.raises(FileNotFoundError):
        publish(tmp_path / "site", "ครึ่งเดียว", Edition.PUBLIC, also="no/such/folder.html")

    assert (tmp_path / "site" / "index.html").read_text() == "เก่า"
    assert leftovers(tmp_path) == []


def test_a_folder_with_something_else_in_it_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "วิทยานิพนธ์.docx").write_text("สำคัญ")

    with pytest.raises(PublishError, match="ไม่ใช่เว็บที่โปรแกรมนี้สร้าง"):
        publish(tmp_path / "site", "ใหม่")
    assert (tmp_path / "site" / "วิทยานิพนธ์.docx").read_text() == "สำคัญ"


def test_an_empty_folder_is_a_good_target(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", "ใหม่")

    assert (tmp_path / "site" / "index.html").read_text() == "ใหม่"


def test_the_internal_edition_never_replaces_the_public_one(tmp_path: Path) -> None:
    publish(tmp_path / "site", "เปิดเผย")

    with pytest.raises(PublishError, match="public"):
        publish(tmp_path / "site", "ภายใน", Edition.INTERNAL)
    assert (tmp_path / "site" / "index.html").read_text() == "เปิดเผย"


def shown(site: Path) -> str:
    return (site / "index.html").read_text()


@pytest.fixture(params=["at once", "in steps"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A system that exchanges two folders in one step, and one that cannot."""
    if request.param == "in steps":
        monkeypatch.setattr(publishing, "exchange_at_once", lambda _one, _other: False)
    return str(request.param)


@pytest.mark.usefixtures("system")
def test_the_site_before_comes_back_and_goes_again(tmp_path: Path) -> None:
    for text in ("หนึ่ง", "สอง", "สาม"):
        publish(tmp_path / "site", text)

    roll_back(tmp_path / "site")
    assert shown(tmp_path / "site") == "สอง"
    roll_back(tmp_path / "site")
    assert shown(tmp_path / "site") == "สาม"
    assert leftovers(tmp_path) == [".site-previous"]


def test_without_a_site_before_nothing_is_changed(tmp_path: Path) -> None:
    publish(tmp_path / "site", "หนึ่ง")

    with pytest.raises(PublishError, match="ไม่มีเว็บชุดก่อน"):
        roll_back(tmp_path / "site")
    assert shown(tmp_path / "site") == "หนึ่ง"


def test_another_edition_never_comes_back_over_this_one(tmp_path: Path) -> None:
    publish(tmp_path / "site", "หนึ่ง")
    publish(tmp_path / "site", "สอง")
    (tmp_path / ".site-previous" / SITE_MARK).write_bytes(site_mark(Edition.INTERNAL, {}))

    with pytest.raises(PublishError, match="public"):
        roll_back(tmp_path / "site")
    assert shown(tmp_path / "site") == "สอง"


def test_what_a_killed_build_left_goes_with_the_next(tmp_path: Path) -> None:
    publish(tmp_path / "site", "หนึ่ง")
    (tmp_path / ".site-new-abcd01_z" / "knowledge").mkdir(parents=True)
    (tmp_path / ".site-newest").mkdir()
    publish(tmp_path / "site", "สอง")

    assert leftovers(tmp_path) == [".site-newest", ".site-previous"]


def test_a_site_that_was_on_its_way_comes_back(tmp_path: Path) -> None:
    """Where folders cannot be exchanged in one step, a build may be killed between two."""
    publish(tmp_path / "site", "หนึ่ง")
    (tmp_path / "site").rename(tmp_path / ".site-moved")

    with pytest.raises(RuntimeError), staging(tmp_path / "site", Edition.PUBLIC):
        raise RuntimeError
    assert shown(tmp_path / "site") == "หนึ่ง"
