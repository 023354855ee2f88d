"""The flow as a browser draws it: letters as wide as they were measured, arrows that run on from row to row."""

import base64
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

import fontpkg_sarabun
import pytest
from playwright.sync_api import BrowserContext, Page
from render.flows import large

import lokm_build
from lokm_build.model.asset import Step
from lokm_build.render.flow import flow_column, flow_figure
from lokm_build.render.flow.measure import width
from lokm_build.render.flow.symbols import COLUMN

pytestmark = pytest.mark.browser

STYLES = Path(lokm_build.__file__).parent / "theme" / "css"
STEPS = large(1)


@pytest.fixture
def window(desktop: BrowserContext) -> Iterator[Page]:
    page = desktop.new_page()
    page.set_content(document(STEPS))
    page.evaluate("document.fonts.load('14px Sarabun').then(() => document.fonts.ready)")
    yield page
    page.close()


def document(steps: tuple[Step, ...]) -> str:
    """A page with the table (rows of all heights) and the figure."""
    font = base64.b64encode((Path(fontpkg_sarabun.ROOT) / "files" / "Sarabun-Regular.ttf").read_bytes()).decode()
    css = "".join((STYLES / f"{name}.css").read_text("utf-8") for name in ("tokens", "flow"))
    rows = "".join(
        f'<tr><td class="lokm-flow-cell">{cell}</td><td>{escape(step.text) * (at % 4 * 9)}</td></tr>'
        for at, (cell, step) in enumerate(zip(flow_column(steps), steps, strict=True))
    )
    return (
        '<!doctype html><meta name="viewport" content="width=device-width">'
        f"<style>@font-face{{font-family:Sarabun;src:url(data:font/ttf;base64,{font})}}{css}"
        "table{border-collapse:collapse;width:700px}td{border:1px solid}</style>"
        f"<body><table>{rows}</table>{flow_figure(steps)}"
    )


def test_letters_are_no_wider_than_they_were_measured(window: Page) -> None:
    drawn = window.evaluate(
        """[...document.querySelectorAll('table .lokm-flow__texts tspan')]
          .map(line => [line.textContent, line.getComputedTextLength()])"""
    )

    assert len(drawn) > len(STEPS)
    assert [(text, wide) for text, wide in drawn if wide > width(text, COLUMN.size) * 1.01 + 0.5] == []


def test_ways_run_from_row_to_row_without_a_gap(window: Page) -> None:
    rows = window.evaluate(
        """[...document.querySelectorAll('.lokm-flow--row')].map(row => ({
          cell: row.parentElement.getBoundingClientRect(), row: row.getBoundingClientRect(),
          ends: [...row.querySelectorAll('line')].map(line => line.getBoundingClientRect())
            .map(line => [line.left, line.top, line.bottom])
        }))"""
    )

    assert len({round(row["cell"]["height"]) for row in rows}) > 10
    for upper, lower in pairwise(rows):
        assert upper["row"]["bottom"] >= lower["row"]["top"]
        assert upper["row"]["height"] >= upper["cell"]["height"]
        ending = {round(x) for x, _, bottom in upper["ends"] if abs(bottom - upper["row"]["bottom"]) < 0.6}
        beginning = {round(x) for x, top, _ in lower["ends"] if abs(top - lower["row"]["top"]) < 0.6}
        assert ending == beginning != set()


def test_the_figure_fits_a_phone(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.set_content(document(STEPS))
    page.locator("table").evaluate("table => table.remove()")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
