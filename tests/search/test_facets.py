"""By which values documents can be narrowed, and in which files a browser finds that."""

import json

from lokm_build.search.codec import encode_numbers, quoted
from lokm_build.search.document import Document, Facet, Role
from lokm_build.search.facets import LONGEST, facet_files


def asset(number: int, day: int, **facets: Facet) -> Document:
    return Document(
        f"a{number}", f"knowledge/a{number}.html", Role.ASSET, "เรื่อง", day=day,
        facets={name: (value,) for name, value in facets.items()},
    )  # fmt: skip


def handed_in(files: dict[str, bytes], name: str) -> object:
    text = files[f"search/{name}.js"].decode()
    head, end = f'lokm.search.take("{name}",', ");\n"
    assert text.startswith(head) and text.endswith(end)
    return json.loads(text[len(head) : -len(end)])


KINDS = {"sop": Facet("sop", "มาตรฐาน", ("SOP", "มาตรฐาน")), "qa": Facet("qa", "ปุจฉา", ("qa",))}


def test_a_value_is_told_with_its_count_and_its_other_names() -> None:
    files = facet_files([asset(0, 5, kind=KINDS["sop"]), asset(1, 9, kind=KINDS["sop"]), asset(2, 7, kind=KINDS["qa"])])
    assert handed_in(files, "facets") == {"kind": [["qa", "ปุจฉา", 1], ["sop", "มาตรฐาน", 2, "SOP"]]}
    assert handed_in(files, "facets/0") == [[[1]], [[1]], [[0]]]


def test_a_list_is_newest_first_with_the_days_between() -> None:
    files = facet_files([asset(number, day, kind=KINDS["sop"]) for number, day in enumerate((5, 9, 5))])
    assert handed_in(files, "having/kind/0") == json.loads(quoted(encode_numbers([9, 1, 4, 0, 0, 2, 0])))


def test_a_list_stays_small_however_many_documents_have_a_value() -> None:
    files = facet_files([asset(number, number, kind=KINDS["sop"]) for number in range(LONGEST + 50)])
    assert len(files["search/having/kind/0.js"]) < 8_000
    assert handed_in(files, "facets") == {"kind": [["sop", "มาตรฐาน", LONGEST + 50, "SOP"]]}
