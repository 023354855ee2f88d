"""Headless Firefox over WebDriver BiDi, as much of it as a test needs: open a page, call a function in it.

https://w3c.github.io/webdriver-bidi/ — Firefox itself speaks it, so that no driver stands between.
"""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import browsers
from websockets.sync.client import ClientConnection, connect

STARTS_WITHIN = 60
ANSWERS_WITHIN = 60
PREFERENCES = {
    # Nothing leaves this machine: what is not a file goes to a proxy that is not there.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.dns.disabled": True,
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
}


class Firefox:
    """One window of a running Firefox."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._numbers = count(1)
        self._send("session.new", {"capabilities": {}})
        self._window = self._send("browsingContext.getTree", {})["contexts"][0]["context"]

    def open(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self._send("browsingContext.navigate", {"context": self._window, "url": address, "wait": "complete"})

    def before_pages(self, function: str) -> None:
        """Call a function of JavaScript in each page from now on, before anything of the page runs."""
        self._send("script.addPreloadScript", {"functionDeclaration": function})

    def arrive(self, address: str) -> None:
        """Wait until a page has led to an address that begins so."""
        until = time.monotonic() + ANSWERS_WITHIN
        while not self._send("browsingContext.getTree", {})["contexts"][0]["url"].startswith(address):
            assert time.monotonic() < until, f"ไม่ถึง {address}"
            time.sleep(0.1)

    def call(self, function: str, *arguments: str) -> Any:
        """What an (async) function of JavaScript returns in the page for these texts."""
        done = self._send(
            "script.callFunction",
            {
                "functionDeclaration": f"async (...given) => JSON.stringify(await ({function})(...given))",
                "arguments": [{"type": "string", "value": argument} for argument in arguments],
                "target": {"context": self._window},
                "awaitPromise": True,
            },
        )
        assert done["type"] == "success", done["exceptionDetails"]["text"]
        return json.loads(done["result"]["value"])

    def _send(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer: dict[str, Any] = json.loads(self._connection.recv(timeout=ANSWERS_WITHIN))
            if answer.get("id") == number:
                assert answer["type"] == "success", f"{method}: {answer.get('message')}"
                return dict(answer["result"])


@contextmanager
def running(profile: Path) -> Iterator[Firefox]:
    """A Firefox with a profile of its own in an empty folder."""
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    command = [
        browsers.firefox(),
        "--headless",
        "--no-remote",
        "--profile",
        str(profile),
        "--remote-debugging-port",
        "0",
    ]
    process = subprocess.Popen([*command, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"ws://127.0.0.1:{_port(profile, process)}/session"
        with connect(address, max_size=None, compression=None) as connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _port(profile: Path, process: "subprocess.Popen[bytes]") -> int:
    told, until = profile / "WebDriverBiDiServer.json", time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        assert process.poll() is None, f"Firefox จบการทำงานก่อนเริ่มทดสอบ (สถานะ {process.returncode})"
        if told.is_file() and (text := told.read_text("utf-8")):
            return int(json.loads(text)["ws_port"])
        time.sleep(0.1)
    raise AssertionError(f"Firefox ไม่เริ่มทำงานภายใน {STARTS_WITHIN} วินาที")
