"""The browser's half of the index reads what Python wrote, and cuts text as Python does."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lokm_build.search.codec import encode_numbers, encode_text
from lokm_build.search.shards import shard_of
from lokm_build.search.tokens import folded, short_tokens

pytestmark = pytest.mark.browser

SCRIPTS = Path(__file__).parents[2] / "lokm_build" / "search" / "browser"
PIECES = [
    "การประสานงาน", "องค์กรแห่งการเรียนรู้", "กพร.", "พ.ศ. ๒๕๖๖",
    "ค.ศ. 2023", "๒.๑๐", "17/2565", "1,200", "1,20", "3.", "SOP", "e-GP", "R2R", "KM",
    "a", "ก", "ๆ", "ฯลฯ", "ณ", "ที่ 4", "6 ใบ", "น าเสนอ",
    "31 ก.ค. 2555", "๑/๓/๒๕๖๖", "2012-07-31", "ต.ค. 64", "July 4, 2019",
    "5th Sept 2023", "กรกฎาคม", "ก.พ.", "31", "/", "-",
    "ครุภัณฑ์", "ฎ", "ฏ", "é", "–", "“", " ", "  ", "\n", "(", ")", "~", '"', "\\", "!", "{",
]  # fmt: skip


def texts() -> list[str]:
    chance = random.Random(2566)
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 12))) for _ in range(1500)]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    for name in ("normalise", "search-codec", "search-dates", "search-tokens", "search-rank"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    page.close()


def test_both_cut_every_text_into_the_same_tokens(page: Page) -> None:
    cut = page.evaluate(
        """(texts) => texts.map((text) => {
          const tokens = [], folded = lokm.search.folded(text);
          lokm.search.eachToken(folded, (token) => tokens.push(token));
          lokm.search.eachShortGram(folded, (token) => tokens.push(token));
          return tokens.sort();
        })""",
        texts(),
    )
    assert cut == [sorted(short_tokens(folded(text)), key=lambda token: token.encode("utf-16-be")) for text in texts()]


def test_text_and_numbers_come_back_as_they_were(page: Page) -> None:
    numbers = [0, 1, 59, 60, 61, 1919, 1920, 4095, 4096, 61_579, 123_456_789]
    read = page.evaluate("(texts) => texts.map(lokm.search.decodeText)", [encode_text(text) for text in texts()])
    assert read == texts()
    written = encode_numbers(numbers)
    assert page.evaluate("(text) => lokm.search.decodeNumbers(text, 0, text.length)", written) == numbers


def test_both_look_for_a_token_in_the_same_shard(page: Page) -> None:
    tokens = sorted({token for text in texts() for token in short_tokens(folded(text))})
    assert page.evaluate("(tokens) => tokens.map((token) => lokm.search.shardOf(token, 9))", tokens) == [
        shard_of(token, 9) for token in tokens
    ]
    assert page.evaluate("(tokens) => tokens.map(lokm.search.encodeToken)", tokens) == list(map(encode_text, tokens))
