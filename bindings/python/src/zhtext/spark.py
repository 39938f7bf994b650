"""Entities in Apache Spark, on two roads.

`extract` runs the library inside Spark's Python workers (mapInArrow); it needs this package on every
worker and works on Spark Connect too. `pipe` runs the command beside classic executors (RDD.pipe);
it needs only the `zhtext` binary on every worker.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Optional

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark import RDD
    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType


def entities_type() -> DataType:
    """The type of the column that `extract` adds: array<struct<type, start, end, text, …>>, the
    names being those of the command's JSON."""
    from pyspark.sql.pandas.types import from_arrow_type

    from . import arrow

    return from_arrow_type(arrow.entities_type())


def record_type() -> DataType:
    """The type of the column that `extract_records` adds: struct<id, entities, fingerprint, error:
    struct<code, message, offset>>."""
    from pyspark.sql.pandas.types import from_arrow_type

    from . import arrow

    return from_arrow_type(arrow.records_type())


def extract(
    df: DataFrame, text: str = "text", entities: str = "entities",
    types: Optional[Iterable[str]] = None,
) -> DataFrame:  # fmt: skip
    """The data frame with a column more: the entities of its column `text`.

    Offsets count Unicode scalars. A null text has null entities.
    """
    from . import arrow

    return _with_column(df, text, entities, entities_type(), types, arrow.extract)


def extract_records(
    df: DataFrame, line: str = "value", record: str = "record",
    types: Optional[Iterable[str]] = None,
) -> DataFrame:  # fmt: skip
    """The data frame with a column more: what its lines of JSON Lines, `{"id":…,"text":…}`, give.

    Faster than parsing them in Spark first, and a line that cannot be read is not lost: its
    `record.error` says why and at which byte. Copies of an article have one `record.fingerprint`,
    in whichever script.
    """
    from . import arrow

    return _with_column(df, line, record, record_type(), types, arrow.extract_records)


def pipe(
    records: RDD, command: str = "zhtext", types: Optional[Iterable[str]] = None
) -> RDD:
    """The command's output lines for an RDD of JSON records, one for each, in order.

    `command` is the binary's path on the workers. A record that fails gives a record with
    `"error"`; a command that fails makes Spark try the task again.
    """
    arguments = [command, "extract", "--input-format", "jsonl", "--format", "jsonl", "--jobs", "1"]
    if types is not None:
        arguments += ["--types", ",".join([types] if isinstance(types, str) else types)]
    # Exit status 1 says that some record failed, which its own output line says too.
    script = " ".join(map(shlex.quote, [*arguments, "-"])) + "; test $? -le 1"
    # A newline between a record's members would make two lines of it; inside strings it is \n.
    lines = records.map(lambda record: str(record).replace("\r", " ").replace("\n", " "))
    return lines.pipe("/bin/sh -c " + shlex.quote(script), checkCode=True)


def _with_column(
    df: DataFrame, source: str, name: str, column_type: DataType,
    types: Optional[Iterable[str]], function: Any,
) -> DataFrame:  # fmt: skip
    from pyspark.sql.types import StructType

    chosen = None if types is None else ([types] if isinstance(types, str) else list(types))
    schema = StructType(list(df.schema.fields)).add(name, column_type)

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        from zhtext import Extractor

        extractor = Extractor(chosen)
        for batch in batches:
            column = function(batch.column(source), extractor)
            yield pa.RecordBatch.from_arrays([*batch.columns, column], [*batch.schema.names, name])

    return df.mapInArrow(work, schema)
