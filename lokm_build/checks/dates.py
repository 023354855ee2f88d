"""Dates fit the fiscal year, one another, and today."""

from collections.abc import Iterator

from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.fields import Status
from lokm_build.model.finding import Finding
from lokm_build.thai.dates import fiscal_year, format_date

_RECORDS = {"adoptions": "การนำไปใช้", "disseminations": "การเผยแพร่"}


def reviews_are_due(catalogue: Catalogue) -> Iterator[Finding]:
    """The date by which an asset in use was to be reviewed has not passed."""
    for asset in catalogue.assets:
        review = asset.meta.review_by
        if review and asset.review_passed(catalogue.today) and asset.meta.status is not Status.RETIRED:
            yield finding("REVIEW-PASSED", asset.place("review_by"), date=format_date(review, "short"))


def reviews_follow_dates(catalogue: Catalogue) -> Iterator[Finding]:
    """A document is reviewed after its date."""
    for asset in catalogue.assets:
        review, date = asset.meta.review_by, asset.meta.date
        if review and date and review < date:
            yield finding("REVIEW-BEFORE-DATE", asset.place("review_by"))


def dates_lie_in_the_fiscal_year(catalogue: Catalogue) -> Iterator[Finding]:
    """The date of an asset lies in the fiscal year that it names."""
    for asset in catalogue.assets:
        date, year = asset.meta.date, asset.meta.fiscal_year
        if date and fiscal_year(date) != year:
            told = format_date(date, "short")
            values = {"date": told, "year": str(year), "before": str(year - 1)}
            yield finding("DATE-OTHER-YEAR", asset.place("date"), **values)


def indicators_are_of_the_fiscal_year(catalogue: Catalogue) -> Iterator[Finding]:
    """An asset is evidence for indicators of its own fiscal year."""
    for asset in catalogue.assets:
        year = str(asset.meta.fiscal_year)
        for index, key in enumerate(asset.meta.indicators):
            if key.split("/")[1] != year:
                yield finding("INDICATOR-OTHER-YEAR", asset.place("indicators", index), value=key, year=year)


def records_have_come(catalogue: Catalogue) -> Iterator[Finding]:
    """Nobody applied or spread an asset on a day that lies ahead: a month or year is mistyped."""
    for asset in catalogue.assets:
        for key, kind in _RECORDS.items():
            for index, record in enumerate(getattr(asset.meta, key)):
                if record.date and record.date > catalogue.today:
                    place = asset.place(key, index, "date")
                    yield finding("RECORD-AHEAD", place, kind=kind, date=format_date(record.date, "short"))
