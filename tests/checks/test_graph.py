from repo import REGISTRY, Repo


def test_a_former_name_is_free() -> None:
    assert Repo().asset("a", aliases=["former"]).asset("b").findings() == []
    repo = Repo().asset("a", aliases=["b", "a", "x"]).asset("b").asset("c", aliases=["x"])
    assert repo.places() == ["a.md:10 ALIAS-TAKEN", "a.md:11 ALIAS-TAKEN", "c.md:10 ALIAS-TAKEN"]


def test_an_alias_is_a_name_and_never_a_path() -> None:
    repo = Repo().asset("a", aliases=["../../escaped", "/escaped"])
    assert repo.places() == ["a.md:10 VALUE-CODE", "a.md:11 VALUE-CODE"]


def test_a_ring_of_successors_is_told_once_with_its_members() -> None:
    repo = Repo().asset("a", supersedes=["b"]).asset("b", supersedes=["c"]).asset("c", supersedes=["a"])
    assert repo.places() == ["a.md:9 SUPERSEDES-CYCLE"]
    assert "a → b → c → a" in repo.hint("SUPERSEDES-CYCLE")


def test_a_long_chain_of_successors_is_no_ring() -> None:
    repo = Repo()
    for number in range(1500):
        repo.asset(f"v-{number}", supersedes=[f"v-{number + 1}"])
    assert repo.asset("v-1500").findings() == []


def test_the_registry_agrees_with_itself() -> None:
    repo = Repo().registry(
        needs=[{"code": "x", "topic": "meeting"}],
        roles=[{"code": "clerk", "name": "เจ้าพนักงานธุรการ", "needs": ["y"]}],
        glossary=[*REGISTRY["glossary"], {"term": "KMX", "aliases": ["การจัดการความรู้"]}],
        reports=[{"indicator": "doh/2566/2.2", "round": 1, "date": "2566-03-03", "what": "ก"},
                 {"indicator": "doh/2567/2.2", "round": 1, "date": "2567-03-03", "what": "ก"}],
    )
    assert repo.places() == [
        "registry/glossary.yml:5 TERM-DUPLICATE",
        "registry/needs.yml:1 TOPIC-UNKNOWN",
        "registry/reports.yml:5 INDICATOR-UNKNOWN",
        "registry/roles.yml:1 NEED-UNKNOWN",
    ]
