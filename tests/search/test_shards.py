"""Inversion and shards: what is asked for is small, however much there is."""

from search.made import DOCUMENTS, asset

from lokm_build.search import index
from lokm_build.search.count import LEVELS, count
from lokm_build.search.shards import LARGEST_SHARD, LONGEST, invert, posting_list, shards
from lokm_build.search.tokens import folded


def level(document: str, title: str, word: str) -> int:
    counts = count(asset("x", title, document))
    return next(number for number in range(1, LEVELS + 1) if word in counts.levels[number - 1].split("\n"))


def test_a_word_of_the_title_weighs_more_than_one_of_the_text() -> None:
    text = "ข้อความอื่นที่ยาวพอสมควร " * 20
    assert level(text, "การประชุม", "ประช") > level(text + "การประชุม", "เรื่องอื่น", "ประช")


def test_the_weights_of_a_document_do_not_depend_on_others() -> None:
    assert count(DOCUMENTS[0]) == count(DOCUMENTS[0])


def test_a_list_that_is_too_long_keeps_its_best_and_tells_its_length() -> None:
    documents = [asset(f"d{number:05d}", "หัวเรื่อง", "ข้อความเดียวกัน") for number in range(LONGEST + 100)]
    entries = invert(map(count, documents))[folded("ข้อความ")[:4]]
    assert len(entries) == LONGEST + 100
    assert len(posting_list(entries)) < 1.2 * LONGEST


def test_every_shard_stays_below_sixteen_kilobytes() -> None:
    documents = [asset(f"d{number:04d}", f"เรื่องที่ {number}", f"รหัส {number * 7919} เนื้อหา") for number in range(3000)]
    bits, files = shards(invert(map(count, documents)))
    assert len(files) == 1 << bits
    assert max(map(len, files.values())) <= LARGEST_SHARD


def test_the_same_documents_give_the_same_bytes() -> None:
    assert index(DOCUMENTS) == index(list(DOCUMENTS))


def test_only_fragments_shards_and_facet_blocks_grow_with_the_corpus() -> None:
    few, many = (
        index([asset(f"d{number:05d}", f"เรื่อง {number}", "ข้อความสั้น") for number in range(size)])
        for size in (200, 2000)
    )
    assert len(many["search/head.js"]) < 1.2 * len(few["search/head.js"])


def test_no_file_can_stand_where_the_results_page_stands() -> None:
    assert "search/index.html" not in index(DOCUMENTS)
    assert all(path.startswith("search/") and path.endswith(".js") for path in index(DOCUMENTS))


def test_every_file_holds_printable_ascii_alone() -> None:
    odd = asset("odd", "คำ “ถาม” ~ é \x7f", "ทางเลือก → ~5 % \u2028 \U0001f600")
    data = b"".join(index([*DOCUMENTS, odd]).values())
    assert set(data) <= {0x0A, *range(0x20, 0x7F)}
