#!/usr/bin/env python3
"""Write a knowledge repository of N assets made from the sample centre, for measuring time and memory.

usage: make_repository.py N OUT [--seed S]

The registry is the sample's. Each asset takes kind, unit, topics and headings from an asset of the sample; its
paragraphs are the sample's, drawn anew; it cites two others, links to one, and holds one word that stands
nowhere else ("รหัสเฉพาะ"). The same N, seed and Python give the same bytes.
"""

import argparse
import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "knowledge"
KEPT = ("kind", "unit", "topics", "km_step", "owner")
LETTERS = 2_300
"""About how many letters of text an asset has."""

_FRONT = re.compile(r"---\n(.*?)\n---\n(.*)", re.S)
_KEY = re.compile(r"^([a-z_]+): *(\S.*)$", re.M)


@dataclass(frozen=True)
class Pattern:
    """What is taken from an asset of the sample."""

    title: str
    front: dict[str, str]
    headings: tuple[str, ...]


def read_sample() -> tuple[list[Pattern], list[str]]:
    """The patterns, and all paragraphs that stand for themselves."""
    patterns, paragraphs = [], []
    for path in sorted(SAMPLE.rglob("*.md")):
        found = _FRONT.match(path.read_text("utf-8"))
        if not found:
            continue
        front = dict(_KEY.findall(found[1]))
        if {"kind", "unit", "topics"} <= front.keys() and front.get("status", "published") == "published":
            headings = tuple(re.findall(r"^## .+$", found[2], re.M))
            kept = {key: front[key] for key in KEPT if key in front}
            patterns.append(Pattern(front["title"].replace('"', ""), kept, headings))
            paragraphs += [text for text in found[2].split("\n\n") if is_plain(text)]
    return patterns, paragraphs


def is_plain(text: str) -> bool:
    """Whether a paragraph means the same in any place: no heading, link, image, note or HTML."""
    return len(text) > 60 and not re.search(r"^#|\]\(|\]\[|\[\^|<|^\[|:::|!!!", text, re.M)


def asset(number: int, count: int, patterns: list[Pattern], paragraphs: list[str], chance: random.Random) -> str:
    """The text of one asset."""
    pattern = chance.choice(patterns)
    others = [name(chance.randrange(count)) for _ in range(3)]
    year = 2560 + chance.randrange(10)
    front = {
        "title": f'"{pattern.title} เรื่องที่ {number}"',
        **pattern.front,
        "fiscal_year": str(year),
        "date": f"{year - 543}-{chance.randint(1, 9):02}-{chance.randint(1, 28):02}",
        "summary": f"เรื่องลำดับที่ {number} ที่เรียบเรียงขึ้นเพื่อวัดความเร็ว",
        "related": f"[{', '.join(dict.fromkeys(other for other in others[:2] if other != name(number)))}]",
    }
    head = "".join(f"{key}: {value}\n" for key, value in front.items())
    headings = pattern.headings or ("## เนื้อหา",)
    share = LETTERS / len(headings)
    body = [f"ดูเพิ่มเติมที่ [เรื่องนี้]({others[2]}.md) รหัสเฉพาะ{number}คำเดียว"]
    for place, heading in enumerate(headings, 1):
        body.append(heading)
        while sum(map(len, body)) < share * place:
            body.append(chance.choice(paragraphs))
    return f"---\n{head}---\n\n" + "\n\n".join(body) + "\n"


def name(number: int) -> str:
    """The id of an asset."""
    return f"asset-{number:06}"


def write_repository(count: int, out: Path, seed: int = 1) -> int:
    """Write the repository into `out/knowledge`; returns its bytes."""
    chance = random.Random(seed)
    patterns, paragraphs = read_sample()
    shutil.copytree(SAMPLE / "registry", out / "knowledge" / "registry", dirs_exist_ok=True)
    folder, total = out / "knowledge" / "all", 0
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        data = asset(number, count, patterns, paragraphs, chance).encode()
        (folder / f"{name(number)}.md").write_bytes(data)
        total += len(data)
    return total


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("n", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    size = write_repository(given.n, given.out, given.seed)
    print(f"{given.n} assets, {size} bytes, mean {size // max(given.n, 1)}")
