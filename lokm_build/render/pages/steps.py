"""The form of an SOP on its page: rows with their drawings, the flow in words, the checklist, totals in words.

Takes an asset of a catalogue; returns what `asset/_steps.html` shows, or None for an asset without steps. What the
form is comes from `derive.forms`, how its flow is drawn from `render.flow`: here the two meet.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lokm_build.derive.forms import FormRow, SopForm, sop_form
from lokm_build.model.asset import Asset
from lokm_build.model.body import StepCells
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.flow import Edge, edges
from lokm_build.render.flow import flow_column, flow_figure, flow_in_words, page_break
from lokm_build.render.links import resolve
from lokm_build.thai.durations import Total, format_duration

ROOT = "../"
FIGURE_MOST = 60
"""Steps up to which the whole figure stands beside the table: it would make the page of a longer flow too heavy."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where the work goes from a step, in words, and the row it leads to."""

    words: str
    id: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table. `tick` names its box of the checklist: another text is another box.

    Its `classes` tell whether the work goes on to the next row: a phone draws an arrow there, and where it does not,
    no page of paper ends, since its connector would lie. Only the author may end one everywhere.
    """

    id: str
    row: FormRow
    flow: Markup
    detail: Markup | str
    documents: tuple[Markup | str, ...]
    ways: tuple[Way, ...]
    tick: str
    classes: str


@dataclass(frozen=True, slots=True)
class StepsView:
    """The whole form; `head` and `foot` are the connectors where the table goes over a page of paper."""

    form: SopForm
    lines: tuple[Line, ...]
    head: Markup
    foot: Markup
    figure: Markup
    words: tuple[str, ...]
    sums: tuple[str, ...]
    ids: Mapping[str, str]


def steps_view(asset: Asset, catalogue: Catalogue) -> StepsView | None:
    """The form of this asset as its page shows it."""
    form = sop_form(asset, catalogue)
    if not form.rows:
        return None
    head, foot = map(Markup, page_break(form.steps))
    lines = tuple(_lines(form, catalogue.body(asset).cells, catalogue))
    return StepsView(
        form=form,
        lines=lines,
        head=head,
        foot=foot,
        figure=Markup(flow_figure(form.steps)) if len(lines) <= FIGURE_MOST else Markup(),
        words=tuple(map(form.profile.figures, flow_in_words(form.steps))),
        sums=tuple(map(form.profile.figures, sums(form.total))),
        ids={line.row.number: line.id for line in reversed(lines)},
    )


def _lines(form: SopForm, cells: tuple[StepCells, ...], catalogue: Catalogue) -> Iterator[Line]:
    leading: dict[int, list[Edge]] = {}
    for edge in edges(form.steps):
        leading.setdefault(edge.start, []).append(edge)
    ids = _ids(form)
    for index, (row, drawing) in enumerate(zip(form.rows, flow_column(form.steps), strict=True)):
        detail, documents = _cells(row, cells[index] if cells else None, catalogue)
        yield Line(
            id=ids[index],
            row=row,
            flow=Markup(drawing),
            detail=detail,
            documents=documents,
            ways=tuple(_way(edge, form, ids) for edge in leading.get(index, ()) if _is_told(edge)),
            tick=f"{row.step.number}-{zlib.crc32(row.text.encode()):x}",
            classes=_classes(row, index, len(form.rows), leading.get(index, ())),
        )


def _classes(row: FormRow, index: int, count: int, ways: Sequence[Edge]) -> str:
    goes_on = any(edge.end == index + 1 for edge in ways)
    told = {
        "lokm-steps__on": goes_on,
        "lokm-steps__ends-page": row.ends_page,
        "lokm-steps__stays": not (goes_on or row.ends_page or index == count - 1),
    }
    return " ".join(name for name, is_so in told.items() if is_so)


def _ids(form: SopForm) -> list[str]:
    """An id for each row; a number that is written twice gets one id that counts on."""
    seen: dict[int, int] = {}
    made = []
    for step in form.steps:
        seen[step.number] = seen.get(step.number, 0) + 1
        again = f"-{seen[step.number]}" if seen[step.number] > 1 else ""
        made.append(f"lokm-step-{step.number}{again}")
    return made


def _cells(row: FormRow, made: StepCells | None, catalogue: Catalogue) -> tuple[Markup | str, tuple[Markup | str, ...]]:
    """Detail and documents: with the HTML of the body where they have any, links led to their pages."""
    if made is None:
        return row.detail, tuple(one.text for one in row.documents)

    def shown(html: str, text: str) -> Markup | str:
        return Markup(resolve(html, catalogue, ROOT)) if html else text

    told = zip(made.documents, row.step.documents, strict=True)
    return shown(made.detail, row.detail), tuple(shown(html, text) for html, text in told)


def _is_told(edge: Edge) -> bool:
    """Whether the way is worth words beside its drawing: it answers a question, or leads elsewhere than on."""
    return bool(edge.label) or edge.end != edge.start + 1


def _way(edge: Edge, form: SopForm, ids: list[str]) -> Way:
    goes = "กลับไป" if edge.end <= edge.start else "ไป"
    return Way(f"{edge.label} {goes}ขั้นที่ {form.rows[edge.end].number}".strip(), ids[edge.end])


def sums(total: Total) -> Iterator[str]:
    """How long it all takes, in words: what was written as lengths, as periods, and otherwise."""
    if total.length:
        yield f"รวมเวลา {format_duration(total.length)} จาก {total.lengths} ขั้นที่ระบุเป็นจำนวน"
    if total.span:
        yield f"อยู่ในช่วง {format_duration(total.span)} จาก {total.periods} ขั้นที่ระบุเป็นช่วงเวลา"
    if total.loose:
        yield f"อีก {total.loose} ขั้นทำเป็นประจำหรือขึ้นกับเรื่อง"
