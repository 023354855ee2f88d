"""Records that travel: between processes, and into the store and back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, order: bool = False, slots: bool = True) -> Callable[[type[Class]], type[Class]]:
    """A dataclass that nobody changes: the type checker sees to that.

    One that sees to it itself (`frozen`) takes nearly four times as long to make, and a build makes dozens an asset.
    """
    return dataclass(slots=slots, unsafe_hash=True, order=order)


class Record:
    """A record that pickles as its class and the values of its fields.

    A dataclass of its own looks its fields up each time, and there are dozens of records in one body.
    """

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])
