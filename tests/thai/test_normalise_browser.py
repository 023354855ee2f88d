"""The JavaScript twins in a real browser give exactly what Python gives."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from firefox import Firefox
from playwright.sync_api import Browser, Page

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

LETTERS = [
    *map(chr, range(0x0E01, 0x0E3B)),
    *map(chr, range(0x0E3F, 0x0E5C)),
    *map(chr, range(0x20, 0x7F)),
    *map(chr, range(0xA0, 0x180)),
    *map(chr, range(0x0300, 0x0370)),
    *map(chr, range(0x2000, 0x2070)),
    *map(chr, range(0xF700, 0xF71B)),
]
SOURCES = ("normalise.js", "keyboard.js")


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    for script in SOURCES:
        page.add_script_tag(path=SCRIPTS / script)
    yield page
    page.close()


def random_texts() -> list[str]:
    """Texts of pieces that are known to hurt, and of any letters of the Thai block and of its neighbours."""
    chance = random.Random(2566)
    hurting = ["".join(chance.choices(PIECES, k=chance.randint(1, 24))) for _ in range(2000)]
    anything = ["".join(chance.choices(LETTERS, k=chance.randint(1, 40))) for _ in range(2000)]
    return [*hurting, *anything]


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
    texts = [vector["input"] for vector in VECTORS] + random_texts()

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

    assert page.evaluate("texts => texts.map(lokm.fromKeyboard)", texts) == [from_keyboard(text) for text in texts]


def test_firefox_normalises_as_python_does(firefox: Firefox, tmp_path: Path) -> None:
    scripts = "".join(f"<script>{(SCRIPTS / name).read_text('utf-8')}</script>" for name in SOURCES)
    (tmp_path / "page.html").write_text(f'<!doctype html><meta charset="utf-8">{scripts}', "utf-8")
    texts = random_texts()
    firefox.open((tmp_path / "page.html").as_uri())

    found = firefox.call(f"(given) => ({IN_BROWSER})(JSON.parse(given))", json.dumps(texts))

    assert found == [as_javascript_counts(text) for text in texts]
