"""The JavaScript twins in a real browser give exactly what Python gives."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from lokm_build.thai.keyboard import LATIN_KEYS, THAI_KEYS, from_keyboard
from lokm_build.thai.normalise import fold, normalise

pytestmark = pytest.mark.browser

SCRIPTS = Path(__file__).parents[2] / "lokm_build" / "search" / "browser"
VECTORS = json.loads(Path(__file__).with_name("normalise_vectors.json").read_text(encoding="utf-8"))
PIECES = [
    *"กขคงจชดตทธนบพยรลสหอ",
    *"เแโใไะาำๆฯฤๅ",
    *"\u0e31\u0e34\u0e35\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4c\u0e4d\u0e4e",
    *[" ", " ", "  ", "\n", "\t", "\u00a0", "\u2003", "\u200b", "\u00ad", "\ufeff", "\ufe0f"],
    *[".", ".", "..", "-", "(", "a", "B", "e", "ß", "É", "Σ", "\u0130", "\u212b", "\u212a", "1", "๑", "๙"],
    *[
        "\u0301",
        "\u0334",
        "\u0323",
        "\u0eb8",
        "\uf702",
        "\uf70a",
        "\uf71a",
        "\uf0b7",
        "😀",
        "𝄞",
        "\U0001d15e",
    ],
    *["น า", "น้ า", "หน้ า", "ต่ าง", "ทํา", "ก.พ.ร.", "e.g.", "เเ", "ท่ี", "สำนัก", "๒.๑๐"],
]


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        for script in ("normalise.js", "keyboard.js"):
            page.add_script_tag(path=SCRIPTS / script)
        yield page
        browser.close()


def thai_ish() -> list[str]:
    chance = random.Random(2566)
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 24))) for _ in range(2000)]


def as_javascript_counts(text: str) -> dict[str, Any]:
    """Python's result with offsets in UTF-16 units, at the first unit of each character."""
    result = normalise(text)
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
    return {"text": result.text, "offsets": [units[offset] for offset in result.offsets], "fold": fold(text)}


IN_BROWSER = """texts => texts.map(text => {
  const result = lokm.normalise(text);
  const offsets = [];
  let unit = 0;
  for (const character of result.text) { offsets.push(result.offsets[unit]); unit += character.length; }
  offsets.push(result.offsets[unit]);
  const whole = result.offsets.length === result.text.length + 1 && lokm.normaliseText(text) === result.text;
  return whole ? {text: result.text, offsets, fold: lokm.fold(text)} : {broken: text};
})"""


def test_the_browser_normalises_as_python_does(page: Page) -> None:
    texts = [vector["input"] for vector in VECTORS] + thai_ish()

    for text, found in zip(texts, page.evaluate(IN_BROWSER, texts), strict=True):
        assert found == as_javascript_counts(text), ascii(text)


def test_the_browser_holds_the_shared_vectors(page: Page) -> None:
    found = page.evaluate(IN_BROWSER, [vector["input"] for vector in VECTORS])

    expected = [(vector["text"], vector["fold"]) for vector in VECTORS]
    assert [(result["text"], result["fold"]) for result in found] == expected


def test_the_second_half_of_an_astral_character_keeps_its_own_place(page: Page) -> None:
    assert page.evaluate("lokm.normalise('😀น า').offsets") == [0, 1, 2, 3, 5]


def test_the_browser_knows_the_same_keyboard(page: Page) -> None:
    texts = [*LATIN_KEYS, *THAI_KEYS, LATIN_KEYS, THAI_KEYS, "dkixitlko", "KM การ 😀", ""]

    assert page.evaluate("texts => texts.map(lokm.fromKeyboard)", texts) == [
        from_keyboard(text) for text in texts
    ]
