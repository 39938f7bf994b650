"""Entities in Chinese text of either script: schools, districts, policies and counts.

>>> import zhtext
>>> for entity in zhtext.extract("蘭州市城關區的小學"):
...     print(entity.start, entity.end, entity.text, entity.name, entity.code)
0 3 蘭州市 兰州市 620100
3 6 城關區 城关区 620102

Offsets are Python's own: `text[e.start:e.end] == e.text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

try:
    from . import _native
except ImportError as error:
    if "libicu" in str(error):
        raise ImportError(f"{error}; zhtext needs the system's ICU (Debian 12: libicu72)") from None
    raise
from ._convert import convert, convert_aligned
from ._entities import Entity, EntityList
from ._extractor import Extractor
from ._native import ZhTextError
from ._numbers import Number, numbers, to_digits, to_words
from ._words import Word, segment, words

__all__ = [
    "Entity",
    "EntityList",
    "Extractor",
    "Number",
    "Word",
    "ZhTextError",
    "convert",
    "convert_aligned",
    "extract",
    "extract_arrow",
    "extract_many",
    "numbers",
    "segment",
    "to_digits",
    "to_words",
    "words",
]

__version__: str = _native.version

_extractor = Extractor()


@lru_cache(maxsize=16)
def _of_types(types: frozenset[str]) -> Extractor:
    return Extractor(types)


def _chosen(types: Iterable[str] | None) -> Extractor:
    if types is None:
        return _extractor
    return _of_types(frozenset([types] if isinstance(types, str) else types))


def extract(text: str, types: Iterable[str] | None = None) -> list[Entity]:
    """The entities of a text, in order of their start, longer first."""
    return (_extractor if types is None else _chosen(types)).extract(text)


def extract_many(
    texts: Iterable[str], types: Iterable[str] | None = None
) -> Iterator[EntityList]:
    """The entities of many texts, one list for each. Entities are made when they are touched."""
    return _chosen(types).extract_many(texts)


def extract_arrow(data: Any, types: Iterable[str] | None = None, *, text: str = "text",
                  entities: str = "entities") -> Any:  # fmt: skip
    """Entities of an Arrow array, or of a column of an Arrow batch or table.

    An array (or chunked array) of strings gives an array of list<struct<type, start, end, …>>. A
    record batch or table comes back with that as a column more. Nothing passes through Python
    objects.
    """
    from . import arrow

    return arrow.extract(data, _chosen(types), text=text, entities=entities)
