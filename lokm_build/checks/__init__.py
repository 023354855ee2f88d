"""Checks: one rule a function, one table of rules; a catalogue in, findings out, and how they are told."""

from lokm_build.checks.rules import ASSET_RULES, RULES, check, check_asset, check_catalogue

__all__ = ["ASSET_RULES", "RULES", "check", "check_asset", "check_catalogue"]
