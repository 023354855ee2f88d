"""Asking the real search box of a built site: the same steps in any browser that can call a function in a page."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

ASK = """async (query) => {
  const input = document.querySelector('input[type=search]');
  const results = document.querySelector('#search-results');
  const until = performance.now() + 15000;
  const when = async (ready) => {
    while (!ready()) {
      if (performance.now() > until) throw new Error('no answer to ' + query);
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  };
  const type = (text) => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  input.focus();
  type('');
  await when(() => !results.childElementCount);
  const began = performance.now();
  type(query);
  await when(() => results.dataset.query === query.trim());
  const links = [...results.querySelectorAll('a[href]')].map((link) => link.href);
  return { links, ms: performance.now() - began };
}"""
"""Puts a query into the box at once, as pasting does, and waits until the box says that what it shows is its answer."""

Call = Callable[[str, str], Any]


def ask(call: Call, query: str) -> list[str]:
    """The pages that the box lists for a query, best first, each once."""
    return pages(call(ASK, query)["links"])


def pages(links: list[str]) -> list[str]:
    """What judgments call the pages behind links: the last part of the path."""
    names = (unquote(urlsplit(link).path).rsplit("/", 1)[-1].removesuffix(".html") for link in links)
    return list(dict.fromkeys(names))
