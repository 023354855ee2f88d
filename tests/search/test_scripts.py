"""Scripts are served without what only their authors need."""

from lokm_build.search.scripts import lean


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
