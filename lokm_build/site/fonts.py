"""Sarabun, the national font, cut down to Thai and Latin and packed as WOFF2.

The font comes from the package `fontpkg-sarabun` (SIL Open Font License 1.1).
Cutting takes half a second a face, so what every site needs comes with the program, cut (`make fonts`);
other results are kept in memory for the process and on disk, by content. All are only copies of
what the function gives anyway, and of no use to another version of font or cutter.
"""

import base64
import hashlib
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import fontpkg_sarabun
from fontTools import version as fonttools_version

from lokm_build.site.work import Workers

FACES = {
    "sarabun-400.woff2": ("Sarabun-Regular.ttf", 400, "normal"),
    "sarabun-400i.woff2": ("Sarabun-Italic.ttf", 400, "italic"),
    "sarabun-700.woff2": ("Sarabun-Bold.ttf", 700, "normal"),
    "sarabun-700i.woff2": ("Sarabun-BoldItalic.ttf", 700, "italic"),
}
_RANGES = (
    (0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x2C6, 0x2C6), (0x2DA, 0x2DA), (0x2DC, 0x2DC),
    (0xE00, 0xE7F), (0x2000, 0x206F), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212),
    (0x2248, 0x2248), (0x2260, 0x2265), (0x25CB, 0x25CC), (0x2713, 0x2713),
)  # fmt: skip
_ALL = tuple(code for first, last in _RANGES for code in range(first, last + 1))


Cut = tuple[str, tuple[int, ...]]
"""A face, and the characters that are left of it."""

COMING_ALONG = Path(str(files("lokm_build"))) / "theme" / "fonts"
_MADE_AHEAD: dict[Cut, bytes] = {}


def cut_ahead(workers: Workers, texts: Iterable[str] = ()) -> Callable[[], None]:
    """Have other processes cut what `font_files` gives, and what `inline_css` needs of these texts.

    Whoever needs them calls what is returned, which waits for them.
    """
    cuts = cuts_for(texts)
    made = workers.map(_made, cuts, ahead=len(cuts))

    def wait() -> None:
        _MADE_AHEAD.update(zip(cuts, made, strict=True))

    return wait


def cuts_for(texts: Iterable[str]) -> list[Cut]:
    """What is cut for `font_files`, and for the `inline_css` of these texts."""
    faces = [(face, style) for face, _, style in FACES.values()]
    standing = [(face, _codes(text)) for text in texts for face, style in faces if style == "normal"]
    return [*((face, _ALL) for face, _ in faces), *standing]


def _made(cut: Cut) -> bytes:
    return _cut(*cut)


def font_files() -> Iterator[tuple[str, bytes]]:
    """File name and WOFF2 bytes of each face, and the style sheet `fonts.css` that names them."""
    for name, (face, _, _) in FACES.items():
        yield name, _cut(face, _ALL)
    yield "fonts.css", font_css().encode()


def font_css() -> str:
    """`@font-face` rules whose addresses are relative to the style sheet."""
    return "".join(_rule(f"url({name})", weight, style) for name, (_, weight, style) in FACES.items())


def inline_css(text: str) -> str:
    """`@font-face` rules with the font inside, holding only the characters of `text` (for pages that stand alone)."""
    return "".join(
        _rule(f"url(data:font/woff2;base64,{subset_base64(text, face)})", weight, style)
        for face, weight, style in FACES.values()
        if style == "normal"
    )


def subset_base64(text: str, face: str = "Sarabun-Regular.ttf") -> str:
    """A face cut to the characters of `text` (and Basic Latin), WOFF2, in base64."""
    return base64.b64encode(_cut(face, _codes(text))).decode("ascii")


def _codes(text: str) -> tuple[int, ...]:
    # A shaper takes ำ apart into ํ and า before it looks for glyphs.
    return tuple(sorted({*map(ord, text), *range(0x20, 0x7F), 0x25CC, 0xE32, 0xE4D}))


def _rule(source: str, weight: int, style: str) -> str:
    return (
        f'@font-face{{font-family:"Sarabun";font-style:{style};font-weight:{weight};font-display:swap;'
        f'src:{source} format("woff2")}}\n'
    )


def _cut(face: str, codes: tuple[int, ...]) -> bytes:
    return _MADE_AHEAD.get((face, codes)) or _cut_here(face, codes)


@lru_cache(maxsize=64)
def _cut_here(face: str, codes: tuple[int, ...]) -> bytes:
    font, name = _font(face), cut_name(face, codes)
    kept = _kept_copy(name)
    for copy in (COMING_ALONG / name, kept):
        if copy is not None and copy.is_file() and (data := copy.read_bytes())[:4] == b"wOF2":
            return data
    data = subset_of(font, codes)
    if kept is not None:
        _keep(kept, data)
    return data


def _font(face: str) -> bytes:
    return (Path(fontpkg_sarabun.ROOT) / "files" / face).read_bytes()


def cut_name(face: str, codes: tuple[int, ...]) -> str:
    """The name of a file that holds this cut: it tells font, characters and cutter."""
    key = hashlib.sha256(_font(face) + repr((codes, fonttools_version)).encode()).hexdigest()[:32]
    return f"{key}.woff2"


def subset_of(font: bytes, codes: Iterable[int]) -> bytes:
    """A font cut down to these characters, WOFF2."""
    from fontTools import subset, ttLib  # late: they take long to import, and are seldom needed

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]  # Thai marks are placed by mark, mkmk, ccmp
    options.recalc_timestamp = False  # same input, same bytes
    face = ttLib.TTFont(io.BytesIO(font), recalcTimestamp=False, lazy=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(face)
    face.flavor = "woff2"
    out = io.BytesIO()
    face.save(out)
    return out.getvalue()


def _kept_copy(name: str) -> Path | None:
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    return Path(home) / "lokm" / "fonts" / name if home else None


def _keep(path: Path, data: bytes) -> None:
    """Write aside and rename, so that a concurrent build never reads half a font; failing is no loss."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.replace(aside, path)
    except OSError:
        return
