"""Activities of plans: dates that can be, postponements that leave the plan standing, reviews that are AARs."""

from collections.abc import Iterator

from lokm_build.model.asset import Asset
from lokm_build.model.body import Body
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.kinds import KINDS, Kind
from lokm_build.thai.dates import format_date

MOST = 100
"""Activities of one plan."""


def activities_are_few(asset: Asset, _: Body) -> Iterator[Finding]:
    """A plan has no more activities than somebody can follow."""
    count = len(asset.meta.activities)
    if count > MOST:
        yield finding("ACTIVITY-MANY", asset.place("activities", MOST), count=str(count), limit=str(MOST))


def postponements_follow_a_plan(asset: Asset, _: Body) -> Iterator[Finding]:
    """New dates run forwards, and stand beside planned ones: without these nobody sees what was postponed."""
    for index, activity in enumerate(asset.meta.activities):
        new = activity.postponed
        if new and new.start and new.end and new.end < new.start:
            place = asset.place("activities", index, "postponed", "end")
            yield finding("ACTIVITY-DATES", place, start="start", end="end")
        if new and (new.start or new.end) and not (activity.start or activity.end):
            place = asset.place("activities", index, "postponed")
            yield finding("ACTIVITY-POSTPONED", place, number=str(activity.number))


def actual_dates_have_come(catalogue: Catalogue) -> Iterator[Finding]:
    """An actual date is not one that lies ahead."""
    for asset in catalogue.assets:
        for index, activity in enumerate(asset.meta.activities):
            for key in ("actual_start", "actual_end"):
                day = getattr(activity, key)
                if day and day > catalogue.today:
                    place = asset.place("activities", index, key)
                    yield finding("ACTIVITY-AHEAD", place, key=key, date=format_date(day, "short"))


def reviews_are_aars(catalogue: Catalogue) -> Iterator[Finding]:
    """What an activity names as its AAR is one."""
    for asset in catalogue.assets:
        for index, activity in enumerate(asset.meta.activities):
            review = catalogue.asset(activity.aar) if activity.aar else None
            if review and review.kind is not Kind.AAR:
                place = asset.place("activities", index, "aar")
                yield finding("ACTIVITY-AAR", place, value=activity.aar or "", kind=KINDS[review.kind].short)


def aars_review_something(catalogue: Catalogue) -> Iterator[Finding]:
    """An AAR is named by an activity of a plan, or says itself from which event it comes."""
    named = {activity.aar for asset in catalogue.assets for activity in asset.meta.activities if activity.aar}
    for asset in catalogue.assets:
        is_named = not named.isdisjoint((asset.id, *asset.meta.aliases))
        if asset.kind is Kind.AAR and not is_named and asset.meta.source is None:
            yield finding("AAR-ACTIVITY", asset.place("kind"), value=asset.id)
