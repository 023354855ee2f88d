"""Choices: values of which there are a few, each with a name."""

from enum import StrEnum


class Choice(StrEnum):
    """A StrEnum that pickles as its class and value.

    Python 3.11.0 to 3.11.3, which Debian 12 has, writes a call of `getattr` instead, and that is read by nobody who
    reads bytes of unknown origin with care.
    """

    def __reduce_ex__(self, protocol: object) -> tuple[type, tuple[str]]:
        return type(self), (self.value,)
