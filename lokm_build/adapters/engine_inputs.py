"""What the frame engine's output depends on, as one key: configuration, docs/, theme, hooks, versions.

Only where that can be told: a configuration that reads the environment, or plugins of which we
do not know what they read, gives no key, and the engine runs each time. `engine_places` tells where
to look for changes.
"""

import os
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import yaml

from lokm_build.adapters.configuration import entries
from lokm_build.adapters.engine import Engine
from lokm_build.model.registry import Centre
from lokm_build.site.cache import key, program_version

_KNOWN_PLUGINS = {"macros", "search", "material/search"}
_KNOWN_MACROS = {"modules", "on_error_fail", "on_undefined", "verbose"}
_OUR_MODULES = ["lokm_build.adapters.macros"]
_READS_ELSEWHERE = ("!ENV", "snippets", "!relative")


class _Plain(yaml.SafeLoader):
    """Reads a configuration without making what its tags name."""


_Plain.add_multi_constructor("", lambda _, suffix, node: f"{suffix} {getattr(node, 'value', '')}")


def engine_key(engine: Engine, config_file: Path, docs: Path, centre: Centre) -> bytes | None:
    """The key of the engine and all that it will read; None when that cannot be known."""
    try:
        files = list(_read(config_file, docs))
    except (OSError, yaml.YAMLError, _UnknownError):
        return None
    parts = [part for name, data in files for part in (name, data)]
    versions = [_version(name) for name in engine.libraries]
    date = os.environ.get("SOURCE_DATE_EPOCH", "")
    return key("engine", engine.name, program_version(), repr(centre), date, *versions, *parts)


def engine_places(config_file: Path, docs: Path) -> set[Path]:
    """The files and folders whose change changes what the engine makes, as far as the configuration names them."""
    places = {docs}
    waiting = [config_file]
    while waiting:
        file = waiting.pop()
        if file in places:
            continue
        places.add(file)
        try:
            config = yaml.load(file.read_text("utf-8"), _Plain)
        except (OSError, ValueError, yaml.YAMLError):
            continue  # half written: what it named before is seen again when it is whole
        if isinstance(config, dict):
            places |= {file.parent / name for name in _named_by(config)}
            waiting += [file.parent / name for name in _texts(config.get("INHERIT"))]
    return places


def _named_by(config: dict[str, Any]) -> Iterator[str]:
    """Hooks, the theme's own folder, and what MkDocs is told to watch."""
    theme = config.get("theme")
    yield from _texts(config.get("hooks"))
    yield from _texts(config.get("watch"))
    yield from _texts(theme.get("custom_dir") if isinstance(theme, dict) else None)


def _texts(value: Any) -> list[str]:
    """The texts of a value that may be one, a list of them, or something that nobody should have written."""
    return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]


class _UnknownError(Exception):
    """The configuration may read what we do not see."""


def _read(config_file: Path, docs: Path) -> Iterator[tuple[str, bytes]]:
    yield from _configuration(config_file)
    yield from _tree(docs)
    if (config_file.parent / "main.py").exists():
        raise _UnknownError("mkdocs-macros runs main.py")


def _configuration(config_file: Path) -> Iterator[tuple[str, bytes]]:
    """The configuration, those it inherits from, and what they name."""
    text = config_file.read_text("utf-8")
    config = yaml.load(text, _Plain)
    if not isinstance(config, dict) or any(word in text for word in _READS_ELSEWHERE) or not _is_known(config):
        raise _UnknownError
    yield str(config_file), text.encode()
    home = config_file.parent
    for hook in config.get("hooks") or ():
        yield str(hook), (home / hook).read_bytes()
    theme = config.get("theme")
    if isinstance(theme, dict) and theme.get("custom_dir"):
        yield from _tree(home / theme["custom_dir"])
    if config.get("INHERIT"):
        yield from _configuration(home / config["INHERIT"])


def _is_known(config: dict[str, Any]) -> bool:
    for name, options in entries(config.get("plugins")):
        if name not in _KNOWN_PLUGINS:
            return False
        if name == "macros" and (set(options) - _KNOWN_MACROS or options.get("modules", []) != _OUR_MODULES):
            return False
    return True


def _tree(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            raise _UnknownError(path)
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
