from repo import FRONT_MATTER, Repo, yaml_text

KEYS = yaml_text(FRONT_MATTER)


def places(text: str | bytes) -> list[str]:
    return Repo().file("knowledge/a.md", text).places()


def test_front_matter_between_two_fences_is_read() -> None:
    assert places(f"---\n{KEYS}---\n\n- ข้อหนึ่ง\n") == []
    assert places(f"---\n{KEYS}---") == ["a.md:1 SECTION-MISSING"] or places(f"---\n{KEYS}---\nx") == []


def test_windows_and_old_macintosh_line_ends_are_lines() -> None:
    for end in ("\r\n", "\r"):
        text = f"---\n{KEYS}statu: draft\n---\n\n- x\n".replace("\n", end)
        assert places(text) == ["a.md:9 KEY-UNKNOWN"]


def test_a_byte_order_mark_is_tolerated() -> None:
    assert places(b"\xef\xbb\xbf" + f"---\n{KEYS}---\n\n- x\n".encode()) == []


def test_a_file_without_front_matter_is_named() -> None:
    assert places("# เรื่อง\n\nเนื้อหา\n") == ["a.md:1 FRONT-MISSING"]
    assert places("\n \n") == ["a.md:1 FILE-EMPTY"]


def test_an_unclosed_fence_is_named_where_the_body_seems_to_begin() -> None:
    assert places(f"---\n{KEYS}\n## สถานการณ์\n") == ["a.md:9 FRONT-UNCLOSED"]


def test_a_late_fence_is_named_and_what_follows_is_still_read() -> None:
    assert places(f"\n---\n{KEYS}statu: draft\n---\n\n- x\n") == ["a.md:1 FRONT-LATE", "a.md:10 KEY-UNKNOWN"]


def test_dashes_that_word_made_long_are_named() -> None:
    assert places(f"—\n{KEYS}---\n\n- x\n") == ["a.md:1 FRONT-DASHES"]
    assert places(f"---\n{KEYS}–––\n\n- x\n") == ["a.md:9 FRONT-DASHES"]


def test_front_matter_that_is_no_mapping_is_named() -> None:
    assert places("---\n- title: x\n---\n\nเนื้อหา\n") == ["a.md:2 FRONT-NOT-MAPPING"]


def test_all_missing_keys_are_named_at_once() -> None:
    repo = Repo().file("knowledge/a.md", "---\n---\n\n- x\n")
    told = " ".join(repo.findings())
    assert [place.split()[1] for place in repo.places()] == ["KEY-MISSING"] * 5
    assert all(f"'{key}'" in told for key in ("title", "kind", "unit", "topics", "fiscal_year"))


def test_front_matter_has_a_limit() -> None:
    assert places(f"---\n{KEYS}owner: {'ก' * 300_000}\n---\n\n- x\n") == ["a.md:2 FRONT-SIZE"]
