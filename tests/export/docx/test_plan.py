"""The form of a KM plan in Word: ten columns under merged heads, read back as the activities that were written."""

import os
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from hypothesis import given, settings
from hypothesis import strategies as st

from lokm_build.derive.plans import COLUMNS, STAGES
from lokm_build.export.docx.paper import word_file
from lokm_build.export.docx.text import readable
from tests.export.docx.reading import cells, faults, opened
from tests.render.centre import asset, catalogue

ACTIVITIES = [
    {"number": 1, "name": "วงเล่าเรื่อง", "start": "เม.ย. 2567", "end": "เม.ย. 2567", "actual_start": "2567-06-03",
     "actual_end": "2567-06-04", "indicator": "จำนวนวง", "target": "1 วง", "audience": "ทุกกลุ่ม", "invited": 40,
     "reached": 34, "progress": ["planned", "proposed", "concluded"], "role": ["เลขานุการ", "ธุรการ"],
     "lesson": "เล่าสั้นได้ใจความ",
     "format": "Story Telling", "aar": "review", "assets": ["how"]},
    {"number": 2, "name": "สรุปผล"},
]  # fmt: skip


def plan(*activities: dict[str, Any], files: dict[str, str] | None = None, **keys: Any) -> WordDocument:
    one = asset("plan", **{"kind": "plan", "title": "แผนของกอง", "activities": activities, **keys})
    site = catalogue(one, asset("review", kind="aar", title="ทบทวน"), asset("how", title="เทคนิค"), files=files)
    data = word_file(one, site, {}.__getitem__)
    assert faults(data) == []
    return opened(data)


def rows(document: WordDocument) -> list[list[str]]:
    """The table of the activities without its heads."""
    return cells(document, -1)[2:]


def test_the_heads_are_merged_as_on_the_form_and_stand_on_every_page() -> None:
    document = plan(*ACTIVITIES)
    upper, lower, *_ = cells(document, -1)

    merged = [column.under or (column.head,) for column in COLUMNS]
    assert len(upper) == sum(map(len, merged)) == 15
    assert upper[6:12] == ["ความก้าวหน้าการดำเนินงาน"] * 6
    assert lower[6:12] == list(COLUMNS[6].under)
    assert [text for at, text in enumerate(upper) if lower[at] != text] == upper[6:12]
    lines = document.tables[-1]._tbl.tr_lst
    assert [bool(line.xpath("./w:trPr/w:tblHeader")) for line in lines] == [True, True, False, False]


def test_the_table_read_back_gives_the_activities_again() -> None:
    document = plan(*ACTIVITIES)

    assert rows(document) == [
        ["1", "วงเล่าเรื่อง\nแล้วเสร็จ",
         "แผน เม.ย. 2567\nจริง 3–4 มิ.ย. 2567\nเลื่อนจาก เม.ย. 2567 เป็น 3–4 มิ.ย. 2567 ช้า 1 เดือน 5 วัน", "จำนวนวง", "1 วง",
         "ทุกกลุ่ม\nเข้าร่วม 34 จาก 40 คน (ร้อยละ 85)", "✓", "✓", "–", "–", "–", "✓", "เลขานุการ\nธุรการ",
         "เล่าสั้นได้ใจความ\nAAR: ทบทวน\nองค์ความรู้: เทคนิค", "Story Telling"],
        ["2", "สรุปผล\nยังไม่กำหนดวัน", *[""] * 4, *["–"] * 6, *[""] * 3],
    ]  # fmt: skip
    leads = [rel.target_ref.rpartition("/")[2] for rel in document.part.rels.values() if rel.is_external]
    assert leads == ["review.html", "how.html"]


def test_a_plan_lies_on_its_side_and_what_follows_its_table_stands() -> None:
    alone = plan(*ACTIVITIES)
    followed = plan(*ACTIVITIES, attachments=["a.pdf"], files={"knowledge/div/a.pdf": "a" * 64})

    assert [section.orientation for section in alone.sections] == [WD_ORIENT.LANDSCAPE]
    assert [section.orientation for section in followed.sections] == [WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def test_the_five_fields_stand_above_the_table_filled_or_not() -> None:
    document = plan(*ACTIVITIES, kpi="ร้อยละ 80", needed=["minutes"])

    assert [row[1] for row in cells(document, 0)] == ["กองแผนงาน", "–", "การจดรายงานการประชุม", "ร้อยละ 80", "–"]


SAID = st.text(min_size=1, max_size=30).filter(lambda text: bool(readable(text).strip()))
ACTIVITY = st.fixed_dictionaries(
    {"name": SAID},
    optional={"indicator": SAID, "target": SAID, "audience": SAID, "lesson": SAID, "format": SAID,
              "role": st.lists(SAID, max_size=3, min_size=1),
              "progress": st.lists(st.sampled_from(STAGES), unique=True)},
)  # fmt: skip


@settings(max_examples=300 if os.environ.get("LOKM_SOAK") else 12, deadline=None, derandomize=True)
@given(st.lists(ACTIVITY, min_size=1, max_size=6))
def test_any_activities_come_back_as_they_were(activities: list[dict[str, Any]]) -> None:
    document = plan(*({"number": number, **one} for number, one in enumerate(activities, 1)))

    for row, one in zip(rows(document), activities, strict=True):
        assert row[1].rpartition("\n")[0] == readable(one["name"].strip())
        assert [row[at] for at in (3, 4, 5, 13, 14)] == [
            readable(one.get(key, "").strip()) for key in ("indicator", "target", "audience", "lesson", "format")
        ]
        assert row[6:12] == ["✓" if stage in one.get("progress", ()) else "–" for stage in STAGES]
        assert row[12] == "\n".join(readable(role.strip()) for role in one.get("role", ()))
