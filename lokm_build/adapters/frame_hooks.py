"""What MkDocs must know to render frames: our theme overrides, and one frame page for each section."""

from importlib.resources import files as package_files

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from lokm_build.adapters import heading_ids
from lokm_build.model.registry import Centre
from lokm_build.site.frames import SEARCH_PLUGINS, SECTIONS, frame_markdown, frame_path


def prepare(config: MkDocsConfig, centre: Centre | None) -> None:
    """Set what may not differ: links name files, no remote fonts, no second search, our overrides first."""
    overrides = str(package_files("lokm_build").joinpath("theme", "overrides"))
    if overrides not in config.theme.dirs:
        config.theme.dirs.insert(0, overrides)
    config.theme["font"] = False
    config.use_directory_urls = False
    config.site_url = ""  # the core writes the canonical address of each page
    if centre is not None:
        # Templates print these as they are; what is escaped once is known by its type, and not escaped again.
        config.site_name = escape(centre.name)
        config.extra["lokm_organisation"] = escape(centre.organisation)
        config.extra["lokm_contact"] = escape(centre.contact or "")
    config.mdx_configs.setdefault("toc", {}).setdefault("slugify", heading_ids.slug)
    for name in SEARCH_PLUGINS:
        config.plugins.pop(name, None)


def add_frames(files: Files, config: MkDocsConfig) -> None:
    """Add the frame of each section."""
    for section in SECTIONS:
        path = frame_path(section, lambda path: files.get_file_from_path(path) is not None)
        files.append(File.generated(config, path, content=frame_markdown(section)))
