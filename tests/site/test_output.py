"""Files as they are written into a site."""

import os
from pathlib import Path

from lokm_build.site.output import written


def test_a_page_is_no_program_to_run(tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    found = written(str(tmp_path), "index.html", b"page")

    assert (file.read_bytes(), found[0]) == (b"page", 4)
    assert os.stat(file).st_mode & 0o111 == 0
