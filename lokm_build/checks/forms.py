"""Form profiles of the registry fit together: units that exist, one form each, blanks that can be filled."""

from collections import Counter
from collections.abc import Iterator

from lokm_build.checks.known import known_units
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.forms import BLANK, NUMBER_BLANKS, FormProfile
from lokm_build.model.place import Place
from lokm_build.parse.names import REGISTRY


def forms_are_of_known_units(catalogue: Catalogue) -> Iterator[Finding]:
    """Each unit that a form names exists."""
    units = known_units(catalogue)
    for form in catalogue.registry.centre.forms:
        for unit in form.units:
            yield from units.missing(unit, _place(catalogue, form))


def units_have_one_form(catalogue: Catalogue) -> Iterator[Finding]:
    """No two forms share a code, or a unit; at most one is for all."""
    codes: set[str] = set()
    owner: dict[str, str] = {}
    for form in catalogue.registry.centre.forms:
        place = _place(catalogue, form)
        if form.code in codes:
            yield finding("CODE-DUPLICATE", place, value=form.code, line=str(place.line))
        codes.add(form.code)
        for unit in form.units or ("ทุกหน่วยงาน",):
            other = owner.setdefault(unit, form.code)
            if other != form.code:
                yield finding("FORM-UNIT", place, unit=unit, other=other, value=form.code)


def forms_can_be_filled(catalogue: Catalogue) -> Iterator[Finding]:
    """A column stands once, and a pattern of numbers holds blanks that there are."""
    for form in catalogue.registry.centre.forms:
        place = _place(catalogue, form)
        for column, count in Counter(form.columns).items():
            if count > 1:
                yield finding("FORM-COLUMN", place, value=form.code, key=column.value)
        for blank in BLANK.findall(form.document_number or ""):
            if blank not in NUMBER_BLANKS:
                known = ", ".join(f"{{{name}}}" for name in NUMBER_BLANKS)
                yield finding("FORM-NUMBER", place, value=f"{{{blank}}}", known=known)


def _place(catalogue: Catalogue, form: FormProfile) -> Place:
    return catalogue.registry.places.get(("forms", form.code), Place(f"{REGISTRY}centre.yml"))
