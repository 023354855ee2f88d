"""MkDocs' hooks for the knowledge centre; everything is in the package."""

from lokm_build.adapters.mkdocs_hooks import on_config, on_files, on_post_build, on_startup  # noqa: F401
