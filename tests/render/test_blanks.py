"""Message templates in the documentation: every blank has a Thai name, no format syntax is left."""

from string import Formatter

from lokm_build.model.codes import CODES
from lokm_build.render.blanks import BLANKS, blanks


def test_every_field_of_every_message_has_a_name_for_readers() -> None:
    templates = [text for code in CODES.values() for text in (code.message, code.hint)]
    fields = {field for text in templates for _, field, _, _ in Formatter().parse(text) if field}

    assert fields == BLANKS.keys()


def test_a_field_becomes_a_named_blank_and_doubled_braces_single_ones() -> None:
    assert blanks("ไฟล์ใหญ่ {size} <b>") == "ไฟล์ใหญ่ <var>ขนาด</var> &lt;b&gt;"
    assert blanks("เช่น {key}: {{{example}}}") == "เช่น <var>คีย์</var>: {<var>ตัวอย่าง</var>}"
    assert blanks("มี [ ] {{ }} หรือ :") == "มี [ ] { } หรือ :"
