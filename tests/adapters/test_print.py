"""`lokm print`: a PDF by a browser of the machine, or words on how to print without us."""

import sys
from pathlib import Path

import pytest
from browsers import chromium
from click.testing import CliRunner
from disk import asset, repository, write

from lokm_build.adapters.cli import lokm
from lokm_build.adapters.paper import PaperError, printed
from lokm_build.adapters.publishing import RefusedError

DETAIL = "ทำตามรายละเอียดให้ครบ " * 20
STEPS = "".join(f"\n  - {{number: {n}, text: งานขั้นที่ {n}, detail: {DETAIL}}}" for n in range(1, 21))


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(lokm, [str(one) for one in arguments], standalone_mode=False)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return int(done.return_value or 0), done.output


def stand_in(folder: Path, what: str) -> Path:
    """A browser that answers with these bytes."""
    get = "next(a for a in sys.argv if a.startswith('--print-to-pdf=')).split('=', 1)[1]"
    script = f"import sys\nout = {get}\n{what}\n"
    path = write(folder, "browser", f"#!{sys.executable}\n{script}")
    path.chmod(0o755)
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "centre")


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_the_browser_that_is_named_makes_the_pdf(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = stand_in(tmp_path, "page = sys.argv[-1]\nopen(out, 'wb').write(b'%PDF-' + page[-10:].encode())")
    monkeypatch.setenv("CHROMIUM", str(made))

    status, said = run("print", "open", "--root", root, "--today", "2566-07-14")

    assert status == 0
    assert "สร้างแล้วที่" in said
    assert (root / "export" / "open.pdf").read_bytes() == b"%PDF-/page.html"


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_browser_that_fails_is_told_and_nothing_is_written(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", str(stand_in(tmp_path, "sys.exit('no display')")))

    with pytest.raises(RefusedError, match=r"no display.*Ctrl\+P"):
        run("print", "open", "--root", root)
    assert not (root / "export" / "open.pdf").exists()


def test_without_a_browser_the_way_by_hand_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "")
    monkeypatch.setattr("lokm_build.adapters.paper._found", lambda: iter(()))

    with pytest.raises(RefusedError, match=r"ไม่พบ Chrome.*Ctrl\+P.*A4"):
        run("print", "open", "--root", root)


def test_only_what_the_edition_shows_is_printed(root: Path) -> None:
    with pytest.raises(RefusedError, match="ไม่พบองค์ความรู้ 'inside'"):
        run("print", "inside", "--root", root)


def test_the_pdf_does_not_go_among_the_sources(root: Path) -> None:
    with pytest.raises(RefusedError, match="knowledge"):
        run("print", "open", "--root", root, "--out", root / "knowledge" / "open.pdf")


def test_a_browser_that_is_no_program_is_a_fault_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lokm_build.adapters.paper.browser", lambda: tmp_path / "nothing")
    with pytest.raises(PaperError):
        printed(b"<p>")


@pytest.mark.browser
def test_a_long_procedure_goes_over_pages_of_a4(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", chromium())
    asset(root, "long", "ขั้นตอนยาว", kind="sop", steps=STEPS)

    run("print", "long", "--root", root, "--out", tmp_path / "long.pdf")

    data = (tmp_path / "long.pdf").read_bytes()
    assert data.count(b"/Type /Page\n") >= 3
    assert b"/MediaBox [0 0 594.95996 841.91998]" in data or b"/MediaBox [0 0 595" in data


def test_a_folder_is_no_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lokm_build.adapters.print_command.printed", lambda _: b"%PDF-")
    asset(root, "a", "เรื่อง ก")
    (root / "papers").mkdir()
    monkeypatch.chdir(root / "papers")

    with pytest.raises(RefusedError, match="เป็นโฟลเดอร์ ไม่ใช่ไฟล์"):
        run("print", "a", "--root", root, "--out", "")
