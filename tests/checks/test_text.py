from repo import REGISTRY, Repo


def test_damage_is_shown_with_what_it_should_be() -> None:
    repo = Repo().asset("a", title="เเผนงาน", body="- การทํางานของส านัก\n")
    assert repo.places() == ["a.md:2 THAI-DAMAGE", "a.md:11 THAI-DAMAGE", "a.md:11 THAI-DAMAGE"]
    assert "'เเผนงาน' ควรเป็น 'แผนงาน'" in repo.hint("THAI-DAMAGE")
    assert any("ส านัก' ควรเป็น" in line for line in repo.findings())


def test_code_is_not_looked_at() -> None:
    assert Repo().asset("a", body="- `ส านัก` ``เเ``\n\n```text\nทํางาน\n```\n").findings() == []


def test_after_five_places_a_total_is_told() -> None:
    repo = Repo().asset("a", body="- ทํา\n" * 8)
    assert repo.places()[-1] == "a.md:16 THAI-DAMAGE-MORE"
    assert "3 แห่ง" in repo.hint("THAI-DAMAGE-MORE")


def test_the_registry_is_looked_at_too() -> None:
    repo = Repo().registry(topics=[*REGISTRY["topics"], {"code": "x", "name": "การทํางาน"}])
    assert repo.places() == ["registry/topics.yml:7 THAI-DAMAGE"]


def test_ordinary_thai_passes() -> None:
    body = "- กำลังทำงานสำคัญ ให้มีความรู้ ฯลฯ ๆ ฿ ก็ เพื่อฝึกฤๅษี น้ำใจ ไม่เว้นวรรค\n"
    assert Repo().asset("a", body=body).findings() == []
