"""Records that travel: between processes, and into the store and back."""

from typing import Any, ClassVar


class Record:
    """A frozen dataclass with slots that pickles as its class and the values of its fields.

    A dataclass of its own looks its fields up each time, and there are dozens of records in one body.
    """

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])
