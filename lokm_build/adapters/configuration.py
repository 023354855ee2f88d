"""An `mkdocs.yml` as plain values, for an engine that does not read all of it as MkDocs does.

A file that another one inherits from is merged with it as MkDocs merges: mappings key by key, and
anything else replaced. What carries a tag (`!ENV`, `!!python/name:`) passes through unread; the
engine makes of it what it names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Tagged:
    """A value with a tag, as it was written."""

    node: yaml.Node


class _Reader(yaml.SafeLoader):
    """Makes nothing of tags that plain YAML does not know."""


class _Writer(yaml.SafeDumper):
    """Writes tagged values as they were read."""


_Reader.add_multi_constructor("", lambda _loader, _suffix, node: Tagged(node))
_Writer.add_representer(Tagged, lambda _dumper, tagged: tagged.node)


def read_configuration(file: Path) -> dict[str, Any]:
    """The configuration with all that it inherits. Raises OSError or YAMLError."""
    config = yaml.load(file.read_text("utf-8"), _Reader)
    if not isinstance(config, dict):
        raise yaml.YAMLError(f"{file.name}: not a mapping")
    parent = config.pop("INHERIT", None)
    return merged(read_configuration(file.parent / parent), config) if parent else config


def written(config: dict[str, Any]) -> str:
    """The configuration as YAML."""
    return yaml.dump(config, Dumper=_Writer, allow_unicode=True, sort_keys=False)


def merged(below: Any, above: Any) -> Any:
    """`above` laid over `below`."""
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    return {**below, **{key: merged(below.get(key), value) for key, value in above.items()}}


def entries(listed: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Plugins or extensions with their options, which may be written as a list of both forms or as a mapping."""
    for entry in listed.items() if isinstance(listed, dict) else listed or ():
        if isinstance(entry, dict) and len(entry) == 1:
            entry = next(iter(entry.items()))
        name, options = entry if isinstance(entry, tuple) else (entry, None)
        yield str(name), options or {}


def python_name(name: str) -> Tagged:
    """What stands for a function of Python."""
    return Tagged(yaml.ScalarNode(f"tag:yaml.org,2002:python/name:{name}", ""))
