"""Lanes beside the column: ways that run past the same rows lie beside each other, all others share a lane."""

from collections.abc import Sequence

Span = tuple[float, float]


def lanes(spans: Sequence[Span]) -> list[int]:
    """The lane of each span, 0 the innermost: as few lanes as can be, short spans inside, so that few ways cross."""
    inside = _taken(spans, sorted(range(len(spans)), key=lambda index: (_length(spans[index]), spans[index])))
    fewest = _taken(spans, sorted(range(len(spans)), key=lambda index: spans[index]))
    return inside if max(inside, default=0) <= max(fewest, default=0) else fewest


def _taken(spans: Sequence[Span], order: list[int]) -> list[int]:
    """Each span in this order takes the innermost lane that is free along it."""
    chosen = [0] * len(spans)
    held: list[list[Span]] = []
    for index in order:
        lane = next((at for at, others in enumerate(held) if not _meets(spans[index], others)), len(held))
        if lane == len(held):
            held.append([])
        held[lane].append(spans[index])
        chosen[index] = lane
    return chosen


def _meets(span: Span, others: list[Span]) -> bool:
    return any(span[0] <= other[1] and other[0] <= span[1] for other in others)


def _length(span: Span) -> float:
    return span[1] - span[0]
