"""Scripts are served without what only their authors need."""

import json
from pathlib import Path

import lokm_build
from lokm_build.search.scripts import lean

SEARCH = Path(lokm_build.__file__).parent / "search"


def test_comments_and_indentation_go_and_lines_of_code_stay() -> None:
    script = (
        "/**\n * Told at length.\n */\n(function () {\n  \"use strict\";\n\n"
        "  // why\n  var text = \"/* no comment */\";\n})();\n"
    )
    assert lean(script) == '(function () {\n"use strict";\nvar text = "/* no comment */";\n})();\n'


def test_a_cast_goes_and_what_it_casts_stays() -> None:
    assert lean("  var a = /** @type {any} */ (b);\n  /** @type {[number, string]} */ ([1, f]),\n") == (
        "var a = (b);\n([1, f]),\n"
    )


def test_every_script_of_the_search_stands_in_one_pack() -> None:
    packs: dict[str, list[str]] = json.loads((SEARCH / "browser/packs.json").read_text("utf-8"))

    packed = [name for names in packs.values() for name in names]
    assert sorted(packed) == sorted(script.stem for script in (SEARCH / "browser").glob("*.js"))
    assert sorted(packs) == sorted(script.stem for script in (SEARCH / "packed").glob("*.js"))
