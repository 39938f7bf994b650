"""The extractor: texts in, entities out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import _native
from ._entities import Entity, EntityList

TYPES = ("school", "district", "policy", "count")

# Texts that extract_many hands over in one call: enough to hide the call, few enough to stay small.
_BATCH_TEXTS = 256
_BATCH_CHARACTERS = 1 << 18


class Extractor:
    """Finds entities of some types, all by default. Immutable; any number of threads may use one.

    >>> Extractor(types=["district"]).extract("蘭州市的學校")[0].code
    '620100'
    """

    __slots__ = ("_kinds", "_native")

    def __init__(self, types: Iterable[str] | None = None) -> None:
        self._kinds = _mask(types)
        self._native = _native.extractor()

    def __reduce__(self):
        return Extractor, ([name for i, name in enumerate(TYPES) if self._kinds >> i & 1],)

    def extract(self, text: str) -> list[Entity]:
        """The entities of a text, in order of their start, longer first."""
        return _native.extract(self._native, self._kinds, text)

    def extract_many(self, texts: Iterable[str]) -> Iterator[EntityList]:
        """The entities of many texts, one EntityList for each, in order.

        Works in batches and keeps one in memory; an entity is made when it is touched.
        """
        batch: list[str] = []
        size = 0
        for text in texts:
            batch.append(text)
            size += len(text) if isinstance(text, str) else 0  # the library says what is wrong
            if size >= _BATCH_CHARACTERS or len(batch) >= _BATCH_TEXTS:
                yield from _native.extract_batch(self._native, self._kinds, batch)
                batch = []
                size = 0
        if batch:
            yield from _native.extract_batch(self._native, self._kinds, batch)

    def extract_json(self, text: str) -> str:
        """The entities of a text as the command's JSON array."""
        return _native.extract_json(self._native, self._kinds, text)


def _mask(types: Iterable[str] | None) -> int:
    if types is None:
        return 0xF
    mask = 0
    for name in [types] if isinstance(types, str) else types:
        if name not in TYPES:
            raise ValueError(f"unknown type {name!r}; known are {', '.join(TYPES)}")
        mask |= 1 << TYPES.index(name)
    return mask
