"""Word segmentation."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from . import _native


class Word(NamedTuple):
    """A word of a text: `text[w.start:w.end] == w.text`."""

    start: int
    end: int
    text: str


_segmenter = lru_cache(maxsize=None)(_native.segmenter)


def segment(text: str, mode: str = "standard") -> list[str]:
    """The words of a text, in order; white space is none.

    `mode` is `standard`, `search` (long words and the words inside them) or `icu` (as ICU's word
    iterator cuts).
    """
    return _native.segment(_segmenter(mode), text, False)


def words(text: str, mode: str = "standard") -> list[Word]:
    """The words of a text with their places; see `segment`."""
    return [Word(*word) for word in _native.segment(_segmenter(mode), text, True)]
