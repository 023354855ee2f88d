"""The rules, as a table: what is checked, in the order of the subjects.

A rule of `ASSET_RULES` looks at one asset and its body alone, so that its findings can be kept
with them; a rule of `RULES` looks at the catalogue. A new rule is one function and one row.
"""

from collections.abc import Callable, Iterator

from lokm_build.checks import (
    dates,
    files,
    flow,
    forms,
    graph,
    kinds,
    ladders,
    links,
    plans,
    privacy,
    references,
    registry,
    sections,
    text,
    work,
)
from lokm_build.model.asset import Asset
from lokm_build.model.body import Body
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import limited
from lokm_build.model.finding import Finding, in_order

AssetRule = Callable[[Asset, Body], Iterator[Finding]]
Rule = Callable[[Catalogue], Iterator[Finding]]

ASSET_RULES: tuple[AssetRule, ...] = (
    sections.summaries_are_given,
    sections.expected_sections_are_there,
    text.asset_text_is_sound,
    privacy.asset_keeps_privacy,
    work.keys_fit_the_kind,
    work.step_numbers_are_unique,
    work.step_numbers_follow,
    work.step_ways_lead_somewhere,
    work.decisions_have_both_ways,
    flow.steps_are_few,
    flow.steps_are_reached,
    flow.steps_come_to_an_end,
    flow.answers_make_a_difference,
    flow.connectors_lead_on,
    flow.durations_can_be_read,
    work.activity_numbers_are_unique,
    work.activities_end_after_they_start,
    plans.activities_are_few,
    plans.postponements_follow_a_plan,
    kinds.orders_begin_before_they_expire,
    kinds.items_of_checklists_say_why,
)

RULES: tuple[Rule, ...] = (
    references.units_exist,
    references.groups_exist,
    references.topics_exist,
    references.indicators_exist,
    references.channels_exist,
    references.needs_exist,
    references.cited_assets_exist,
    references.assets_are_cited_once,
    references.retired_assets_are_not_related,
    plans.reviews_are_aars,
    plans.aars_review_something,
    plans.actual_dates_have_come,
    links.linked_assets_exist,
    links.linked_files_exist,
    links.fragments_exist,
    links.retired_assets_are_not_linked,
    files.attachments_exist,
    files.attachments_are_used,
    graph.aliases_are_free,
    graph.succession_has_an_end,
    graph.growth_has_an_end,
    dates.reviews_are_due,
    dates.reviews_follow_dates,
    dates.dates_lie_in_the_fiscal_year,
    dates.indicators_are_of_the_fiscal_year,
    dates.records_have_come,
    registry.registry_references_exist,
    registry.terms_have_one_meaning,
    registry.groups_have_one_code,
    registry.duties_have_a_day,
    forms.forms_are_of_known_units,
    forms.units_have_one_form,
    forms.forms_can_be_filled,
    ladders.factors_are_named_once,
    ladders.factors_can_be_counted,
    ladders.factor_codes_exist,
    ladders.ladders_are_whole,
    ladders.ladders_settle_each_case,
    text.registry_text_is_sound,
    privacy.registry_keeps_privacy,
)


def check_asset(asset: Asset, body: Body) -> tuple[Finding, ...]:
    """What is wrong with one asset, whatever stands beside it."""
    return tuple(limited(in_order(found for rule in ASSET_RULES for found in rule(asset, body))))


def check_catalogue(catalogue: Catalogue) -> tuple[Finding, ...]:
    """What is wrong between the assets and with the registry."""
    return tuple(limited(in_order(found for rule in RULES for found in rule(catalogue))))


def check(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Everything that the rules find in a catalogue of all assets, drafts included."""
    own = {
        found for asset in catalogue.assets for found in check_asset(asset, catalogue.body(asset))
    }
    return tuple(sorted(own.union(check_catalogue(catalogue))))
