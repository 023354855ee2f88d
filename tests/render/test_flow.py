"""The drawn flow of a procedure: every way can be followed, every word read, in the figure and from row to row.

What is drawn is judged by its geometry (`drawing_faults`); spoilt drawings show that the judge sees what is wrong.
"""

import os
import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render.drawing import Drawing, Line, least_heights, of_column, of_figure
from render.drawing_faults import faults
from render.flows import chain, flows, large, steps

from lokm_build.model.asset import Step
from lokm_build.model.flow import edges
from lokm_build.render.flow import (
    BREAK_HEIGHT,
    break_pictures,
    cell_height,
    cell_picture,
    column_width,
    flow_column,
    flow_figure,
    flow_in_words,
    page_break,
)
from lokm_build.render.flow.measure import plain

SOAK = bool(os.environ.get("LOKM_SOAK"))
MANY = settings(max_examples=3000 if SOAK else 30, deadline=None, derandomize=True)
APPROVAL = chain(
    6,
    s2={"text": "จัดทำแผน LO", "shape": "document"},
    s3={"text": "ผู้บังคับบัญชาเห็นชอบหรือไม่", "shape": "decision", "yes": 4, "no": 2},
    s5={"text": "ผ่านการตรวจรับหรือไม่", "shape": "decision", "yes": 6, "no": 1},
)
"""Two ways back, one beside the other."""


def wrong(drawing: Drawing, some: Sequence[Step]) -> list[str]:
    return faults(drawing, edges(some), [plain(step.text) for step in some])


@MANY
@given(flows())
def test_every_way_of_any_flow_can_be_followed_in_the_figure(some: tuple[Step, ...]) -> None:
    assert wrong(of_figure(flow_figure(some)), some) == []


@MANY
@given(flows(), st.randoms(use_true_random=False))
def test_every_way_of_any_flow_runs_from_row_to_row(some: tuple[Step, ...], chance: random.Random) -> None:
    assert wrong(stacked(some, chance), some) == []


@pytest.mark.parametrize("seed", range(1000 if SOAK else 4))
def test_sixty_steps_with_fifteen_branches_can_be_followed(seed: int) -> None:
    some = large(seed)

    assert wrong(of_figure(flow_figure(some)), some) == []
    assert wrong(stacked(some, random.Random(seed)), some) == []


def stacked(some: Sequence[Step], chance: random.Random) -> Drawing:
    """The column with rows of any heights."""
    cells = flow_column(some)
    return of_column(cells, [least + chance.randrange(300) for least in least_heights(cells)])


Spoiling = Callable[[str], str]


def lost(what: str) -> Spoiling:
    return lambda svg: re.sub(rf'(<g class="lokm-flow__{what}"[^>]*>)<\w+ [^>]*/>', r"\1", svg, count=1)


def changed(pattern: str, by: str, count: int = 1) -> Spoiling:
    def spoilt(svg: str) -> str:
        made = re.sub(pattern, by, svg, count=count)
        assert made != svg
        return made

    return spoilt


FIRST_LABEL = r'(labels"[^>]*><text[^>]*><tspan x="[\d.]+" y=")[\d.]+'
LANE = r"H[\d.]+Q[\d.]+ (\S+) [\d.]+ (\S+)L[\d.]+ (\S+)Q[\d.]+"

SPOILT = {
    "an arrowhead is lost": (lost("heads"), "torn"),
    "a way is lost": (lost("ways"), "missing"),
    "a way is drawn twice": (changed(r'(ways">)(<line [^>]*/>)', r"\1\2\2"), "extra"),
    "a way ends too early": (changed(r'(<line [^>]*y2=")(\d+)', r"\g<1>1\2"), "torn"),
    "a way leads through symbols": (changed(LANE, r"H150Q150 \1 150 \2L150 \3Q150"), "crosses"),
    "an answer stands in a symbol": (changed(FIRST_LABEL, r"\g<1>30"), "overlaps"),
    "two answers change places": (changed(r">เห็นชอบ<(.*)>ไม่เห็นชอบ<", r">ไม่เห็นชอบ<\1>เห็นชอบ<"), "astray"),
    "an answer is lost": (changed(r'<text text-anchor="end">.*?</text>', ""), "words"),
    "a text is wider than its symbol": (changed(">จัดทำแผน LO<", ">จัดทำแผน LO และแผนวิจัยสองฉบับ<"), "spills"),
    "a text is lower than its symbol": (changed(r'y="[\d.]+">จัดทำแผน', 'y="120">จัดทำแผน'), "spills"),
    "a letter is lost": (changed(">จัดทำแผน LO<", ">จัดทำแผน L<"), "words"),
    "the view is too narrow": (changed(r'viewBox="0 0 (\d)', r'viewBox="20 0 \1'), "outside"),
    "a step stands in another's place": (changed(r'(symbols"><path d="M[\d.]+ )[\d.]+', r"\g<1>80"), "overlaps"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_the_judge_sees_what_is_wrong_in_a_spoilt_figure(what: str) -> None:
    spoiling, fault = SPOILT[what]
    figure = flow_figure(APPROVAL)
    assert wrong(of_figure(figure), APPROVAL) == []

    assert fault in {told.partition(":")[0] for told in wrong(of_figure(spoiling(figure)), APPROVAL)}


def test_the_judge_sees_two_ways_in_one_lane() -> None:
    figure = flow_figure(APPROVAL)
    outer, inner = sorted({float(x) for x in re.findall(r"Q([\d.]+) ", figure)})
    spoilt = figure.replace(f"{outer:g} ", f"{inner:g} ")

    assert any(told.startswith("together") for told in wrong(of_figure(spoilt), APPROVAL))


def test_the_judge_sees_a_way_that_breaks_off_between_two_rows() -> None:
    cells = list(flow_column(APPROVAL))
    heights = least_heights(cells)
    cells[1] = re.sub(r"<line [^>]*/>", "", cells[1], count=1)

    assert any(told.startswith("torn") for told in wrong(of_column(cells, heights), APPROVAL))


def test_the_judge_sees_a_symbol_that_does_not_fit_its_row() -> None:
    cells = flow_column(APPROVAL)
    spoilt = [re.sub(r'height="\d+"', 'height="20"', cell, count=1) for cell in cells]

    assert any(told.startswith(("outside", "torn")) for told in wrong(of_column(spoilt, [20.0] * len(cells)), APPROVAL))


def test_a_row_alone_is_drawn_as_it_is_in_the_column() -> None:
    height = max(least_heights(flow_column(APPROVAL)))
    column = of_column(flow_column(APPROVAL), [height] * len(APPROVAL))
    pictures = [of_figure(cell_picture(APPROVAL, index, height)) for index in range(len(APPROVAL))]

    for kind in ("ways", "heads", "symbols"):
        alone = [mark for number, one in enumerate(pictures) for mark in moved(getattr(one, kind), height, number)]
        assert alone == [rounded(mark) for mark in getattr(column, kind)]
    assert {one.bounds[2] for one in pictures} == {column_width(APPROVAL)} == {column.bounds[2]}


def moved(lines: Sequence[Line], height: float, number: int) -> list[Line]:
    return [rounded([(x, y + height * (number + 0.5)) for x, y in line]) for line in lines]


def rounded(line: Line) -> Line:
    return [(round(x, 3), round(y, 3)) for x, y in line]


def test_a_row_alone_is_as_high_as_asked_but_never_too_low_for_its_symbol() -> None:
    asked = [of_figure(cell_picture(APPROVAL, 2, height)).bounds for height in (400, 1)]

    assert [bottom - top for _, top, _, bottom in asked] == [400, cell_height(APPROVAL, 2)]


def test_a_picture_alone_brings_its_colours_and_its_font() -> None:
    for picture in (flow_figure(APPROVAL, alone=True), cell_picture(APPROVAL, 2, 200)):
        assert "Sarabun" in picture and 'stroke="#' in picture and "lokm-flow__" not in picture
        assert picture.startswith('<svg xmlns="http://www.w3.org/2000/svg" ')
    assert wrong(of_figure(flow_figure(APPROVAL, alone=True)), APPROVAL) == []


HOSTILE = '</svg><script>x</script>" onload="x" & \x00\x1b\ud800\ufffe\u202e ]]>'


def test_nothing_that_an_author_writes_is_more_than_text() -> None:
    some = steps(*({"text": HOSTILE, "shape": shape} for shape in ("decision", "connector", "end")))
    drawn = [*flow_column(some), flow_figure(some, alone=True), cell_picture(some, 0, 1)]

    for svg in drawn:
        assert not re.search(r"<script|\son\w+=|style=|\sid=|href|[\x00-\x08\x1b\ud800\ufffe]", tags(svg))
        assert ET.fromstring(f"<div>{svg}</div>") is not None


def tags(svg: str) -> str:
    return "".join(re.findall(r"<[^>]*>", svg))


@pytest.mark.parametrize("shape", ["process", "decision", "connector", "document", "subprocess", "end"])
def test_a_text_without_end_is_drawn_whole(shape: str) -> None:
    some = chain(3, s2={"shape": shape, "text": "ตรวจสอบเอกสารหลักฐานการเบิกจ่าย " * 120})

    assert wrong(of_figure(flow_figure(some)), some) == []


def test_a_text_of_nothing_to_see_leaves_its_symbol_empty() -> None:
    some = steps({"text": "\x00", "shape": "decision"}, {"text": "\x00", "shape": "connector"}, {"text": "\x00"})

    assert wrong(of_figure(flow_figure(some)), some) == []


def test_no_steps_give_nothing() -> None:
    assert (flow_figure(()), flow_column(()), flow_in_words(()), column_width(())) == ("", (), (), 0)
    assert page_break(()) == ("", "")


def test_ways_beside_the_column_run_on_through_the_connectors_of_a_page_that_ends_between() -> None:
    some = chain(4, s3={"shape": "decision", "yes": 4, "no": 1})

    assert [through(drawing) for drawing in break_pictures(some, 1) or ()] == [(1, 2, 1), (1, 2, 1)]
    assert [through(drawing) for drawing in break_pictures(some, 2) or ()] == [(0, 1, 1), (0, 1, 1)]
    assert break_pictures(chain(2, s1={"shape": "end"}), 0) is None


def through(drawing: str) -> tuple[int, int, int]:
    """How many lines run through a page's connector from edge to edge, how many there are, and how many circles."""
    lines = re.findall(r'<line x1="[^"]+" x2="[^"]+" y1="([^"]+)" y2="([^"]+)"/>', drawing)
    return lines.count(("0", str(BREAK_HEIGHT))), len(lines), drawing.count("<circle")


def test_the_figure_says_in_words_what_it_shows() -> None:
    figure = flow_figure(APPROVAL)

    assert 'role="img"' in figure and "<title>ผังขั้นตอนการปฏิบัติงาน 6 ขั้น</title>" in figure
    assert all(sentence in figure for sentence in flow_in_words(APPROVAL))


def test_the_flow_in_words_is_a_sentence_a_step() -> None:
    assert flow_in_words(APPROVAL)[1:] == (
        "ขั้นที่ 2 (เอกสาร) จัดทำแผน LO ไปขั้นที่ 3",
        "ขั้นที่ 3 (ตัดสินใจ) ผู้บังคับบัญชาเห็นชอบหรือไม่ ถ้าเห็นชอบ ไปขั้นที่ 4 ถ้าไม่เห็นชอบ กลับไปขั้นที่ 2",
        "ขั้นที่ 4 ขั้นที่ 4 ไปขั้นที่ 5",
        "ขั้นที่ 5 (ตัดสินใจ) ผ่านการตรวจรับหรือไม่ ถ้าผ่าน ไปขั้นที่ 6 ถ้าไม่ผ่าน กลับไปขั้นที่ 1",
        "ขั้นที่ 6 (สิ้นสุด) ขั้นที่ 6 จบขั้นตอน",
    )


def test_the_flow_in_words_tells_a_step_that_is_done_again_and_spaces_latin_answers() -> None:
    some = chain(3, s2={"shape": "decision", "yes": 3, "no": 2, "answers": ("Yes", "No")})

    assert flow_in_words(some)[1].endswith("ถ้า Yes ไปขั้นที่ 3 ถ้า No ทำขั้นที่ 2 ซ้ำ")


def test_eight_ways_back_one_after_the_other_share_a_lane() -> None:
    decisions = {f"s{at}": {"shape": "decision", "no": at - 2} for at in range(4, 40, 4)}

    assert column_width(chain(40, **decisions)) == column_width(chain(40, s4=decisions["s4"]))
