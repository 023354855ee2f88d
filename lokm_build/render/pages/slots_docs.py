"""The slots that document the generator from its own tables: findings, keys of files, sections of kinds.

Each function takes (catalogue, views, root); returns HTML. What they show cannot go stale.
"""

from collections.abc import Callable, Mapping

from lokm_build.derive import Views
from lokm_build.model.asset import FrontMatter
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import GROUPS
from lokm_build.model.kinds import KINDS
from lokm_build.model.registry import REGISTRY_FILES
from lokm_build.render.pages.schema_tables import schema_tables
from lokm_build.render.templating import render


def finding_codes(catalogue: Catalogue, views: Views, root: str) -> str:  # noqa: ARG001
    """All codes of findings: what each says, why it matters, and what to do."""
    return render("slot_codes.html", groups=GROUPS)


def schema(catalogue: Catalogue, views: Views, root: str) -> str:  # noqa: ARG001
    """The keys of an asset's front matter."""
    return render("slot_schema.html", tables=schema_tables("", FrontMatter))


def registry_schema(catalogue: Catalogue, views: Views, root: str) -> str:  # noqa: ARG001
    """The keys of the registry's files."""
    tables = [table for stem, model in REGISTRY_FILES.items() for table in schema_tables(f"{stem}.yml", model)]
    return render("slot_schema.html", tables=tables)


def kind_sections(catalogue: Catalogue, views: Views, root: str) -> str:  # noqa: ARG001
    """The sections that each kind is expected to have."""
    return render("slot_sections.html", kinds=KINDS.values())


DOC_SLOTS: Mapping[str, Callable[..., str]] = {
    "finding_codes": finding_codes,
    "schema": schema,
    "registry_schema": registry_schema,
    "kind_sections": kind_sections,
}
