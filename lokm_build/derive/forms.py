"""The form of an SOP as plain data: what page, paper and Word all print, each in its own way.

`sop_form(asset, catalogue) -> SopForm` puts the steps of an asset into the form of its unit (`model.forms`): head,
columns, rows as printed, and what follows from them (total duration, critical dates, steps by role). Knows no HTML
and no today. Nothing of a step is lost: what the form has no column for stands in the row's `extras`.

Drawing the flow is the business of `render.flow`, which takes `SopForm.steps`.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lokm_build.derive.profiles import form_profile
from lokm_build.model.asset import Asset, Step
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import NAMES, Column, Head, Shape
from lokm_build.model.forms import BLANK, PLAIN_SOP, FormProfile, Signature
from lokm_build.thai.dates import format_date
from lokm_build.thai.durations import Duration, Period, Total, read_duration, total

LINK = re.compile(r"\[([^\[\]]+)\]\(\s*<?([^()\s<>]+)>?\s*\)")
"""A Markdown link, as a document of a step may be written: `[คำสั่งแต่งตั้ง](lo-committee-order.md)`."""

_MARKS = re.compile(r"[\[*`]")


@dataclass(frozen=True, slots=True)
class FormDocument:
    """A document that a step needs or makes: its name, and where it leads as the author wrote it ("" for nowhere)."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class FormHead:
    """A column of the table and what stands at its head."""

    column: Column
    heading: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """One step as the form prints it. `detail` is Markdown; `time` is what could be read of `duration`.

    `extras` are values for which the form has no column, each with a name; `ends_page` where the author wants a new
    page of paper after the row.
    """

    step: Step
    number: str
    shape: Shape
    text: str
    detail: str
    duration: str
    time: Duration | None
    roles: tuple[str, ...]
    documents: tuple[FormDocument, ...]
    extras: tuple[tuple[str, str], ...] = ()
    ends_page: bool = False


@dataclass(frozen=True, slots=True)
class CriticalDate:
    """A day on which steps begin, or by which they must be done; the numbers are as printed."""

    day: datetime.date
    words: str
    begin: tuple[str, ...]
    end: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleSteps:
    """Who does what: a role (of any step) and its rows, in their order."""

    role: str
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class SopForm:
    """A whole form. `head` are names with values, in order; `columns` those that are printed."""

    profile: FormProfile
    title: str
    document_number: str
    head: tuple[tuple[str, str], ...]
    columns: tuple[FormHead, ...]
    rows: tuple[FormRow, ...]
    total: Total
    dates: tuple[CriticalDate, ...]
    by_role: tuple[RoleSteps, ...]
    signatures: tuple[Signature, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps, for the drawing."""
        return tuple(row.step for row in self.rows)

    @property
    def carrier(self) -> Column:
        """The column in which the extras of a row stand: the details, else the last that is no drawing."""
        if self.has(Column.DETAIL):
            return Column.DETAIL
        printed = [head.column for head in self.columns]
        return next((column for column in reversed(printed) if column is not Column.FLOW), Column.FLOW)

    def has(self, column: Column) -> bool:
        """Whether the form prints this column."""
        return any(head.column is column for head in self.columns)


def sop_form(asset: Asset, catalogue: Catalogue) -> SopForm:
    """The form of this asset; without steps it has no rows."""
    profile = form_profile(asset, catalogue)
    columns = _columns(profile, asset.meta.steps)
    breaks = frozenset(asset.meta.page_after)
    rows = tuple(_row(step, profile, columns, step.number in breaks) for step in asset.meta.steps)
    number = document_number(asset, catalogue, profile)
    return SopForm(
        profile=profile,
        title=profile.title,
        document_number=number,
        head=tuple(_head(asset, catalogue, profile, number)),
        columns=tuple(FormHead(column, profile.heading(column)) for column in columns),
        rows=rows,
        total=total(row.time for row in rows),
        dates=_dates(rows, profile),
        by_role=_by_role(rows),
        signatures=profile.signatures,
    )


def said(text: str) -> str:
    """Markdown of a cell as plain words: links by their text, without marks of emphasis."""
    return LINK.sub(r"\1", text).replace("**", "").replace("`", "") if _MARKS.search(text) else text


def document(text: str) -> FormDocument:
    """A document from what the author wrote: a name, or a Markdown link."""
    found = LINK.fullmatch(text)
    return FormDocument(found[1].strip(), found[2]) if found else FormDocument(text)


def document_number(asset: Asset, catalogue: Catalogue, profile: FormProfile) -> str:
    """The number by the form's pattern; as the author wrote it where there is none, or nothing to fill it with."""
    own, pattern = asset.meta.number or "", profile.document_number
    if not pattern or ("{number}" in pattern and not own):
        return profile.figures(own)
    unit = catalogue.units.get(asset.meta.unit)
    short = unit.short[0] if unit and unit.short else asset.meta.unit
    year = str(asset.meta.fiscal_year)
    values = {"short": short, "unit": asset.meta.unit, "year": year, "yy": year[-2:], "number": own, "id": asset.id}
    return profile.figures(BLANK.sub(lambda blank: values.get(blank[1], blank[0]), pattern))


def _columns(profile: FormProfile, steps: Iterable[Step]) -> tuple[Column, ...]:
    """The columns of the form, each once; the plain form has those that its steps fill."""
    columns = tuple(dict.fromkeys(profile.columns))
    if profile is not PLAIN_SOP:
        return columns
    filled = {column for step in steps for column in Column if _value(step, column)}
    return tuple(column for column in columns if column in filled or column is Column.FLOW)


def _value(step: Step, column: Column) -> object:
    values: dict[Column, object] = {
        Column.NUMBER: True, Column.FLOW: True, Column.DETAIL: step.detail, Column.DURATION: step.duration,
        Column.ROLE: step.role, Column.DOCUMENTS: step.documents,
    }  # fmt: skip
    return values[column]


def _row(step: Step, profile: FormProfile, columns: tuple[Column, ...], ends_page: bool) -> FormRow:
    duration = profile.figures(step.duration or "")
    documents = tuple(document(text) for text in step.documents)
    extras = {
        Column.FLOW: step.text,
        Column.DETAIL: said(step.detail or ""),
        Column.DURATION: duration,
        Column.ROLE: ", ".join(step.role),
        Column.DOCUMENTS: ", ".join(one.text for one in documents),
    }
    return FormRow(
        step=step,
        number=profile.figures(str(step.number)),
        shape=step.shape,
        text=step.text,
        detail=step.detail or "",
        duration=duration,
        time=read_duration(step.duration) if step.duration else None,
        roles=step.role,
        documents=documents,
        extras=tuple((profile.heading(key), told) for key, told in extras.items() if told and key not in columns),
        ends_page=ends_page,
    )


def _head(asset: Asset, catalogue: Catalogue, profile: FormProfile, number: str) -> Iterator[tuple[str, str]]:
    """The fields of the head that have a value."""
    for field in dict.fromkeys(profile.head):
        if told := _told(field, asset, catalogue):
            yield NAMES[field], profile.figures(told)
        elif field is Head.DOCUMENT_NUMBER and number:
            yield NAMES[field], number


def _told(field: Head, asset: Asset, catalogue: Catalogue) -> str:
    meta, unit = asset.meta, catalogue.units.get(asset.meta.unit)
    if field is Head.UNIT:
        return catalogue.unit_name(meta.unit)
    if field is Head.GROUP:
        return next((group.name for group in unit.groups if group.code == meta.group), "") if unit else ""
    if field is Head.PROCEDURE:
        return meta.procedure or asset.title
    if field is Head.INDICATOR:
        known = (catalogue.indicators.get(key) for key in meta.indicators)
        return ", ".join(f"ตัวชี้วัดที่ {one.code} {one.name}" for one in known if one)
    if field is Head.OWNER:
        return meta.owner or ""
    day = {Head.DATE: meta.date, Head.REVIEW_BY: meta.review_by}.get(field)
    return format_date(day) if day else ""


def _dates(rows: Iterable[FormRow], profile: FormProfile) -> tuple[CriticalDate, ...]:
    """The first and last days of all periods, in order."""
    begin: dict[datetime.date, list[str]] = {}
    end: dict[datetime.date, list[str]] = {}
    for row in rows:
        if isinstance(row.time, Period):
            end.setdefault(row.time.end, []).append(row.number)
            if not row.time.is_end:
                begin.setdefault(row.time.start, []).append(row.number)
    days = ((day, profile.figures(format_date(day, "short"))) for day in sorted(begin.keys() | end.keys()))
    return tuple(CriticalDate(day, words, tuple(begin.get(day, ())), tuple(end.get(day, ()))) for day, words in days)


def _by_role(rows: Iterable[FormRow]) -> tuple[RoleSteps, ...]:
    found: dict[str, list[FormRow]] = {}
    for row in rows:
        for role in dict.fromkeys(row.roles):
            found.setdefault(role, []).append(row)
    return tuple(RoleSteps(role, tuple(some)) for role, some in found.items())
