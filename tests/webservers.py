"""Debian's own nginx and Apache as ordinary processes on a loopback port, with a configuration that takes in ours.

A site is copied to a folder that everybody may read: Apache gives up the rights of root when it is started with them.
"""

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

UNPACKED = Path(__file__).parent / "unpacked"
"""Where install-browsers.sh unpacks what would start a server if it were installed."""

_MODULES = Path("/usr/lib/apache2/modules")
_LOADED = (
    "mpm_event", "authz_core", "alias", "autoindex", "deflate", "dir", "filter", "headers", "mime", "negotiation",
)  # fmt: skip
_PATIENCE = 20


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running server and the folder that it serves."""

    port: int
    site: Path

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path; `Accept_Encoding="gzip"` is a header."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        with contextlib.closing(connection):
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            came = connection.getresponse()
            return Answer(came.status, {name.lower(): value for name, value in came.getheaders()}, came.read())


def nginx(home: Path, site: Path, port: int, included: Path) -> list[str]:
    """The command that runs nginx with its own file in `home`, as an administrator would write it."""
    folders = "".join(
        f"{name}_temp_path {home}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (home / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {home}/pid; error_log stderr; events {{ }}\n"
        f"http {{ access_log off;\n{folders}"
        f"server {{ listen 127.0.0.1:{port}; root {site}; include {included}; }} }}\n"
    )
    return [_found("nginx", UNPACKED / "usr/sbin/nginx"), "-p", str(home), "-e", "stderr", "-c", f"{home}/nginx.conf"]


def apache(home: Path, site: Path, port: int, included: Path | None) -> list[str]:
    """The command that runs Apache; without a file to take in, it reads the site's own .htaccess."""
    command = _found("apache2", Path("/usr/sbin/apache2"))
    modules = "".join(f"LoadModule {name}_module {_MODULES}/mod_{name}.so\n" for name in _LOADED)
    rights = "User nobody\nGroup nogroup\n" if os.getuid() == 0 else ""
    ours = f"AllowOverride None\nInclude {included}" if included else "AllowOverride All"
    (home / "apache.conf").write_text(
        f"{modules}{rights}ServerRoot {home}\nDefaultRuntimeDir {home}\nPidFile {home}/pid\nErrorLog /dev/stderr\n"
        f"ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nTypesConfig /dev/null\nDocumentRoot {site}\n"
        f"<Directory {site}>\nOptions Indexes MultiViews\nRequire all granted\n{ours}\n</Directory>\n"
    )
    return [command, "-DFOREGROUND", "-f", f"{home}/apache.conf"]


@contextlib.contextmanager
def running(site: Path, command: Callable[[Path, Path, int], list[str]]) -> Iterator[Server]:
    """The server that `command(home, site, port)` starts, for a copy of the site."""
    with tempfile.TemporaryDirectory(prefix="lokm-server-") as name:
        home, served, port = Path(name), Path(name) / "site", _free_port()
        home.chmod(0o755)
        shutil.copytree(site, served)
        log = (home / "log").open("w+b")
        process = subprocess.Popen(command(home, served, port), stdout=log, stderr=log)
        try:
            _wait(process, port, home / "log")
            yield Server(port, served)
        finally:
            process.terminate()
            process.wait(_PATIENCE)
            log.close()


def _found(name: str, elsewhere: Path) -> str:
    found = shutil.which(name) or (str(elsewhere) if elsewhere.is_file() else None)
    if found is None and shutil.which("apt-get") is None:
        pytest.skip(f"no {name} here, nor apt-get, which would bring it")
    if found is None:
        pytest.fail(f"{name} is needed: run tests/install-browsers.sh")
    return found


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    pytest.fail(f"the server did not start:\n{log.read_text('utf-8', 'replace')}")
