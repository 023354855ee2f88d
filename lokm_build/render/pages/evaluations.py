"""An evaluation as a template shows it: levels, steps, lists cut to what a page has room for, charts.

Takes standings and a catalogue; returns plain values and SVG. The words are those of `derive.levels.words`.
"""

from collections import Counter as Sums
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lokm_build.derive.levels import ROUND_MONTHS, ROUND_NAMES, Evaluation, FactorResult, Item, Standing
from lokm_build.derive.levels.words import (
    NAMED_APART,
    count_words,
    key_name,
    near_words,
    record_words,
    span_words,
    step_words,
    still_words,
    verdict,
    why,
)
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.counters import Counter
from lokm_build.model.fields import NAMES
from lokm_build.model.ladder import LEVELS
from lokm_build.render.charts.bars import bar
from lokm_build.render.charts.levels import Point, levels_chart
from lokm_build.render.links import asset_url
from lokm_build.thai.graphemes import clip

SHOWN, ROOM = 8, 160
"""Items of one list, and of all lists of a page together: a page stays light, the command line has all."""

_LONGEST = 140
"""Letters of a title or a record in a list."""

_NEAR, _FOLDED = 3, 3


@dataclass(frozen=True, slots=True)
class Row:
    """An item of a list: what it counts as, the asset it stands in, its record, and a remark."""

    name: str
    title: str
    href: str
    words: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of a ladder; `state` is `reached`, `next` or empty."""

    level: int
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class FactorView:
    """A factor with its ladder, what counted and what is missing."""

    code: str
    name: str
    level: int | None
    rungs: tuple[Rung, ...]
    count: str
    span: str
    hole: str
    setup: str
    step: str
    step_level: int
    near: tuple[Row, ...]
    counted: tuple[Row, ...]
    counted_more: int
    uncounted: tuple[Row, ...]
    uncounted_more: int


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round: its name and months, the level, what to do, and its factors."""

    name: str
    months: str
    level: int | None
    is_ahead: bool
    is_open: bool
    verdict: str
    factors: tuple[FactorView, ...]
    is_now: bool = False
    still: str = ""


@dataclass(frozen=True, slots=True)
class StandingView:
    """A unit in an indicator: all rounds."""

    rounds: tuple[RoundView, ...]
    overall: str

    @property
    def now(self) -> RoundView:
        """The round that is going on; else the whole year."""
        return next(one for one in self.rounds if one.is_now)


@dataclass(frozen=True, slots=True)
class Room:
    """How many items a list may show: of the round that goes on, and of the others, which are folded."""

    now: int = SHOWN
    folded: int = _FOLDED


def room(standings: Sequence[Standing]) -> Room:
    """What each list of these standings may show, so that their page stays light."""
    lists = max(1, sum(2 * len(standing.now.factors) for standing in standings))
    now = min(SHOWN, 2 * ROOM // 3 // lists)
    return Room(max(1, now), max(1, min(_FOLDED, ROOM // 3 // (2 * lists))))


def standing_view(standing: Standing, catalogue: Catalogue, space: Room) -> StandingView:
    """All of a standing, with as many items as there is room for."""
    rounds = tuple(
        round_view(one, catalogue, one is standing.now, space.now if one is standing.now else space.folded)
        for one in standing.rounds
    )
    rules = standing.year.rules
    source = f" · {rules.overall_source}" if rules.overall_source else ""
    return StandingView(rounds, f"{NAMES[rules.overall]}{source}" if len(rules.factors) > 1 else "")


def round_view(evaluation: Evaluation, catalogue: Catalogue, is_now: bool, shown: int = 0) -> RoundView:
    """A round; where nothing of its factors is shown, its level, and what to do in the one that goes on."""
    asked = evaluation.in_round
    return RoundView(
        ROUND_NAMES[asked], ROUND_MONTHS[asked], evaluation.level, evaluation.is_ahead, evaluation.is_open,
        verdict(evaluation, catalogue) if is_now or shown else "",
        tuple(_factor(result, catalogue, shown) for result in evaluation.factors) if shown else (), is_now,
        still_words(evaluation),
    )  # fmt: skip


def _factor(result: FactorResult, catalogue: Catalogue, shown: int) -> FactorView:
    factor, tally, step = result.factor, result.tally, result.next
    counter, window = factor.counter, result.window
    return FactorView(
        factor.code, factor.name, result.level, tuple(_rungs(result)),
        count_words(result) if factor.info else "", span_words(window).strip(),
        f"{result.hole.case}: {result.hole.settled}" if result.hole else "", result.setup,
        step_words(step, counter, catalogue) if step else "", step.level if step else 0,
        tuple(_row(item, counter, catalogue, near_words(item)) for item in (step.near[:_NEAR] if step else ())),
        tuple(_row(item, counter, catalogue) for item in tally.counted[:shown]), max(0, len(tally.counted) - shown),
        tuple(_row(item, counter, catalogue, why(item, window)) for item in tally.uncounted[:shown]),
        max(0, len(tally.uncounted) - shown),
    )  # fmt: skip


def _rungs(result: FactorResult) -> Iterator[Rung]:
    coming = result.next.level if result.next else 0
    for level in LEVELS:
        if text := result.factor.text_of(level):
            yield Rung(level, text, "reached" if level == result.level else "next" if level == coming else "")


def _row(item: Item, counter: Counter | None, catalogue: Catalogue, remark: str = "") -> Row:
    asset = item.asset
    name = key_name(item.key, counter, catalogue) if counter in NAMED_APART or asset is None else ""
    title = asset.title if asset else ""
    return Row(
        clip(name, _LONGEST) if name != title else "", clip(title, _LONGEST), asset_url(asset.id) if asset else "",
        _short(record_words(item, catalogue)), remark,
    )  # fmt: skip


def _short(words: str) -> str:
    """A record in a line of bounded length, with its date, which stands last."""
    if len(words) <= _LONGEST:
        return words
    told, _, day = words.rpartition(" · ")
    return f"{clip(told, _LONGEST)} · {clip(day, _LONGEST)}"


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row of a table with a bar: its name, the bar, and the number in words."""

    name: str
    svg: Markup
    words: str


def coverage(evaluation: Evaluation) -> tuple[BarRow, ...]:
    """How much of its whole each factor has, where it has a whole."""
    rows = []
    for result in evaluation.factors:
        total = result.tally.total
        if total and result.factor.info and result.factor.info.total:
            named = f"{result.factor.code} {result.factor.name}"
            rows.append(BarRow(named, bar(result.tally.count, total), count_words(result)))
    return tuple(rows)


def channel_rows(evaluation: Evaluation, catalogue: Catalogue) -> tuple[BarRow, ...]:
    """How often each channel was used, the most used first; all channels of the registry while they are few."""
    found = next((one for one in evaluation.factors if one.factor.counter is Counter.CHANNELS), None)
    if found is None or not found.tally.counted:
        return ()
    times = Sums(item.key for item in found.tally.counted)
    unused = (code for code in found.tally.open if code in catalogue.channels)
    codes = [*(code for code, _ in times.most_common()), *unused]
    most = max(times.values())
    return tuple(
        BarRow(key_name(code, Counter.CHANNELS, catalogue), bar(times[code], most), f"{times[code]:,} ครั้ง")
        for code in codes[:12]
    )


def history_points(history: Sequence[Standing]) -> tuple[Point, ...]:
    """The rounds of all years as points; those ahead are left out."""
    return tuple(
        Point(f"รอบ {one.in_round}", str(one.fiscal_year), one.level)
        for standing in history
        for one in standing.rounds
        if one.in_round is not None and not one.is_ahead
    )


def history_chart(history: Sequence[Standing]) -> Markup:
    """The chart of all years."""
    return levels_chart(history_points(history))
