"""What MkDocs must know to render frames: our theme overrides, and one frame page for each section."""

from importlib.resources import files as package_files

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from lokm_build.model.registry import Centre
from lokm_build.site.frames import SECTIONS, frame_markdown
from lokm_build.thai.slug import heading_id

_SEARCH_PLUGINS = ("search", "material/search")


def prepare(config: MkDocsConfig, centre: Centre | None) -> None:
    """Set what may not differ: links name files, no remote fonts, no second search, our overrides first."""
    overrides = str(package_files("lokm_build").joinpath("theme", "overrides"))
    if overrides not in config.theme.dirs:
        config.theme.dirs.insert(0, overrides)
    config.theme["font"] = False
    config.use_directory_urls = False
    config.site_url = ""  # the core writes the canonical address of each page
    if centre is not None:
        config.site_name = centre.name
        config.extra["lokm_organisation"] = centre.organisation
        config.extra["lokm_contact"] = centre.contact
    # Python-Markdown drops every Thai letter from an id, and numbers what is left.
    config.mdx_configs.setdefault("toc", {}).setdefault("slugify", _slug)
    for name in _SEARCH_PLUGINS:
        config.plugins.pop(name, None)


def _slug(text: str, separator: str) -> str:  # noqa: ARG001 - Python-Markdown passes both
    return heading_id(text)


def add_frames(files: Files, config: MkDocsConfig) -> None:
    """Add the frame of each section: as its landing page, or beside it where docs/ has that page already."""
    for section in SECTIONS:
        taken = files.get_file_from_path(f"{section}/index.md") is not None
        path = f"{section}/lokm-frame.md" if taken else f"{section}/index.md"
        files.append(File.generated(config, path, content=frame_markdown(section)))
