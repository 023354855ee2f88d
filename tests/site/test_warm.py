"""A warm build gives the bytes of a clean one, whatever was changed, and whatever happened to the cache."""

import datetime
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from disk import asset, repository, write

from lokm_build.adapters.publishing import Kept, RefusedError, publish
from lokm_build.model.catalogue import Edition
from lokm_build.model.choice import Choice
from lokm_build.model.counters import Counter
from lokm_build.model.fields import Status
from lokm_build.model.finding import Severity
from lokm_build.model.kinds import Kind
from lokm_build.pipeline import Settings
from lokm_build.site import ahead, cache, output
from lokm_build.site.places import kept_aside
from lokm_build.site.values import packed, unpacked

TODAY = datetime.date(2026, 11, 20)
Site = dict[str, bytes]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    repository(tmp_path / "root")
    for number in range(6):
        body = f"ประโยคที่ {number} ของเรื่องนี้ ดู [เรื่องก่อน](a{max(number - 1, 0)}.md#คำตอบ) และ [แฟ้ม](../form.txt)\n"
        asset(tmp_path / "root", f"a{number}", f"เรื่องที่ {number} KM", body, related=f"[a{(number + 1) % 6}]")
    write(tmp_path / "root", "knowledge/form.txt", "แบบฟอร์ม\n")
    write(tmp_path / "root", "knowledge/plan/a3.records.csv", RECORDS)
    write(tmp_path / "root", "knowledge/registry/glossary.yml", "- {term: KM, full: Knowledge Management}\n")
    return tmp_path / "root"


def build(root: Path, site: Path, jobs: int = 1, today: datetime.date = TODAY) -> Kept:
    return publish(root, site, Settings(today, Edition.PUBLIC), keep_going=True, jobs=jobs).kept


def files(site: Path) -> Site:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def differing(root: Path, site: Path, today: datetime.date = TODAY) -> list[str]:
    """The files in which the site differs from a clean build of the same sources."""
    clean = root.parent / "clean"
    before = os.environ["XDG_CACHE_HOME"]
    try:
        os.environ["XDG_CACHE_HOME"] = str(root.parent / f"clean-cache-{random.random()}")
        build(root, clean, today=today)
    finally:
        os.environ["XDG_CACHE_HOME"] = before
    one, two = files(site), files(clean)
    return sorted(path for path in {*one, *two} if one.get(path) != two.get(path))


def note(path: Path, more: str) -> None:
    path.write_text(path.read_text("utf-8") + more, "utf-8")


def edit(root: Path) -> None:
    note(root / "knowledge/plan/a3.md", "\nประโยคใหม่เอี่ยม\n")


def edit_above(root: Path) -> None:
    path = root / "knowledge/plan/a3.md"
    path.write_text(path.read_text("utf-8").replace("\nประโยค", "\n## หัวข้อใหม่\n\nความใหม่\n\nประโยค"), "utf-8")


def cite_another(root: Path) -> None:
    note(root / "knowledge/plan/a0.md", "\nดู [เรื่องที่ห้า](a5.md) และ [ที่ไม่มี](a9.md)\n")


def retitle(root: Path) -> None:
    path = root / "knowledge/plan/a2.md"
    path.write_text(path.read_text("utf-8").replace("เรื่องที่ 2", "เรื่องสองฉบับใหม่"), "utf-8")


def add(root: Path) -> None:
    asset(root, "a2b", "เรื่องที่มาใหม่", "ดู [เรื่อง](a4.md)\n")


def remove(root: Path) -> None:
    (root / "knowledge/plan/a4.md").unlink()


def rename(root: Path) -> None:
    (root / "knowledge/plan/a1.md").rename(root / "knowledge/plan/z1.md")


def move_on_with_an_alias(root: Path) -> None:
    rename(root)
    path = root / "knowledge/plan/z1.md"
    path.write_text(path.read_text("utf-8").replace("unit: plan\n", "unit: plan\naliases: [a1]\n"), "utf-8")


def rename_a_unit(root: Path) -> None:
    path = root / "knowledge/registry/units.yml"
    path.write_text(path.read_text("utf-8").replace("กองแผนงาน", "กองยุทธศาสตร์"), "utf-8")


def explain_a_term(root: Path) -> None:
    note(root / "knowledge/registry/glossary.yml", "- {term: AAR, full: After Action Review}\n")


def exchange_an_attachment(root: Path) -> None:
    write(root, "knowledge/form.txt", "แบบฟอร์มใหม่\n")


def hide(root: Path) -> None:
    path = root / "knowledge/plan/a5.md"
    path.write_text(path.read_text("utf-8").replace("unit: plan\n", "unit: plan\naccess: internal\n"), "utf-8")


RECORDS = "ประเภท,หน่วยงาน,ช่องทาง,วันที่\nนำไปใช้,กองแผนงาน,,2566-02-01\nเผยแพร่,,web,2566-02-02\n"


def add_records(root: Path) -> None:
    write(root, "knowledge/plan/a2.records.csv", RECORDS)


def edit_records(root: Path) -> None:
    note(root / "knowledge/plan/a3.records.csv", "นำไปใช้,plan,,2566-03-01\n")


def spoil_records(root: Path) -> None:
    note(root / "knowledge/plan/a3.records.csv", "นำไปใช้,,,2566-03-01\n")


def remove_records(root: Path) -> None:
    (root / "knowledge/plan/a3.records.csv").unlink()


def hand_records_to_another(root: Path) -> None:
    (root / "knowledge/plan/a3.records.csv").rename(root / "knowledge/plan/a4.records.csv")


def list_records_too(root: Path) -> None:
    write(root, "knowledge/plan/a3.records.yml", "adoptions:\n  - {unit: plan}\n")


def write_a_page(root: Path) -> None:
    write(root, "docs/index.md", "---\ntitle: หน้าแรก\nsearch_box: page\n---\n\n{{ search() }}\n\n{{ newest(3) }}\n")


def nothing(root: Path) -> None:
    assert root


CHANGES: tuple[Callable[[Path], None], ...] = (
    nothing, edit, edit_above, cite_another, retitle, add, remove, rename, move_on_with_an_alias, rename_a_unit,
    explain_a_term, exchange_an_attachment, hide, write_a_page, add_records, edit_records, spoil_records,
    remove_records, hand_records_to_another, list_records_too,
)  # fmt: skip


@pytest.mark.build
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_a_change_the_site_is_what_a_clean_build_makes(
    root: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    build(root, tmp_path / "site")
    change(root)
    build(root, tmp_path / "site")

    assert differing(root, tmp_path / "site") == []


RULES = """- agency: dept
  year: 2566
  code: "2.10"
  name: ตัวชี้วัดทดสอบ
  unit: plan
  factors:
    - code: F1
      name: ความรู้ที่นำไปใช้
      counter: applied
      source: แผนทดสอบ
      ladder:
        - {level: 1, text: ไม่มี, at_most: 0}
        - {level: 2, text: หนึ่งเรื่อง, at_least: 1}
        - {level: 3, text: สองเรื่อง, at_least: 2}
        - {level: 4, text: สามเรื่อง, at_least: 3}
        - {level: 5, text: สี่เรื่อง, at_least: 4}
"""


@pytest.mark.build
def test_levels_follow_the_records_of_assets_and_the_day(root: Path, tmp_path: Path) -> None:
    write(root, "knowledge/registry/indicators.yml", RULES)
    asset(root, "a0", "เรื่องที่ใช้", indicators="[dept/2566/2.10]", date="2566-01-05")
    build(root, tmp_path / "site")
    asset(
        root, "a0", "เรื่องที่ใช้", indicators="[dept/2566/2.10]", date="2566-01-05",
        adoptions="[{unit: dept, date: 2566-02-01}]",
    )  # fmt: skip
    build(root, tmp_path / "site")

    assert "ระดับ 2" in (tmp_path / "site/levels/plan.html").read_text("utf-8")
    assert differing(root, tmp_path / "site") == []


@pytest.mark.build
def test_what_stands_in_a_file_of_records_is_on_the_page(root: Path, tmp_path: Path) -> None:
    build(root, tmp_path / "site")
    before = (tmp_path / "site/knowledge/a3.html").read_text("utf-8")
    remove_records(root)
    build(root, tmp_path / "site")
    after = (tmp_path / "site/knowledge/a3.html").read_text("utf-8")

    assert "1 กุมภาพันธ์ 2566" in before
    assert "2 ก.พ. 2566" in before
    assert "1 กุมภาพันธ์ 2566" not in after
    assert "2 ก.พ. 2566" not in after


@pytest.mark.build
def test_an_asset_with_faulty_records_is_not_shown(root: Path, tmp_path: Path) -> None:
    spoil_records(root)
    build(root, tmp_path / "site")

    assert not (tmp_path / "site/knowledge/a3.html").exists()


@pytest.mark.build
def test_an_edit_makes_little_anew(root: Path, tmp_path: Path) -> None:
    first = build(root, tmp_path / "site")
    again = build(root, tmp_path / "site")
    edit(root)
    kept = build(root, tmp_path / "site")

    assert first.reused == 0
    assert again.written == 0
    assert kept.written < first.written / 3


@pytest.mark.build
def test_an_edit_of_a_text_leaves_every_list_as_it_was(root: Path, tmp_path: Path) -> None:
    build(root, tmp_path / "site")
    before = {path: path.stat().st_ino for path in (tmp_path / "site").rglob("*.html")}
    edit(root)
    build(root, tmp_path / "site")
    after = {path: path.stat().st_ino for path in (tmp_path / "site").rglob("*.html")}

    assert [path.name for path in before if after[path] != before[path]] == ["a3.html"]


@pytest.mark.build
def test_of_a_build_that_fails_while_workers_work_nothing_is_left(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_MANY", 1)
    monkeypatch.setattr(ahead, "CHUNK", 3)
    place = tmp_path / "sites"
    build(root, place / "site", jobs=2)
    before = files(place / "site")
    write(root, "docs/index.md", "---\ntitle: หน้าแรก\n---\n\n<div data-lokm-slot=\"none\"></div>\n")
    with pytest.raises(RefusedError, match="none"):
        build(root, place / "site", jobs=2)

    assert sorted(path.name for path in place.iterdir()) == [".site.lock", "site"]
    assert files(place / "site") == before


@pytest.mark.build
@pytest.mark.parametrize("change", [nothing, edit, remove, rename, hide, rename_a_unit], ids=lambda one: one.__name__)
def test_what_workers_link_ahead_is_there_as_in_a_clean_build(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(output, "_MANY", 1)
    monkeypatch.setattr(ahead, "CHUNK", 7)
    site = tmp_path / "site"
    build(root, site, jobs=2)
    (site / "knowledge/a0.html").write_text("ของปลอม", "utf-8")
    (site / "units/index.html").unlink()
    change(root)
    build(root, site, jobs=2)

    assert differing(root, site) == []
    assert [folder for folder in site.rglob("*") if folder.is_dir() and not any(folder.iterdir())] == []


@pytest.mark.build
def test_another_day_is_another_build(root: Path, tmp_path: Path) -> None:
    asset(root, "due", "เรื่องที่ต้องทบทวน", review_by="2569-11-25")
    later = TODAY + datetime.timedelta(days=30)
    build(root, tmp_path / "site")
    build(root, tmp_path / "site", today=later)

    assert differing(root, tmp_path / "site", later) == []


@pytest.mark.parametrize("choice", [Kind.SOP, Severity.ERROR, Edition.PUBLIC, Counter.CREATED, Status.RETIRED])
def test_a_choice_travels_as_its_value_whatever_the_python(choice: Choice) -> None:
    # Some Pythons 3.11 would pickle it as a call of getattr, which no reader of ours lets through.
    assert choice.__reduce_ex__(5) == (type(choice), (choice.value,))
    assert unpacked(packed(choice)) is choice


@pytest.mark.build
def test_processes_make_the_same_bytes(root: Path, tmp_path: Path) -> None:
    build(root, tmp_path / "site", jobs=2)

    assert differing(root, tmp_path / "site") == []


@pytest.mark.build
def test_a_file_that_somebody_touched_is_written_anew(root: Path, tmp_path: Path) -> None:
    build(root, tmp_path / "site")
    (tmp_path / "site/knowledge/a1.html").write_text("ของปลอม", "utf-8")
    (tmp_path / "site/search/head.js").unlink()
    build(root, tmp_path / "site")

    assert differing(root, tmp_path / "site") == []


@pytest.mark.build
def test_another_version_of_the_program_trusts_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root, tmp_path / "site")
    for room in ("cache", "paging", "searching"):
        monkeypatch.setattr(f"lokm_build.site.{room}.program_version", lambda: "another")
    monkeypatch.setattr("lokm_build.adapters.engine_inputs.program_version", lambda: "another")
    kept = build(root, tmp_path / "site")

    assert kept.hits < kept.written
    assert not (tmp_path / "site/knowledge/a1.html").samefile(tmp_path / "site/knowledge/a2.html")
    assert differing(root, tmp_path / "site") == []


def damage(home: Path, chance: random.Random) -> None:
    """Overwrite, cut or delete whatever the cache holds."""
    for path in sorted(home.rglob("*")):
        if path.is_file() and "fonts" not in path.parts:
            data = bytearray(path.read_bytes())
            kind = chance.choice(("flip", "flip", "cut", "gone", "empty"))
            if kind == "gone":
                path.unlink()
                continue
            for _ in range(40 if data else 0):
                data[chance.randrange(len(data))] ^= 0xFF
            path.write_bytes(bytes(data[: len(data) // 2] if kind == "cut" else b"" if kind == "empty" else data))


@pytest.mark.build
@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_cache_costs_time_and_nothing_else(root: Path, tmp_path: Path, home: Path, seed: int) -> None:
    build(root, tmp_path / "site")
    damage(home, random.Random(seed))
    edit(root)
    build(root, tmp_path / "site")

    assert differing(root, tmp_path / "site") == []


def random_change(root: Path, chance: random.Random) -> None:
    """One thing that an author, a secretary or a disk may do."""
    there = sorted((root / "knowledge/plan").glob("*.md"))
    ids = [path.stem for path in there] or ["a0"]
    name, other = f"b{chance.randrange(12)}", chance.choice(ids)
    match chance.randrange(10):
        case 0 | 1:
            note(chance.choice(there), f"\nประโยคสุ่ม {chance.randrange(1000)} [ไป]({other}.md)\n") if there else None
        case 2 | 3:
            keys = {
                "related": f"[{other}]",
                "access": chance.choice(("public", "internal")),
                "status": chance.choice(("published", "published", "draft", "retired")),
                "date": f"2566-0{chance.randint(1, 9)}-11",
                "aliases": f"[old{chance.randrange(6)}]",
                "topics": chance.choice(("[meetings]", "[letters, meetings]")),
            }
            asset(root, name, f"เรื่องสุ่ม {chance.randrange(20)}", f"ดู [นี่]({other}.md)\n", **keys)
        case 4:
            chance.choice(there).unlink() if len(there) > 2 else None
        case 5:
            chance.choice(there).replace(root / f"knowledge/plan/{name}.md") if there else None
        case 6:
            chance.choice((rename_a_unit, explain_a_term, exchange_an_attachment, write_a_page))(root)
        case 7:
            topics = f"- {{code: meetings, name: การประชุม {name}}}\n- {{code: letters, name: หนังสือ}}\n"
            write(root, "knowledge/registry/topics.yml", topics)
        case 8:
            file = root / f"knowledge/plan/{other}.records.csv"
            file.unlink() if file.exists() else write(root, f"knowledge/plan/{other}.records.csv", RECORDS)
        case _:
            asset(root, f"plan-{name}", "แผน", kind="plan", supersedes=f"[{other}]", builds_on=f"[{other}]")


@pytest.mark.build
@pytest.mark.parametrize("seed", range(200 if os.environ.get("LOKM_SOAK") else 20))
def test_any_sequence_of_changes_ends_as_a_clean_build(
    root: Path, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(output, "_MANY", 1)
    for _ in range(chance.randint(2, 5)):
        random_change(root, chance)
        if chance.random() < 0.1:
            damage(home, chance)
        build(root, tmp_path / "site", jobs=chance.choice((1, 1, 1, 2)))

    assert differing(root, tmp_path / "site") == []


def test_the_store_gives_back_what_it_was_given(tmp_path: Path) -> None:
    with cache.Store(tmp_path) as store:
        store.put(b"k" * 16, b"value")
        assert store.get(b"k" * 16) == b"value"
    with cache.Store(tmp_path) as store:
        assert store.get(b"k" * 16) == b"value"
        assert store.get(b"x" * 16) is None


def test_two_builds_may_use_the_store_at_once(tmp_path: Path) -> None:
    with cache.Store(tmp_path) as one, cache.Store(tmp_path) as two:
        one.put(b"1" * 16, b"one")
        two.put(b"2" * 16, b"two")
    with cache.Store(tmp_path) as both:
        assert (both.get(b"1" * 16), both.get(b"2" * 16)) == (b"one", b"two")


def test_the_store_stays_within_its_bound(tmp_path: Path) -> None:
    for number in range(40):
        with cache.Store(tmp_path, largest=5_000) as store:
            store.put(number.to_bytes(16, "big"), bytes(1_000))
    packs = list(tmp_path.rglob("*.pack"))

    assert sum(path.stat().st_size for path in packs) < 7_000
    assert len(packs) <= cache.MOST_PACKS + 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_what_workers_write_aside_is_kept_like_what_is_put(tmp_path: Path) -> None:
    names = [bytes([number]) * 16 for number in range(3)]
    with cache.Store(tmp_path) as store:
        places = kept_aside(store.stem, [b"one", b"two"])
        kept_aside(store.stem, [b"what nobody takes over"])
        for name, data in zip(names, [*places, b"three"], strict=True):
            store.put(name, data)
        assert [store.get(name) for name in names] == [b"one", b"two", b"three"]
    with cache.Store(tmp_path) as store:
        assert [store.get(name) for name in names] == [b"one", b"two", b"three"]
    assert list(tmp_path.rglob("*.part")) == []


def test_of_a_build_that_breaks_off_nothing_written_aside_is_left(tmp_path: Path) -> None:
    name = b"k" * 16

    def break_off() -> None:
        with cache.Store(tmp_path) as store:
            store.put(name, *kept_aside(store.stem, [b"one"]))
            raise ValueError("broken off")

    with pytest.raises(ValueError, match="broken off"):
        break_off()
    assert list(tmp_path.rglob("*.p*")) == []
    with cache.Store(tmp_path) as store:
        assert store.get(name) is None


def test_a_folder_that_others_may_write_into_is_not_used(tmp_path: Path) -> None:
    with cache.Store(tmp_path) as store:
        store.put(b"k" * 16, b"value")
    (tmp_path / cache.program_version()).chmod(0o777)
    with cache.Store(tmp_path) as store:
        assert store.get(b"k" * 16) is None


def test_nothing_but_the_model_comes_out_of_the_store() -> None:
    import pickle

    from lokm_build.site.values import packed, unpacked

    with pytest.raises(pickle.UnpicklingError):
        unpacked(packed(os.system))
    with pytest.raises(pickle.UnpicklingError):
        unpacked(packed(Path("/")))
