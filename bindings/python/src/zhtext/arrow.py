"""Arrow arrays in and out, through Arrow's PyCapsule interface: no value becomes a Python object."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pyarrow as pa

from . import _native
from ._extractor import Extractor


class _Capsules:
    """What a library function gave, as pyarrow takes it."""

    def __init__(self, capsules: tuple[object, object]) -> None:
        self._capsules = capsules

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return self._capsules


@lru_cache(maxsize=1)
def entities_type() -> pa.DataType:
    """list<struct<type, start, end, text, name, kind, code, …>>, the names as in the JSON."""
    return _run(_native.extract_arrow, pa.array([], pa.string()), Extractor()).type


@lru_cache(maxsize=1)
def records_type() -> pa.DataType:
    """struct<id, entities, fingerprint, error: struct<code, message, offset>>."""
    return _run(_native.extract_records_arrow, pa.array([], pa.string()), Extractor()).type


def extract(
    data: Any, extractor: Extractor, *, text: str = "text", entities: str = "entities"
) -> Any:
    """See `zhtext.extract_arrow`."""
    if isinstance(data, pa.RecordBatch):
        column = extract(data.column(text), extractor)
        schema = data.schema.append(pa.field(entities, column.type))
        return pa.RecordBatch.from_arrays([*data.columns, column], schema=schema)
    if isinstance(data, pa.Table):
        column = extract(data.column(text), extractor)
        return data.append_column(pa.field(entities, column.type), column)
    if isinstance(data, pa.ChunkedArray):
        chunks = [extract(chunk, extractor) for chunk in data.chunks]
        return pa.chunked_array(chunks, type=entities_type())
    return _run(_native.extract_arrow, _strings(pa.array(data)), extractor)


def extract_records(lines: Any, extractor: Extractor) -> pa.Array:
    """Entities of lines of JSON Lines, `{"id":…,"text":…}`; see `records_type`.

    `id` is its JSON as it stands in the line. A line that cannot be read has an error, with the
    byte offset in the line, in place of entities. Copies of an article have one fingerprint, in
    whichever script; short lines do not count.
    """
    return _run(_native.extract_records_arrow, _strings(pa.array(lines)), extractor)


def _run(function: Any, texts: pa.Array, extractor: Extractor) -> pa.Array:
    schema, array = texts.__arrow_c_array__()
    return pa.array(
        _Capsules(function(extractor._native, extractor._kinds, schema, array))
    )


def _strings(texts: pa.Array) -> pa.Array:
    if pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type):
        return texts
    # Dictionaries and views of strings become plain strings; anything else has no text.
    if pa.types.is_dictionary(texts.type) or str(texts.type) in ("string_view", "null"):
        return texts.cast(pa.string())
    raise TypeError(f"an array of strings is needed, not of {texts.type}")
