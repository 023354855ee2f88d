"""The one Jinja environment: package templates, autoescape on, undefined names are errors.

Filters turn values into the words readers see (Thai dates, names of choices);
functions give addresses relative to the site's root, before which a template puts
`root`. Templates receive values, never open files, and know no clock.
"""

import datetime
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lokm_build.model.fields import NAMES
from lokm_build.model.kinds import KINDS, Kind
from lokm_build.render import links
from lokm_build.render.blanks import blanks
from lokm_build.thai.dates import format_date
from lokm_build.thai.graphemes import clip


def thai_date(day: datetime.date) -> str:
    """`14 กรกฎาคม 2567`: for running text."""
    return format_date(day)


def thai_date_short(day: datetime.date) -> str:
    """`14 ก.ค. 2567`: for tables and cards."""
    return format_date(day, "short")


def thai_day(day: datetime.date, short: bool = False) -> Markup:
    """A date as a `time` element, so that machines read it too."""
    words = thai_date_short(day) if short else thai_date(day)
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), words)


def number(value: int) -> str:
    """`12,345`."""
    return f"{value:,}"


def kind_name(kind: Kind) -> str:
    """The kind's full Thai name."""
    return KINDS[kind].name


def kind_short(kind: Kind) -> str:
    """The kind's Thai name as a label has room for."""
    return KINDS[kind].short


def is_web_address(text: str) -> bool:
    """Whether a reference or piece of evidence can be linked as it stands."""
    return text.startswith(("https://", "http://")) and " " not in text


_FILTERS: dict[str, Any] = {
    "thai_date": thai_date,
    "thai_date_short": thai_date_short,
    "thai_day": thai_day,
    "number": number,
    "kind_name": kind_name,
    "kind_short": kind_short,
    "named": NAMES.__getitem__,
    "clip": clip,
    "blanks": blanks,
}
_GLOBALS: dict[str, Any] = {
    name: getattr(links, name)
    for name in ("asset_url", "unit_url", "topic_url", "indicator_url", "kind_url", "year_url")
}


@cache
def environment() -> Environment:
    """The environment, made once in each process."""
    made = Environment(
        loader=PackageLoader("lokm_build.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(_FILTERS)
    made.globals.update(_GLOBALS)
    made.tests["web_address"] = is_web_address
    return made


def render(template: str, **values: Any) -> str:
    """The template of this name, filled."""
    return environment().get_template(template).render(**values)
