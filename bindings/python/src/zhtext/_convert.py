"""Script conversion."""

from __future__ import annotations

from functools import lru_cache

from . import _native

Alignment = list[tuple[int, int, int, int]]

_converter = lru_cache(maxsize=None)(_native.converter)


def convert(text: str, config: str) -> str:
    """The text in another script or regional standard.

    `config` is named as OpenCC's: s2t t2s s2tw tw2s s2twp tw2sp s2hk hk2s s2hkp hk2sp t2tw tw2t
    t2hk hk2t.

    >>> convert("头发干燥，皇后在里面", "s2tw")
    '頭髮乾燥，皇后在裡面'
    """
    return _native.convert(_converter(config), text)


def convert_aligned(text: str, config: str) -> tuple[str, Alignment]:
    """The converted text, and which part of it was made from which part of the source.

    The alignment is a list of (source start, source end, output start, output end) that covers both
    texts: a changed character or word by itself, a stretch without a change as one.
    """
    return _native.convert_aligned(_converter(config), text)
