"""The cards of a plan on a phone: their labels stand in the style sheet and are the words of the form's heads."""

import re
from pathlib import Path

from lokm_build.derive.plans import COLUMNS

SHEET = Path(__file__).parents[2] / "lokm_build" / "theme" / "css" / "plan.css"
LABEL = re.compile(r'\.lokm-activities td:nth-child\((\d+)\)::(?:before|after) \{ content: "([^"]+)"; \}')


def test_the_labels_of_cards_are_the_heads_of_their_columns() -> None:
    labels = {int(place): words.strip() for place, words in LABEL.findall(SHEET.read_text(encoding="utf-8"))}
    places: dict[int, str] = {}
    for column in COLUMNS:
        for head in column.under or (column.head,):
            places[len(places) + 1] = head

    assert len(places) == 15
    assert sorted(labels) == [place for place in places if place > 2]  # a card has number and name for a title
    assert [(places[place], words) for place, words in labels.items() if not places[place].startswith(words)] == []
