"""The committed schemas and snippets are what the models make, and they accept what the sample centre writes."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from lokm_build.export.schema import schemas
from lokm_build.export.snippets import SNIPPETS_FILE, snippets
from lokm_build.model.kinds import KINDS
from lokm_build.model.registry import REGISTRY_FILES

ROOT = Path(__file__).resolve().parent.parent.parent
STALE = "สั่ง lokm schema แล้ว commit ผลที่ได้"


class _Editor(yaml.BaseLoader):
    """Reads YAML as an editor's schema extension does: text, numbers, truth, and nothing else."""


_Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+\Z"), list("-+0123456789"))
_Editor.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+\Z"), list("-+0123456789"))
_Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)\Z"), list("tf"))
_Editor.add_constructor("tag:yaml.org,2002:bool", lambda loader, node: loader.construct_scalar(node) == "true")
_Editor.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
_Editor.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))

_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "boolean": (bool,), "array": (list,), "object": (dict,),
}  # fmt: skip


def faults(value: Any, schema: Mapping[str, Any], whole: Mapping[str, Any], at: str = "") -> Iterator[str]:
    """What of the value the schema refuses, for the keywords that our schemas use."""
    if "$ref" in schema:
        yield from faults(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole, at)
    if "anyOf" in schema:
        tried = [list(faults(value, one, whole, at)) for one in schema["anyOf"]]
        yield from () if any(not found for found in tried) else min(tried, key=len)
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    if kinds := schema.get("type"):
        wanted = [kind for name in ([kinds] if isinstance(kinds, str) else kinds) for kind in _TYPES[name]]
        if not isinstance(value, tuple(wanted)):
            yield f"{at}: {value!r} is no {kinds}"
            return
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), whole, f"{at}[{number}]")
    if isinstance(value, dict) and "properties" in schema:
        yield from _object_faults(value, schema, whole, at)


def _object_faults(
    value: dict[str, Any], schema: Mapping[str, Any], whole: Mapping[str, Any], at: str
) -> Iterator[str]:
    known = schema["properties"]
    yield from (f"{at}: {key} is missing" for key in schema.get("required", ()) if key not in value)
    for key, inner in value.items():
        if key in known:
            yield from faults(inner, known[key], whole, f"{at}.{key}")
        elif schema.get("additionalProperties") is False:
            yield f"{at}: {key} is unknown"


@cache
def _schema(name: str) -> Any:
    return json.loads(schemas()[f"{name}.schema.json"])


def _assets() -> list[Path]:
    found = sorted((ROOT / "knowledge").rglob("*.md"))
    return [path for path in found if path.name.lower() != "readme.md"]


def test_the_committed_schemas_are_those_of_the_models() -> None:
    committed = {path.name: path.read_bytes() for path in (ROOT / "schemas").iterdir()}

    assert committed == schemas(), STALE


def test_the_committed_snippets_are_those_of_the_kinds() -> None:
    assert (ROOT / ".vscode" / SNIPPETS_FILE).read_bytes() == snippets(), STALE


def test_every_registry_file_has_its_schema_in_the_editors_settings() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))

    assert settings["yaml.schemas"] == {
        "./schemas/records.schema.json": "knowledge/**/*.records.yml",
        **{f"./schemas/{name}.schema.json": f"knowledge/registry/{name}.yml" for name in REGISTRY_FILES},
    }


def test_the_front_matter_of_every_sample_asset_fits_the_schema() -> None:
    told = {}
    for path in _assets():
        head = yaml.load(path.read_text("utf-8").split("\n---\n")[0].removeprefix("---\n"), _Editor)
        told[path.name] = list(faults(head, _schema("asset"), _schema("asset")))

    assert {name: found for name, found in told.items() if found} == {}


@pytest.mark.parametrize("name", REGISTRY_FILES)
def test_the_sample_registry_fits_its_schema(name: str) -> None:
    value = yaml.load((ROOT / "knowledge" / "registry" / f"{name}.yml").read_text("utf-8"), _Editor)

    assert list(faults(value, _schema(name), _schema(name))) == []


def test_a_misspelt_key_and_a_wrong_choice_do_not_fit() -> None:
    head = {"title": "ก", "kind": "tecnique", "unit": "osec", "topics": ["km"], "fiscal_year": 2567, "sumary": "ข"}

    found = list(faults(head, _schema("asset"), _schema("asset")))

    assert len(found) == 2
    assert found[0].startswith(".kind: 'tecnique' is none of")
    assert found[1] == ": sumary is unknown"


def test_every_key_is_explained_in_thai() -> None:
    for name in ("asset", "records", *REGISTRY_FILES):
        for key, described in _properties(_schema(name)):
            assert re.search("[ก-๙]", described.get("description", "")), f"{name}: {key}"


def _properties(node: Any) -> Iterator[tuple[str, Any]]:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    if isinstance(node, dict):
        yield from node.get("properties", {}).items()
    for value in inner:
        yield from _properties(value)


def test_there_is_a_snippet_for_each_kind_which_steps_through_its_blanks() -> None:
    made = json.loads(snippets())

    by_prefix = {entry["prefix"]: "\n".join(entry["body"]) for entry in made.values()}

    for kind, info in KINDS.items():
        text = by_prefix[f"km-{kind}"]
        assert f"kind: {kind}\n" in text
        assert [blank[:2] for blank in re.findall(r"\$\{([^}]*)\}", text)] == ["1:", "2:", "3:", "4:"]
        assert all(section.heading in text or f"{section.from_key}:" in text for section in info.sections)
