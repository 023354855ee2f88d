"""The one Jinja environment: package templates, autoescape on, undefined names are errors.

Filters turn values into what readers see (Thai dates, names of choices, labels) and into
addresses relative to the site's root, before which a template puts the way there; a filter
costs a fraction of what a macro does. Templates receive values, never open files, and know no clock.
"""

import datetime
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup, escape

from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import NAMES, Shape
from lokm_build.model.kinds import KINDS, Kind
from lokm_build.render import links
from lokm_build.render.blanks import blanks
from lokm_build.render.compiled import Compiled
from lokm_build.thai.dates import format_date
from lokm_build.thai.graphemes import clip


def thai_date(day: datetime.date) -> str:
    """`14 กรกฎาคม 2567`: for running text."""
    return format_date(day)


def thai_date_short(day: datetime.date) -> str:
    """`14 ก.ค. 2567`: for tables and cards."""
    return format_date(day, "short")


@lru_cache(maxsize=4096)
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


@cache
def kind_label(kind: Kind) -> Markup:
    """The kind as a label in its colour."""
    return Markup('<span class="lokm-kind lokm-kind--{}">{}</span>').format(kind.value, kind_short(kind))


def unit_name(code: str, catalogue: Catalogue) -> str:
    """The unit's name, as the catalogue knows it."""
    return catalogue.unit_name(code)


def unit_link(code: str, catalogue: Catalogue, root: str = "../") -> Markup:
    """The unit's name, linked to its page where it has one."""
    name = escape(unit_name(code, catalogue))
    return Markup(f'<a href="{root}{escape(links.unit_url(code))}">{name}</a>') if code in catalogue.units else name


def reference(text: str) -> Markup:
    """A reference or piece of evidence, linked when it is an address on the web."""
    told = escape(text)
    is_address = text.startswith(("https://", "http://")) and " " not in text
    return Markup(f'<a href="{told}" rel="noopener">{told}</a>') if is_address else told


@cache
def shape_icon(shape: Shape) -> Markup:
    """The symbol of the official flowchart form."""
    return Markup(render("asset/shape.html", shape=shape.value))


_FILTERS: dict[str, Any] = {
    "thai_date_short": thai_date_short,
    "thai_day": thai_day,
    "number": number,
    "kind_name": kind_name,
    "kind_label": kind_label,
    "unit_name": unit_name,
    "unit_link": unit_link,
    "reference": reference,
    "shape_icon": shape_icon,
    "named": NAMES.__getitem__,
    "clip": clip,
    "blanks": blanks,
}
_ADDRESSES: dict[str, Any] = {
    name: getattr(links, name)
    for name in ("asset_url", "unit_url", "topic_url", "indicator_url", "kind_url", "year_url")
}


@lru_cache(maxsize=16_384)
def _escaped_text(text: str) -> str:
    return escape(text)


def escaped(value: object) -> str:
    """A value as HTML has it; markup is left as it is."""
    if type(value) is str:
        return _escaped_text(value)
    return value if type(value) is Markup else escape(value)


_LOADER = PackageLoader("lokm_build.render", "templates")


class Inline(Extension):
    """`{% inline "name" %}`: the template of this name, as if it were written there.

    Unlike an include it costs nothing when the page is filled: it is part of the page's code.
    """

    tags = {"inline"}  # noqa: RUF012 - declared so by Jinja

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """The nodes of the other template, in place of the tag."""
        next(parser.stream)
        name = parser.parse_expression().as_const()
        source = (self.environment.loader or _LOADER).get_source(self.environment, name)[0]
        return self.environment.parse(source, name).body


class Plain(CodeGenerator):
    """Compiles templates as what ours are: they ask objects for attributes, never a mapping for a key by a dot.

    What they fill in is text that mostly occurs again, on other pages too.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - named so by Jinja
        """An attribute, without Jinja's second look for a key of this name."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write("environment.escaped(")


class PageEnvironment(Environment):
    """The environment of pages: always escaping, compiled by `Plain`."""

    code_generator_class = Plain
    escaped = staticmethod(escaped)


@cache
def _compiled() -> Compiled:
    here = Path(__file__)
    sources = (path.read_bytes() for path in (here, *sorted(here.with_name("templates").rglob("*.html"))))
    return Compiled(here.with_name("__pycache__"), sources)


@cache
def environment() -> Environment:
    """The environment, made once in each process."""
    made = PageEnvironment(
        bytecode_cache=_compiled(),
        loader=_LOADER,
        extensions=[Inline],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(_FILTERS | _ADDRESSES)
    made.globals.update(_ADDRESSES)
    return made


@cache
def _template(name: str) -> tuple[Template, dict[str, Any]]:
    """The template and the functions that it knows."""
    found = environment().get_template(name)
    return found, dict(found.globals)


@cache
def macro(template: str, name: str) -> Callable[..., object]:
    """A macro of a template, to be called from here."""
    found: Callable[..., object] = getattr(environment().get_template(template).module, name)
    return found


def render(template: str, **values: Any) -> str:
    """The template of this name, filled."""
    found, known = _template(template)
    return "".join(found.root_render_func(found.new_context(known | values, shared=True)))


def compile_all() -> None:
    """Compile every template, for all processes to come."""
    _compiled().writes = True
    for name in environment().list_templates():
        environment().get_template(name)


if __name__ == "__main__":
    compile_all()
