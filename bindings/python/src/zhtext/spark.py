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

#: The type of the column that `extract` adds; the names are those of the command's JSON.
ENTITIES_TYPE = (
    "array<struct<type:string,start:int,end:int,text:string,name:string,kind:string,code:string,"
    "level:string,path:array<string>,district:string,canonical:string,docNumber:string,"
    "issuer:string,value:string,unit:string,comparator:string,noun:string,group:int,"
    "repeat:boolean,candidates:array<string>>>"
)

#: The type of the column that `extract_records` adds.
RECORD_TYPE = (
    f"struct<id:string,entities:{ENTITIES_TYPE},"
    "error:struct<code:string,message:string,offset:bigint>>"
)


def extract(
    df: DataFrame, text: str = "text", entities: str = "entities",
    types: Optional[Iterable[str]] = None,
) -> DataFrame:  # fmt: skip
    """The data frame with a column more: the entities of its column `text`.

    Offsets count Unicode scalars. A null text has null entities.
    """
    from . import arrow

    return _with_column(df, text, entities, ENTITIES_TYPE, types, arrow.extract)


def extract_records(
    df: DataFrame, line: str = "value", record: str = "record",
    types: Optional[Iterable[str]] = None,
) -> DataFrame:  # fmt: skip
    """The data frame with a column more: what its lines of JSON Lines, `{"id":…,"text":…}`, give.

    Faster than parsing them in Spark first, and a line that cannot be read is not lost: its
    `record.error` says why and at which byte.
    """
    from . import arrow

    return _with_column(df, line, record, RECORD_TYPE, types, arrow.extract_records)


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
    df: DataFrame, source: str, name: str, column_type: str, types: Optional[Iterable[str]],
    function: Any,
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
