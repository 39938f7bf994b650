"""Numbers in text."""

from __future__ import annotations

from typing import NamedTuple, Optional

from . import _native

_KINDS = ("number", "ordinal", "fraction", "percent", "range", "money", "quantity", "duration",
          "date", "time", "datetime")  # fmt: skip


class Number(NamedTuple):
    """A number found in a text: `text[n.start:n.end] == n.text`."""

    kind: str
    """`number`, `ordinal`, `fraction`, `percent`, `range`, `money`, `quantity`, `duration`, `date`,
    `time` or `datetime`."""
    start: int
    end: int
    text: str
    value: str
    """A decimal, `low/high`, or ISO 8601 for dates, times and durations."""
    unit: Optional[str] = None
    """The unit as written."""
    comparator: Optional[str] = None
    """`>` `>=` `<` `<=` `~`; None is `=`."""


_plain = _native.normalizer(0)


def numbers(text: str) -> list[Number]:
    """The numbers of a text, in order of their start, longer first. Different kinds nest.

    >>> [(n.text, n.kind, n.value) for n in numbers("三千八百餘名")][0]
    ('三千八百餘名', 'quantity', '3800')
    """
    return [
        Number(_KINDS[kind], *rest) for kind, *rest in _native.find_numbers(_plain, text)
    ]


def to_digits(text: str, *, single_digits: bool = False, expand: bool = False) -> str:
    """The text with spelled numbers as digits (inverse text normalisation).

    `single_digits` also writes a single digit before a measure word as one; `expand` writes out 万
    and 亿.
    """
    return _native.to_digits(_native.normalizer(single_digits | expand << 1), text)


def to_words(text: str) -> str:
    """The text with digits spelled out (text normalisation)."""
    return _native.to_words(_plain, text)
