"""Topics: the tree of topics with their synonyms, and a list for each with its sub-topics' assets."""

from collections.abc import Iterator

from markupsafe import Markup

from lokm_build.model.page import Page
from lokm_build.model.registry import Topic
from lokm_build.render.links import topic_url
from lokm_build.render.pages.listing import Listing, Own
from lokm_build.render.pages.shared import Shared
from lokm_build.render.pages.tree import branches
from lokm_build.render.templating import render

_HOME = ("หัวข้อ", "topics/index.html")


def topic_landing(shared: Shared) -> Page:
    """The tree of all topics."""
    views, topics = shared.views, shared.catalogue.topics
    html = render(
        "tree.html",
        title="หัวข้อ",
        lead="เลือกหัวข้อเพื่อดูองค์ความรู้เรื่องนั้นจากทุกหน่วยงาน ใต้ชื่อหัวข้อคือคำอื่นที่ใช้เรียกเรื่องเดียวกัน",
        branches=branches(views.topics, views.indexes.by_topic_all),
        names={code: topic.name for code, topic in topics.items()},
        also={code: topic.synonyms for code, topic in topics.items()},
        also_label="คำอื่นที่ใช้เรียก",
        lines=True,
        empty="ยังไม่มีหัวข้อในทะเบียน ผู้ดูแลเพิ่มได้ที่ knowledge/registry/topics.yml",
    )
    return Page("topics/index.html", "topics", "หัวข้อ", "องค์ความรู้แยกตามหัวข้อ", html)


def topic_listings(shared: Shared) -> Iterator[Listing]:
    """A listing for each topic."""
    return (_listing(topic, shared) for topic in shared.catalogue.registry.topics)


def _listing(topic: Topic, shared: Shared) -> Listing:
    indexes, tree = shared.views.indexes, shared.views.topics
    topics = shared.catalogue.topics
    above = [topics[code] for code in reversed(tree.ancestors(topic.code))]
    own, everything = indexes.by_topic[topic.code], indexes.by_topic_all[topic.code]
    synonyms = f" คำอื่นที่ใช้เรียก: {', '.join(topic.synonyms)}" if topic.synonyms else ""
    return Listing(
        section="topics",
        name=topic.code,
        title=topic.name,
        label="หัวข้อ",
        lead=f"องค์ความรู้เรื่อง{topic.name}จากทุกหน่วยงาน{synonyms}",
        assets=everything,
        trail=(_HOME, *((parent.name, topic_url(parent.code)) for parent in above)),
        above=_below(topic, shared),
        own=Own("topic", topic.code, len(own), "เฉพาะหัวข้อนี้", "รวมหัวข้อย่อย") if len(own) < len(everything) else None,
        empty=_empty(topic),
    )


def _below(topic: Topic, shared: Shared) -> Markup:
    counts, topics = shared.views.indexes.by_topic_all, shared.catalogue.topics
    children = [topics[code] for code in shared.views.topics.children(topic.code)]
    links = [(child.name, f"{child.code}.html", len(counts[child.code])) for child in children]
    return Markup(render("under.html", name="หัวข้อย่อย", unit_word="หัวข้อ", children=links, groups=[]))


def _empty(topic: Topic) -> Markup:
    return Markup(
        '<p class="lokm-empty__head">ยังไม่มีองค์ความรู้ในหัวข้อนี้</p>'
        "<p>ถ้าหน่วยงานของท่านทำเรื่องนี้อยู่ เขียนขึ้นมาหนึ่งเรื่องแล้วระบุ <code>topics: [{}]</code> ที่หัวไฟล์ "
        'หรือดู<a href="index.html">หัวข้ออื่นทั้งหมด</a></p>'
    ).format(topic.code)
