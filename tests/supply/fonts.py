"""The fonts that come with the program: what every site needs of them, cut from those of the package.

`make fonts` runs it; the tests of this folder hold the files to what cutting gives.
"""

import shutil
from pathlib import Path

import fontpkg_sarabun

from lokm_build.site.compose import TEXT_ALONE
from lokm_build.site.fonts import COMING_ALONG, cut_name, cuts_for, subset_of

ROOT = Path(fontpkg_sarabun.ROOT)


def wanted() -> dict[str, tuple[bytes, tuple[int, ...]]]:
    """By file name, the font that it is cut from and the characters left of it."""
    return {
        cut_name(face, codes): ((ROOT / "files" / face).read_bytes(), codes) for face, codes in cuts_for([TEXT_ALONE])
    }


def main() -> None:
    """Write them all, with their licence, and nothing else."""
    shutil.rmtree(COMING_ALONG, ignore_errors=True)
    COMING_ALONG.mkdir()
    shutil.copyfile(ROOT / "LICENSE", COMING_ALONG / "LICENSE")
    for name, (font, codes) in wanted().items():
        (COMING_ALONG / name).write_bytes(subset_of(font, codes))


if __name__ == "__main__":
    main()
