from repo import Repo

from lokm_build.model.fields import Access, Status


def test_an_unknown_key_is_told_with_the_key_that_was_meant() -> None:
    for wrong, right in {"sumary": "summary", "ชื่อเรื่อง": "title", "“owner”": "owner", "Date": "date"}.items():
        repo = Repo().asset("a", **{wrong: "2566-07-14"})
        assert repo.places() == ["a.md:9 KEY-UNKNOWN"]
        assert f"'{right}'" in repo.hint("KEY-UNKNOWN")


def test_keys_of_the_programs_own_are_not_keys_of_an_asset() -> None:
    repo = Repo().asset("a", model_config="x", render_macros="true", path="/etc/passwd")
    assert repo.places() == ["a.md:9 KEY-UNKNOWN", "a.md:10 KEY-UNKNOWN", "a.md:11 KEY-UNKNOWN"]


def test_dates_are_read_in_every_form_of_the_design() -> None:
    for written in ("2566-07-14", "14 ก.ค. 2566", "๑๔ กรกฎาคม ๒๕๖๖", "2023-07-14"):
        assert Repo().asset("a", date=written).findings() == []


def test_a_date_that_cannot_be_is_told_at_its_own_line() -> None:
    repo = Repo().asset("a", source={"event": "KM DAY", "date": "2566-04-31"})
    assert repo.places() == ["a.md:11 DATE-INVALID"]


def test_ambiguous_and_misspelt_dates_are_told() -> None:
    for written, told in {"15/1/2566": "/", "14 กรกฏาคม 2566": "กรกฎาคม", "2566-01-15T23:30": "2566-07-14"}.items():
        assert told in Repo().asset("a", date=written).hint("DATE-INVALID")


def test_a_year_of_the_common_era_is_told_with_its_buddhist_year() -> None:
    assert "2566" in Repo().asset("a", fiscal_year="2023").hint("YEAR-INVALID")
    assert "2566" in Repo().asset("a", indicators=["doh/2023/2.2"]).hint("YEAR-INVALID")


def test_thai_digits_are_digits() -> None:
    assert Repo().asset("a", fiscal_year="๒๕๖๖", indicators=["doh/๒๕๖๖/๒.๒"]).findings() == []


def test_an_unknown_choice_is_told_with_the_nearest() -> None:
    assert "'published'" in Repo().asset("a", status="publish").hint("VALUE-CHOICE")


def test_a_mapping_where_a_list_belongs_is_told_with_the_form() -> None:
    repo = Repo().asset("a", adoptions={"unit": "plan-div"})
    assert repo.places() == ["a.md:9 VALUE-LIST"]
    assert "- unit: plan-div" in repo.hint("VALUE-LIST")


def test_a_faulty_entry_is_left_out_and_the_others_stay() -> None:
    repo = Repo().asset("a", kind="sop", body="", steps=[{"number": 1, "text": "ก"}, {"number": "x", "text": "ข"}])
    assert "a.md:12 VALUE-NUMBER" in repo.places()
    assert [step.text for step in repo.catalogue().by_id["a"].meta.steps] == ["ก"]


def test_a_faulty_access_or_status_never_makes_an_asset_more_public() -> None:
    for wrong in ({"access": "internl"}, {"acces": "internal"}):
        assert Repo().asset("a", **wrong).catalogue().by_id["a"].meta.access is Access.INTERNAL
    assert Repo().asset("a", status="draf").catalogue().by_id["a"].meta.status is Status.DRAFT


def test_whoever_cites_an_unreadable_file_is_not_blamed() -> None:
    repo = Repo().file("knowledge/broken.md", "x").asset("a", related=["broken"], body="- [x](broken.md)\n")
    assert repo.places() == ["broken.md:1 FRONT-MISSING"]


def test_a_long_value_is_told_and_not_repeated() -> None:
    repo = Repo().asset("a", title="ก" * 2000)
    assert repo.places() == ["a.md:2 VALUE-LONG"]
    assert max(map(len, repo.findings())) < 400
