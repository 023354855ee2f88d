"""Addresses as the relationships of a Word file may hold them: URIs of ASCII characters.

A program that reads the file takes each for a URI and may refuse the whole file for one that is none, such as
`https://` without a host: what cannot be made one is left out, and its words stay.
"""

import re
from urllib.parse import quote, urlsplit

_KEPT = "%/:?#[]@!$&'()*+,;=~-._"
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\Z", re.I)


def uri(address: str) -> str:
    """The address as a URI, or ""."""
    try:
        parts = urlsplit(address.strip())
        host, _ = parts.hostname, parts.port
        quoted = re.sub("%(?![0-9A-Fa-f]{2})", "%25", quote(address.strip(), safe=_KEPT))
    except ValueError:  # a host or a port that is none, a letter that is half of one
        return ""
    if parts.scheme in ("http", "https"):
        return _with_host(quoted, parts.netloc, host or "")
    return quoted if parts.scheme in ("mailto", "tel") and parts.path else ""


def _with_host(quoted: str, written: str, host: str) -> str:
    """A name of other letters is written in ASCII, as the network knows it."""
    try:
        known = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return ""
    if not _HOST.match(known) or ".." in known:
        return ""
    named = written if known == host else written.lower().replace(host, known)
    return quoted.replace(quote(written, safe=_KEPT), named, 1)
