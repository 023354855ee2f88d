"""Trees and lineages are sound whatever the registry says; names and citations hold everywhere."""

import dataclasses
import re

import pytest

from lokm_build.derive.citation import citation
from lokm_build.derive.files import published_name
from lokm_build.derive.lineage import predecessors, successors
from lokm_build.derive.trees import tree, unit_tree
from lokm_build.model.registry import Centre, Indicator
from tests.derive.centre import REGISTRY, asset, catalogue

SHA = "0123456789abcdef" * 4


def test_a_tree_tells_children_ancestors_and_descendants() -> None:
    units = unit_tree(catalogue())

    assert units.roots == ("dept",)
    assert units.children("dept") == ("div", "empty")
    assert units.ancestors("group") == ("div", "dept")
    assert units.descendants("dept") == ("div", "group", "empty")
    assert list(units.walk()) == [(0, "dept"), (1, "div"), (2, "group"), (1, "empty")]


def test_a_circle_is_cut_and_an_unknown_parent_makes_a_root() -> None:
    found = tree([("a", "b"), ("b", "c"), ("c", "a"), ("d", "none"), ("e", "e")])

    assert found.roots == ("c", "d", "e")
    assert found.descendants("c") == ("b", "a")
    assert found.ancestors("unknown") == ()


def test_an_indicator_knows_what_it_was_and_what_became_of_it() -> None:
    whole = catalogue()
    first, second, third = REGISTRY.indicators

    assert predecessors(whole, third) == (second, first)
    assert successors(whole, first) == (second, third)
    assert predecessors(whole, first) == ()


def test_a_lineage_that_runs_in_a_circle_ends() -> None:
    ring = tuple(
        Indicator(agency="d", year="2565", code=code, name="ก", succeeds=f"d/2565/{before}")  # type: ignore[arg-type]
        for code, before in (("1", "2"), ("2", "1"))
    )
    whole = catalogue(registry=dataclasses.replace(REGISTRY, indicators=ring))

    assert predecessors(whole, ring[0]) == (ring[1],)
    assert successors(whole, ring[0]) == (ring[1],)


def test_an_asset_is_cited_by_its_unit_year_title_and_address() -> None:
    one = asset("a", title="เทคนิคการประชุม", date="2565-11-02")

    assert citation(catalogue(one), one) == (
        "กองแผนงาน กรมตัวอย่าง. (2565). เทคนิคการประชุม. ศูนย์ความรู้กรมตัวอย่าง. "
        "สืบค้นจาก https://km.example.go.th/knowledge/a.html"
    )


def test_without_a_date_the_fiscal_year_is_cited_and_nothing_is_named_twice() -> None:
    one = asset("a", title="ก", unit="dept")
    registry = dataclasses.replace(REGISTRY, centre=Centre(name="ศูนย์ความรู้", organisation="กรมตัวอย่าง"))

    assert citation(catalogue(one, registry=registry), one) == "กรมตัวอย่าง. (2566). ก. ศูนย์ความรู้."


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("knowledge/a/Coordination Checklist.PDF", "files/coordination-checklist-0123456789abcdef.pdf"),
        ("knowledge/a/แบบฟอร์ม.docx", "files/file-0123456789abcdef.docx"),
        ("knowledge/a/แบบ-ฟอร์ม-v2.docx", "files/v2-0123456789abcdef.docx"),
        ("knowledge/a/README", "files/readme-0123456789abcdef"),
        ("knowledge/a/.hidden", "files/hidden-0123456789abcdef"),
        ("knowledge/a/x.tar.gz", "files/x-tar-0123456789abcdef.gz"),
    ],
)
def test_a_published_name_is_safe_everywhere(path: str, name: str) -> None:
    assert published_name(path, SHA) == name


def test_a_long_name_is_cut() -> None:
    assert re.fullmatch(r"files/a{48}-0123456789abcdef\.pdf", published_name("knowledge/" + "a" * 200 + ".pdf", SHA))
