"""Reviewed exceptions: beside what looks private stands why it may be published, for a reviewer to see.

In a body `<!-- ตรวจแล้ว PRIVATE-PHONE: เหตุผล -->`, in front matter `# ตรวจแล้ว PRIVATE-PHONE: เหตุผล`, on the same
line or the line before. It holds for that code and those two lines only; without a reason, or for
a code that has no exceptions, it holds for nothing and is told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lokm_build.checks.written import Written
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place

EXEMPTIBLE = ("PRIVATE-PHONE", "PRIVATE-EMAIL", "PRIVATE-PERSON", "PRIVATE-ACCOUNT", "PRIVATE-ID")

_SIGN = "ตรวจแล้ว"
_EXCEPTION = re.compile(
    rf"(?:<!--|\#)[ \t]*{_SIGN}[ \t]+([A-Z]+(?:-[A-Z]+)*)[ \t]*(?::[ \t]*(.*?))?[ \t]*(?:-->|$)", re.MULTILINE
)
_SHORTEST = 8
"""Letters of a reason: fewer say nothing."""


@dataclass
class Exceptions:
    """The exceptions of one text: code and place, and those that covered something."""

    held: dict[tuple[str, int], Place] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    used: set[tuple[str, int]] = field(default_factory=set)

    def cover(self, found: Finding) -> bool:
        """Whether a finding is excepted."""
        beside = [(found.code, line) for line in (found.line, found.line - 1) if (found.code, line) in self.held]
        self.used.update(beside[:1])
        return bool(beside)

    def findings(self) -> Iterator[Finding]:
        """What is wrong with the exceptions themselves, once all that may be covered was asked for."""
        yield from self.faults
        for name, place in self.held.items():
            if name not in self.used:
                yield finding("EXCEPTION-UNUSED", place, exempt=name[0])


def exceptions(written: Written) -> Exceptions:
    """The exceptions that stand in a text."""
    made = Exceptions()
    if _SIGN not in written.text:
        return made
    for match in _EXCEPTION.finditer(written.text):
        code, reason, place = match[1], (match[2] or "").strip(), written.place(match.start())
        if code not in EXEMPTIBLE:
            made.faults.append(finding("EXCEPTION-UNKNOWN", place, exempt=code, known=", ".join(EXEMPTIBLE)))
        elif len(reason) < _SHORTEST:
            made.faults.append(finding("EXCEPTION-REASON", place, exempt=code))
        else:
            made.held[code, place.line] = place
    return made
