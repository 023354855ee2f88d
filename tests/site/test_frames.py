"""A frame is cut at marker words, whatever engine rendered them, and filled with any page."""

import pytest

from lokm_build.model.page import Page
from lokm_build.site.frames import Frame, FrameError, frame_markdown

RENDERED = """<html><head><title>LOKMTITLE - ศูนย์ความรู้</title>
<meta name="description" content="LOKMDESCRIPTION"></head><body><header>LOKMTITLE</header>
<article><h1 id="lokmheading">LOKMHEADING<a href="#lokmheading">#</a></h1>
<p>LOKMCONTENT</p></article><footer>ท้าย</footer></body></html>"""
PAGE = Page("units/a.html", "units", "กอง <ก> & ข", 'คำ "อธิบาย"', "<h1>กอง</h1>", "<link rel=x>")


def test_a_filled_frame_holds_the_page_and_nothing_of_the_markers() -> None:
    filled = Frame.cut(RENDERED).fill(PAGE)

    assert "LOKM" not in filled.upper()
    assert "<article><h1>กอง</h1></article>" in filled
    assert "<title>กอง &lt;ก&gt; &amp; ข - ศูนย์ความรู้</title>" in filled
    assert '<meta name="description" content="คำ &quot;อธิบาย&quot;">\n<link rel=x>' in filled


def test_text_of_a_page_that_looks_like_a_marker_stays_text() -> None:
    page = Page("units/a.html", "units", "LOKMCONTENT", "LOKMTITLE", "<p>LOKMDESCRIPTION</p>")

    assert "<p>LOKMDESCRIPTION</p>" in Frame.cut(RENDERED).fill(page)


@pytest.mark.parametrize("marker", ["LOKMTITLE", "LOKMDESCRIPTION", "LOKMCONTENT"])
def test_a_page_without_one_of_the_markers_is_no_frame(marker: str) -> None:
    with pytest.raises(FrameError, match=marker):
        Frame.cut(RENDERED.replace(marker, ""))


def test_spaces_between_lines_go_where_no_browser_shows_them() -> None:
    script = "<script>\n  // one\n  two()\n</script>"
    kept = f"<pre>a\n\n   b</pre>{script}<textarea>\n c\n</textarea><i\n   title='x\n  y'>i</i>"
    frame = Frame.cut(f"{RENDERED}\n   \n\t<b>one</b>\n\n   <i>two</i>   <u>three</u>\n{kept}")

    assert frame.pieces[-1].endswith(f"\n<b>one</b>\n<i>two</i>   <u>three</u>\n{kept}")


def test_the_search_section_asks_for_the_large_box() -> None:
    assert "search_box: page" in frame_markdown("search")
    assert "search_box: page" not in frame_markdown("units")
