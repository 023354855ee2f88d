"""Which browsers this machine has, and how they are started: without a screen, and unable to reach any other host."""

import os
import shutil
import time

from playwright.sync_api import Page

CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip


def chromium() -> str:
    """The command that starts Chromium."""
    return _found("Chromium", os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")


def firefox() -> str:
    """The command that starts Firefox."""
    return _found("Firefox", os.environ.get("FIREFOX"), "firefox-esr", "firefox")


def until(page: Page, expression: str, seconds: float = 30) -> None:
    """Wait until JavaScript text holds. Playwright's own wait evaluates in the page, which the policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(30)


def _found(browser: str, *names: str | None) -> str:
    executable = next((found for name in names if name and (found := shutil.which(name))), None)
    assert executable, f"ไม่พบ {browser} โปรดสั่ง make test หรือติดตั้งก่อน"
    return executable
