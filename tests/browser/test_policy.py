"""A page's policy stands in the way of nothing that the site does, and of everything that somebody smuggles in."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browser.test_offline import PAGE_TYPES
from firefox import Firefox
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

TYPES = (*PAGE_TYPES, "review/index.html", "guides/it-officer.html")
QUERY, FOUND = "การประสานงานทางโทรศัพท์", "knowledge/coordination-phone-technique.html"

LISTEN = """() => {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    window.refused.push(event.effectiveDirective + " " + (event.blockedURI || "") + " " + event.sample);
  });
}"""
SEARCH = """async (query) => {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  const box = document.querySelector("input[type=search]");
  box.focus();
  box.value = query;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  for (let waited = 0; waited < 200; waited += 1) {
    const found = document.querySelector("#search-results a[href]");
    if (found) return found.href;
    await new Promise((done) => setTimeout(done, 50));
  }
  return "";
}"""
WAYS = {"inline", "data", "handler", "address", "error", "frame", "added", "eval"}
RAN = "window.top.smuggled = (window.top.smuggled || []).concat('{}')"
SMUGGLED = f"""<script>{RAN.format("inline")}</script>
<script src="http://127.0.0.2:9/x.js"></script>
<script src="data:text/javascript,{RAN.format("data")}"></script>
<p id="bait" onclick="{RAN.format("handler")}" style="color: rgb(1, 2, 3)">ก</p>
<a id="lure" href="javascript:void({RAN.format("address")})">ก</a>
<img src="data:," onerror="{RAN.format("error")}">
<iframe srcdoc="<script>{RAN.format("frame")}</script>"></iframe>
<base href="http://127.0.0.2:9/">"""
BITE = (
    (
        """async () => {
  document.getElementById("bait").click();
  document.getElementById("lure").click();
  const added = document.createElement("script");
  added.textContent = "ADDED";
  document.head.append(added);
  // Later, since what a test calls itself may do more than a page.
  setTimeout(() => window.eval("EVAL"), 0);
  await new Promise((done) => setTimeout(done, 300));
  const color = getComputedStyle(document.getElementById("bait")).color;
  return [window.smuggled || [], color === "rgb(1, 2, 3)", new URL("a", document.baseURI).host];
}"""
    )
    .replace("ADDED", RAN.format("added"))
    .replace("EVAL", RAN.format("eval"))
)


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site(moved_site: Path) -> Path:
    """The sample site with a page into which somebody has smuggled scripts, and the same page without its policy."""
    page = (moved_site / "knowledge/coordination-basics.html").read_text("utf-8")
    guarded = page.replace("</article>", SMUGGLED + "</article>", 1)
    (moved_site / "knowledge/guarded.html").write_text(guarded, "utf-8")
    (moved_site / "knowledge/open.html").write_text(guarded.replace("Content-Security-Policy", "x", 1), "utf-8")
    return moved_site


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address where a server hands the site out."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(params=["file", "http"])
def root(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    """Where the site is opened from."""
    return site.as_uri() if request.param == "file" else served


def listening(context: BrowserContext, complaints: list[str]) -> Page:
    context.add_init_script(f"({LISTEN})()")
    page = context.new_page()
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


def test_no_page_type_meets_its_own_policy_in_chromium(root: str, desktop: BrowserContext) -> None:
    complaints: list[str] = []
    page = listening(desktop, complaints)
    for path in TYPES:
        page.goto(f"{root}/{path}", wait_until="load")
        complaints += [f"{path}: {refused}" for refused in page.evaluate("window.refused")]

    assert complaints == []


def test_search_palette_and_lists_work_under_the_policy_in_chromium(root: str, desktop: BrowserContext) -> None:
    complaints: list[str] = []
    page = listening(desktop, complaints)
    page.goto(f"{root}/knowledge/coordination-basics.html")
    assert page.evaluate(SEARCH, QUERY) == f"{root}/{FOUND}"

    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(before))
    after = str(page.locator("body").get_attribute("data-md-color-scheme"))
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", after)

    page.locator("input[type=search]").first.fill(QUERY)
    page.evaluate("document.querySelector('form.lokm-search').submit()")
    page.wait_for_url("**/search/index.html?q=*")
    page.locator("#search-results a[href]").first.wait_for()

    assert page.evaluate("window.refused") == complaints == []


def test_the_page_of_a_lost_address_finds_the_root_under_its_policy(served: str, desktop: BrowserContext) -> None:
    complaints: list[str] = []
    page = listening(desktop, complaints)
    page.goto(f"{served}/404.html")

    expect(page.locator("a[data-page='index.html']")).to_have_attribute("href", f"{served}/index.html")
    assert page.evaluate("window.refused") == complaints == []


def test_firefox_meets_no_policy_either_and_finds(root: str, firefox: Firefox) -> None:
    firefox.before_pages(LISTEN)
    for path in ("index.html", "knowledge/index.html", "glossary/index.html", "search/index.html", "404.html", FOUND):
        firefox.open(f"{root}/{path}")
        assert firefox.call("() => window.refused") == [], path
    assert firefox.call(SEARCH, QUERY) == f"{root}/{FOUND}"
    assert firefox.call("() => window.refused") == []

    firefox.call("() => { setTimeout(() => document.querySelector('form.lokm-search').submit(), 0); return true; }")
    firefox.arrive(f"{root}/search/index.html?q=")
    assert firefox.call(SEARCH, QUERY) == f"{root}/{FOUND}"
    assert firefox.call("() => window.refused") == []


def test_what_is_smuggled_into_a_page_does_not_run_in_chromium(root: str, desktop: BrowserContext) -> None:
    page = listening(desktop, [])
    page.goto(f"{root}/knowledge/guarded.html")
    assert page.evaluate(BITE) == [[], False, host(root)]
    assert {line.split()[0] for line in page.evaluate("window.refused")} >= {"script-src-elem", "script-src-attr"}

    page.goto(f"{root}/knowledge/open.html")
    assert set(page.evaluate(BITE)[0]) == WAYS


def test_what_is_smuggled_into_a_page_does_not_run_in_firefox(root: str, firefox: Firefox) -> None:
    firefox.open(f"{root}/knowledge/guarded.html")
    assert firefox.call(BITE) == [[], False, host(root)]

    firefox.open(f"{root}/knowledge/open.html")
    assert set(firefox.call(BITE)[0]) == WAYS


def host(root: str) -> str:
    return root.partition("://")[2].partition("/")[0]
