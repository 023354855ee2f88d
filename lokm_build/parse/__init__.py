"""Reading: the bytes of a repository become typed records with places, or findings that say why not."""

from lokm_build.parse.assets import parse_asset
from lokm_build.parse.repository import Parsed, parse_repository

__all__ = ["Parsed", "parse_asset", "parse_repository"]
