from repo import REGISTRY, Repo


def places(**lists: object) -> list[str]:
    return Repo().registry(**lists).places()


def test_a_repository_without_assets_is_clean() -> None:
    assert Repo().findings() == []


def test_required_files_that_are_missing_are_named_once() -> None:
    repo = Repo().asset("a").asset("b").registry(units=None, centre=None)
    assert repo.places() == ["registry/centre.yml:1 REGISTRY-MISSING", "registry/units.yml:1 REGISTRY-MISSING"]
    assert Repo().registry(channels=None, needs=None, glossary=None).findings() == []


def test_unknown_files_are_named_with_the_known_one() -> None:
    repo = Repo().file("knowledge/registry/channels.yaml", "- {code: a, name: ก}\n")
    assert repo.places() == ["registry/channels.yaml:1 REGISTRY-FILE"]
    assert "'channels.yml'" in repo.hint("REGISTRY-FILE")


def test_a_faulty_entry_is_named_and_its_code_still_counts_as_known() -> None:
    units = [*REGISTRY["units"][:2], {"code": "plan-div", "nmae": "ก"}]
    repo = Repo().asset("a", unit="plan-div").registry(units=units)
    assert repo.places() == ["registry/units.yml:13 KEY-MISSING", "registry/units.yml:14 KEY-UNKNOWN"]


def test_a_list_where_one_mapping_belongs_is_named_and_the_other_way_round() -> None:
    assert places(centre=[{"name": "ก"}]) == ["registry/centre.yml:1 FRONT-NOT-MAPPING"]
    assert places(glossary={"term": "ก"}) == ["registry/glossary.yml:1 REGISTRY-LIST"]


def test_codes_that_stand_twice_are_named() -> None:
    channels = [{"code": "web", "name": "ก"}, {"code": "web", "name": "ข"}]
    assert places(channels=channels) == ["registry/channels.yml:3 CODE-DUPLICATE"]
    again = {"agency": "doh", "year": "๒๕๖๖", "code": "2.2", "name": "ก"}
    assert places(indicators=[*REGISTRY["indicators"], again]) == ["registry/indicators.yml:12 CODE-DUPLICATE"]


def test_codes_that_cannot_be_addresses_are_named() -> None:
    for code in ("OPS", "../../x", "index", "con"):
        found = places(units=[*REGISTRY["units"], {"code": code, "name": "ก"}])
        assert [place.split()[0] for place in found] == ["registry/units.yml:16"]


def test_parents_that_lead_nowhere_or_in_a_ring_are_named_and_taken_away() -> None:
    topics = [
        {"code": "coordination", "name": "ก", "parent": "meetings"},
        {"code": "meetings", "name": "ข", "parent": "coordination"},
        {"code": "risk", "name": "ค", "parent": "meeting"},
    ]
    repo = Repo().registry(topics=topics)
    assert repo.places() == ["registry/topics.yml:3 PARENT-CYCLE", "registry/topics.yml:9 PARENT-UNKNOWN"]
    assert "'meetings'" in repo.hint("PARENT-UNKNOWN")
    assert all(topic.parent is None for topic in repo.parsed().registry.topics)


def test_a_ring_of_a_thousand_parents_is_one_finding() -> None:
    ring = [{"code": f"t-{n}", "name": "ก", "parent": f"t-{(n + 1) % 1000}"} for n in range(1000)]
    assert places(topics=[*REGISTRY["topics"], *ring]) == ["registry/topics.yml:9 PARENT-CYCLE"]


def test_predecessors_of_indicators_are_checked() -> None:
    first, second = REGISTRY["indicators"]
    ring = [{**first, "succeeds": "doh/2566/2.2"}, second]
    assert places(indicators=ring) == ["registry/indicators.yml:5 SUCCEEDS-CYCLE"]
    assert places(indicators=[{**second, "succeeds": "doh/2564/2.4"}]) == ["registry/indicators.yml:5 SUCCEEDS-UNKNOWN"]


def test_addresses_are_web_addresses() -> None:
    assert places(centre={**REGISTRY["centre"], "url": "javascript:alert(1)"}) == ["registry/centre.yml:3 VALUE-URL"]


def test_rounds_may_be_written_as_on_the_form() -> None:
    report = {"indicator": "doh/2566/2.2", "date": "2566-03-03", "what": "ก"}
    repo = Repo().registry(reports=[{**report, "round": "5 เดือนแรก"}, {**report, "round": "๒"}])
    assert repo.findings() == []
    assert [report.round for report in repo.parsed().registry.reports] == [1, 2]
