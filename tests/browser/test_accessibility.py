"""axe-core finds nothing serious or critical on any page type: desktop, phone and dark."""

from pathlib import Path

import pytest
from browser.test_offline import PAGE_TYPES
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent.parent / "js" / "node_modules" / "axe-core" / "axe.min.js"
MODES = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
}


@pytest.mark.parametrize("mode", MODES)
def test_no_page_type_has_a_serious_barrier(mode: str, moved_site: Path, chromium: Browser) -> None:
    context = chromium.new_context(**MODES[mode])
    page = context.new_page()
    barriers = []
    for path in PAGE_TYPES:
        page.goto((moved_site / path).as_uri(), wait_until="load")
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        barriers += [
            f"{path} {one['id']}: {one['nodes'][0]['html'][:150]} {one['nodes'][0]['failureSummary'][:200]}"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
    context.close()
    assert barriers == []
