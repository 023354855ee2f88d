import base64
import io

from fontTools.ttLib import TTFont

from lokm_build.site.fonts import FACES, font_css, subset_base64


def test_a_cut_font_holds_what_a_shaper_makes_of_sara_am() -> None:
    font = TTFont(io.BytesIO(base64.b64decode(subset_base64("สำนัก"))))

    assert {ord("ำ"), ord("ํ"), ord("า"), ord("ส")} <= set(font.getBestCmap())


def test_every_face_is_named_beside_its_style_sheet() -> None:
    css = font_css()

    assert [name for name in FACES if f"url({name})" not in css] == []
    assert "http" not in css
