"""What a mention is, and the list of a text's mentions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import _native


class Entity(_native.Entity):
    """One mention: `text[e.start:e.end] == e.text`.

    Names, titles and paths are in Simplified characters. Fields that do not apply to the type, or
    that the text does not decide, are None. Immutable; equal to another with the same fields.
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The object of the command's JSON: its names, its order, nothing that is None."""
        result: dict[str, Any] = {}
        for field, name in zip(_native.FIELDS, _JSON_NAMES):
            value = getattr(self, field)
            if value is not None and value is not False:
                result[name] = list(value) if type(value) is tuple else value
        return result

    def _fields(self) -> tuple[Any, ...]:
        return tuple(getattr(self, field) for field in _native.FIELDS)

    def __eq__(self, other: object) -> bool:
        return self._fields() == other._fields() if isinstance(other, Entity) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._fields())

    def __repr__(self) -> str:
        fields = zip(_native.FIELDS, self._fields())
        given = (f"{k}={v!r}" for k, v in fields if v is not None and v is not False)
        return f"Entity({', '.join(given)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Entity, self._fields()


_JSON_NAMES = tuple("docNumber" if name == "doc_number" else name for name in _native.FIELDS)


class EntityList(_native.EntityList, Sequence):
    """The mentions of one text, in order of their start, longer first.

    A mention is made when it is touched, anew each time. While the list lives, so do the results
    of the batch that it came from; `list(entities)` is independent of it.
    """

    __slots__ = ()

    # Sequence would bring slower ones of its own.
    __getitem__ = _native.EntityList.__getitem__
    __len__ = _native.EntityList.__len__

    def __iter__(self):
        return iter(self[:])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, (EntityList, list)):
            return self[:] == other[:]
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self[:])

    def __reduce__(self) -> tuple[Any, ...]:
        return list, (self[:],)


_native.use_classes(Entity, EntityList)
