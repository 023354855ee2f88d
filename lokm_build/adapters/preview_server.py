"""The preview's server: files of one site to this machine's browsers, and a word to open pages when to load anew.

Pages get one script tag on their way out; the files stay as they are. Nothing outside the site is ever
served, and nothing is kept by browsers.
"""

import mimetypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import click

from lokm_build.adapters.preview import Preview
from lokm_build.adapters.publishing import RefusedError
from lokm_build.adapters.report import account

HOST = "127.0.0.1"
SCRIPT, EVENTS = ".lokm/live.js", ".lokm/live"
"""Paths that no site has."""

_NOT_YET = (
    "<!doctype html><html lang=th><meta charset=utf-8><title>ยังไม่มีเว็บ</title>"
    "<p>ยังสร้างเว็บไม่ได้ โปรดดูข้อความในหน้าต่างคำสั่ง หน้านี้จะปรับเองเมื่อสร้างได้</html>"
)
_NOT_HERE = (
    "<!doctype html><html lang=th><meta charset=utf-8><title>ไม่เปิดให้ที่อยู่นี้</title><p>เว็บตัวอย่างเปิดได้ที่เครื่องนี้เท่านั้น</html>"
)
_OWN_NAMES = {HOST, "localhost"}

_REFUSED = set("\\:\0")
"""Letters that mean something else than a name to some system."""

_BREATH = 15.0
"""Seconds after which a connection on which nothing is said is tried: whoever has gone is let go."""

# The system's own table may say otherwise: Windows keeps it where any program can change it.
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


@contextmanager
def listening(preview: Preview, port: int) -> Iterator["PreviewServer"]:
    """A server that holds the port; it answers once it is told to. Raises RefusedError."""
    try:
        server = PreviewServer((HOST, port), partial(_Handler, preview))
    except PermissionError as error:
        raise RefusedError(f"ระบบไม่ให้ใช้พอร์ต {port} โปรดเลือกพอร์ตอื่นด้วย --port เช่น --port 8001") from error
    except OSError as error:
        raise RefusedError(f"พอร์ต {port} มีโปรแกรมอื่นใช้อยู่ โปรดปิดโปรแกรมนั้น หรือเลือกพอร์ตอื่นด้วย --port") from error
    with server:
        try:
            yield server
        finally:
            preview.close()
            server.end()


class PreviewServer(ThreadingHTTPServer):
    """Answers in threads of its own; a browser that has gone away is no fault."""

    # On Windows this would let two servers have one port.
    allow_reuse_address = sys.platform != "win32"
    _thread: Thread | None = None

    def begin(self) -> None:
        """Answer from now on."""
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Answer no longer."""
        if self._thread:
            self.shutdown()
            self._thread.join()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - socketserver hands both
        """Tell a fault of ours as the command line does."""
        error = sys.exc_info()[1]
        if isinstance(error, Exception) and not isinstance(error, ConnectionError | TimeoutError):
            click.echo(account(error)[0], err=True)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "lokm", ""
    timeout = 60

    def __init__(self, preview: Preview, *arguments: Any) -> None:
        self._preview = preview
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = site_path(self.path)
        if not is_own(self.headers.get("Host", "")):
            self._send(HTTPStatus.FORBIDDEN, "404.html", _NOT_HERE.encode())
        elif path == EVENTS and self.command == "GET":
            self._tell()
        elif path == SCRIPT:
            self._send(HTTPStatus.OK, SCRIPT, files("lokm_build").joinpath("adapters", "live.js").read_bytes())
        elif path and not path.endswith("/") and (self._preview.site / path).is_dir():
            self._redirect(f"/{quote(path)}/")
        else:
            self._show(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _show(self, path: str | None) -> None:
        """The file, or the site's own page that there is none."""
        for status, name in ((HTTPStatus.OK, _file(path)), (HTTPStatus.NOT_FOUND, "404.html")):
            found = self._read(name) if name else None
            if name and found:
                self._send(status, name, *found)
                return
        self._send(HTTPStatus.SERVICE_UNAVAILABLE, "404.html", _NOT_YET.encode())

    def _read(self, path: str) -> tuple[bytes, int] | None:
        """What the preview has at this path, if the path stays within the site."""
        site = self._preview.site
        try:
            inside = (site / path).resolve().is_relative_to(site.resolve())
            return self._preview.read(path) if inside else None
        except (OSError, ValueError):
            return None

    def _tell(self) -> None:
        """Keep the line open, and say when the page is outdated."""
        asked = parse_qs(urlsplit(self.path).query)
        page, number = _file(site_path(asked.get("page", ["/"])[0])) or "", _number(asked.get("number", ["0"])[0])
        self.close_connection = True
        self._head(HTTPStatus.OK, {"Content-Type": "text/event-stream; charset=utf-8", "Connection": "close"})
        self.wfile.write(b"retry: 500\n\n")
        while (outdated := self._preview.outdated(page, number, _BREATH)) is False:
            self.wfile.write(b": \n\n")
        if outdated:
            self.wfile.write(b"data: reload\n\n")

    def _send(self, status: HTTPStatus, name: str, data: bytes, number: int = 0) -> None:
        data = marked(data, number) if name.endswith(".html") else data
        self._head(status, {"Content-Type": _type(name), "Content-Length": str(len(data))})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _redirect(self, address: str) -> None:
        self._head(HTTPStatus.FOUND, {"Location": address, "Content-Length": "0"})

    def _head(self, status: HTTPStatus, fields: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **fields}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Requests are no news."""


def is_own(host: str) -> bool:
    """Whether this machine was meant: a page elsewhere may give its own name this address, and read along."""
    return host.rpartition(":")[0] in _OWN_NAMES or host in _OWN_NAMES


def site_path(target: str) -> str | None:
    """The site path that a request names; None when it does not keep to the way down from the site's folder."""
    path = unquote(target.partition("?")[0].partition("#")[0])
    first, *parts = path.split("/")
    if first or any(part in {".", ".."} or _REFUSED & set(part) for part in parts):
        return None
    return "/".join(part for number, part in enumerate(parts, 1) if part or number == len(parts))


def marked(html: bytes, number: int) -> bytes:
    """The page with the script that loads it anew, and the number of the build that it is from."""
    script = f'<script src="/{SCRIPT}" data-number="{number}"></script>'.encode()
    before, end, after = html.rpartition(b"</body>")
    return before + script + end + after if end else html + script


def _file(path: str | None) -> str | None:
    """The file that a site path means: of a folder its landing page."""
    return path + "index.html" if path is not None and (not path or path.endswith("/")) else path


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 20 else 0


def _type(name: str) -> str:
    suffix = name[name.rfind(".") :].lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
