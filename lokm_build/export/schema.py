"""JSON Schema of an asset's front matter and of the registry files, from the models.

Editors (VS Code with the YAML extension, for instance) complete keys and explain
them in Thai from it. What the schema allows is what an author writes, text as
text; the reader is stricter about dates and codes.
"""

import json
from typing import Any

from pydantic import TypeAdapter

from lokm_build.model.asset import FrontMatter
from lokm_build.model.counters import COUNTERS
from lokm_build.model.fields import NAMES
from lokm_build.model.kinds import KINDS
from lokm_build.model.records import Records
from lokm_build.model.registry import REGISTRY_LISTS, Centre

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAMED = ("properties", "$defs")
_CHOICES = {
    **{str(choice): name for choice, name in NAMES.items()},
    **{str(kind): info.name for kind, info in KINDS.items()},
    **{str(counter): row.about for counter, row in COUNTERS.items()},
}


def schemas() -> dict[str, bytes]:
    """File name → JSON Schema, for `asset`, `records` and each registry file."""
    made = {"asset.schema.json": _document(FrontMatter.model_json_schema(), "หัวไฟล์ขององค์ความรู้")}
    made["records.schema.json"] = _document(Records.model_json_schema(), "NAME.records.yml")
    made["centre.schema.json"] = _document(Centre.model_json_schema(), "registry/centre.yml")
    for stem, row in REGISTRY_LISTS.items():
        entries: Any = list[row.entry]  # type: ignore[name-defined]
        made[f"{stem}.schema.json"] = _document(TypeAdapter(entries).json_schema(), f"registry/{stem}.yml")
    return made


def _document(schema: dict[str, Any], title: str) -> bytes:
    whole = {"$schema": _DIALECT, **_as_written(schema), "title": title}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _as_written(node: Any) -> Any:
    """The schema for what an author writes: dates in any Thai form, numbers also in Thai digits."""
    if isinstance(node, list):
        return [_as_written(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {
        # Under these stand names of ours ("title", "format"), not words of JSON Schema.
        key: {name: _as_written(one) for name, one in value.items()} if key in _NAMED else _as_written(value)
        for key, value in node.items()
        if key not in ("title", "format", "default")
    }
    if "properties" in made:
        made.pop("description", None)  # the class's own, which is for maintainers
    made = _without_null(made)
    if made.get("type") == "integer":
        made["type"] = ["integer", "string"]
        made.pop("minimum", None)
        made.pop("maximum", None)
    if made.get("type") == "boolean":
        made["type"] = ["boolean", "string"]
    if isinstance(made.get("enum"), list):
        made["description"] = " · ".join(f"{choice} {_CHOICES.get(choice, '')}".strip() for choice in made["enum"])
    if made.get("type") == "array" and "$ref" not in made.get("items", {}):
        return {"anyOf": [made, {"type": "string"}], **{k: made.pop(k) for k in ("description",) if k in made}}
    return made


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """What may be left out is left out: an empty value is a finding."""
    kinds = [kind for kind in node.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) != 1:
        return node
    return {**{key: value for key, value in node.items() if key != "anyOf"}, **kinds[0]}
