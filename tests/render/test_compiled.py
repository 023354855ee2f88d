"""Compiled templates are kept, and never trusted beyond what they were compiled from."""

from pathlib import Path

from jinja2 import DictLoader, Environment

from lokm_build.render.compiled import Compiled


def rendered(folder: Path, source: str, *others: bytes, writes: bool = True) -> str:
    cache = Compiled(folder, others)
    cache.writes = writes
    made = Environment(loader=DictLoader({"page": source}), bytecode_cache=cache, autoescape=True)
    return made.get_template("page").render(value="ค่า")


def kept(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.glob("*.jinja")]


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    assert rendered(tmp_path / "kept", "<p>{{ value }}</p>") == "<p>ค่า</p>"
    (first,) = kept(tmp_path / "kept")
    assert rendered(tmp_path / "kept", "<p>{{ value }}</p>", writes=False) == "<p>ค่า</p>"
    assert kept(tmp_path / "kept") == [first]


def test_another_source_or_another_of_the_sources_is_compiled_anew(tmp_path: Path) -> None:
    rendered(tmp_path, "<p>{{ value }}</p>")
    (first,) = kept(tmp_path)
    assert rendered(tmp_path, "<b>{{ value }}</b>") == "<b>ค่า</b>"
    (second,) = kept(tmp_path)
    rendered(tmp_path, "<b>{{ value }}</b>", b"held by the page")
    (third,) = kept(tmp_path)
    assert len({first, second, third}) == 3


def test_what_is_damaged_is_compiled_again(tmp_path: Path) -> None:
    rendered(tmp_path, "<p>{{ value }}</p>")
    (file,) = tmp_path.glob("*.jinja")
    whole = file.read_bytes()
    for size in range(0, len(whole), 7):
        file.write_bytes(whole[:size])
        assert rendered(tmp_path, "<p>{{ value }}</p>") == "<p>ค่า</p>"


def test_nothing_is_written_where_nobody_may(tmp_path: Path) -> None:
    assert rendered(tmp_path / "kept", "{{ value }}", writes=False) == "ค่า"
    assert not (tmp_path / "kept").exists()
    (tmp_path / "file").write_text("ไม่ใช่โฟลเดอร์", "utf-8")
    assert rendered(tmp_path / "file", "{{ value }}") == "ค่า"
