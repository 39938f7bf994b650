"""Entities and a report of a corpus that one machine no longer serves.

  spark-submit integrations/spark/report.py INPUT OUTPUT

INPUT is a file or folder of Parquet or of JSON Lines; its records have an `id` and a `text` (Parquet
columns of other names: --id, --text). OUTPUT receives

  documents/   Parquet, one row a record: file, id, entities, fingerprint; in folders by `unit` (a
               group of input files) and `outcome` (`entities` or `error`)
  errors/      JSON Lines: file, id, code, message, offset and the line of each bad record
  report/      JSON Lines: by type the most frequent entities with mentions and documents; an
               article that was posted again counts once
  summary/     JSON: documents, copies, errors, and mentions by type

The job may be killed at any time and started again with the same arguments. Input files are worked
on in units; only units whose folder Spark has not committed are done again, and each replaces what
it left behind, so nothing is lost or doubled. Files that are new in INPUT become further units.
"""

from __future__ import annotations

import argparse
import json

from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as F

import zhtext.spark


class Store:
    """Folders under OUTPUT, on whatever file system Spark's configuration gives them."""

    def __init__(self, spark: SparkSession, root: str) -> None:
        self._spark = spark
        self._root = root.rstrip("/")

    def path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def is_complete(self, name: str) -> bool:
        context = self._spark.sparkContext
        marker = context._jvm.org.apache.hadoop.fs.Path(self.path(f"{name}/_SUCCESS"))
        return marker.getFileSystem(context._jsc.hadoopConfiguration()).exists(marker)

    def read_lines(self, name: str) -> list[str]:
        if not self.is_complete(name):
            return []
        return [row.value for row in self._spark.read.text(self.path(name)).collect()]

    def write_lines(self, name: str, lines: list[str]) -> None:
        frame = self._spark.createDataFrame([(line,) for line in lines], "value string")
        frame.coalesce(1).write.mode("overwrite").text(self.path(name))


def planned_units(store: Store, files: list[str], unit_files: int) -> list[list[str]]:
    """Groups of input files. A plan once made is only added to: first the new units under a name
    of their own, so that a plan is never half written."""
    units: list[list[str]] = []
    version = 0
    while lines := store.read_lines(f"plan/{version:06d}"):
        units += [json.loads(line) for line in lines]
        version += 1
    known = {file for unit in units for file in unit}
    new = sorted(set(files) - known)
    if new:
        added = [new[i : i + unit_files] for i in range(0, len(new), unit_files)]
        store.write_lines(f"plan/{version:06d}", [json.dumps(unit) for unit in added])
        units += added
    return units


def read_records(spark: SparkSession, files: list[str], options: argparse.Namespace) -> DataFrame:
    """file, line: each record as a line of JSON."""
    file = F.col("_metadata.file_path").alias("file")
    if options.format == "jsonl":
        return spark.read.text(files).select(file, F.col("value").alias("line"))
    rows = spark.read.parquet(*files)
    members = [F.col(options.text).alias("text")]
    if options.id in rows.columns:
        members.insert(0, F.col(options.id).alias("id"))
    return rows.select(file, F.to_json(F.struct(*members)).alias("line"))


def write_unit(
    spark: SparkSession, store: Store, name: str, files: list[str], options: argparse.Namespace
) -> None:
    records = read_records(spark, files, options)
    found = zhtext.spark.extract_records(records, "line", "record", types=options.types)
    is_bad = F.col("record.error").isNotNull()
    found.select(
        "file",
        "record.*",
        F.when(is_bad, F.col("line")).alias("line"),
        F.when(is_bad, "error").otherwise("entities").alias("outcome"),
    ).write.partitionBy("outcome").mode("overwrite").parquet(store.path(name))


def write_errors(documents: DataFrame, store: Store) -> None:
    documents.where(F.col("outcome") == "error").select(
        "file", "id", "error.*", "line"
    ).orderBy("file", "offset", "line").write.mode("overwrite").json(store.path("errors"))


def unique_articles(documents: DataFrame) -> DataFrame:
    """One document for each fingerprint, always the same one, with the number of its copies."""
    return (
        documents.where(F.col("outcome") == "entities")
        .groupBy("fingerprint")
        .agg(
            F.min_by("entities", F.struct("file", "id")).alias("entities"),
            (F.count("*") - 1).alias("copies"),
        )
    )


def counted(articles: DataFrame) -> DataFrame:
    """type, key, name, code, canonical, value, unit, noun, mentions, documents."""
    # What an entity is: its code or canonical title where it has one, else its name or value.
    key = """transform(entities, e -> struct(e.type, coalesce(e.code, e.canonical,
             nullif(concat_ws(' ', e.name, e.value, e.unit, e.noun), '')) as key))"""
    each = articles.withColumn("keys", F.expr(key)).select(
        F.explode(
            F.expr("""transform(entities, (e, i) -> struct(
                keys[i].type as type, keys[i].key as key, e.name, e.code, e.canonical, e.value,
                e.unit, e.noun, array_position(keys, keys[i]) = i + 1 as first))""")
        ).alias("e")
    )
    fields = ("name", "code", "canonical", "value", "unit", "noun")
    return each.groupBy("e.type", "e.key").agg(
        *(F.min(f"e.{field}").alias(field) for field in fields),
        F.count("*").alias("mentions"),
        F.sum(F.col("e.first").cast("long")).alias("documents"),
    )


def write_report(documents: DataFrame, store: Store, top: int) -> None:
    articles = unique_articles(documents).persist()
    counts = counted(articles).persist()
    rank = F.row_number().over(
        Window.partitionBy("type").orderBy(F.desc("documents"), F.desc("mentions"), "key")
    )
    counts.withColumn("rank", rank).where(F.col("rank") <= top).orderBy("type", "rank").coalesce(
        1
    ).write.partitionBy("type").mode("overwrite").json(store.path("report"))
    totals = articles.agg(
        F.count("*").alias("articles"), F.coalesce(F.sum("copies"), F.lit(0)).alias("copies")
    ).first()
    summary = {
        "documents": totals.articles + totals.copies,
        "copies": totals.copies,
        "errors": documents.where(F.col("outcome") == "error").count(),
        "mentions": {
            row.type: row.mentions
            for row in counts.groupBy("type").agg(F.sum("mentions").alias("mentions")).collect()
        },
    }
    store.write_lines("summary", [json.dumps(summary, ensure_ascii=False, sort_keys=True)])
    print(json.dumps(summary, ensure_ascii=False, sort_keys=True))
    counts.unpersist()
    articles.unpersist()


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("input", metavar="INPUT")
    parser.add_argument("output", metavar="OUTPUT")
    parser.add_argument("--format", choices=["jsonl", "parquet"],
                        help="of the input (default: from its files' names)")  # fmt: skip
    parser.add_argument("--id", default="id", help="Parquet column of the id")
    parser.add_argument("--text", default="text", help="Parquet column of the text")
    parser.add_argument("--types", type=lambda names: names.split(","),
                        help="school,district,policy,count (default: all)")  # fmt: skip
    parser.add_argument("--top", type=int, default=1000, help="lines of the report for a type")
    parser.add_argument("--unit-files", type=int, default=256,
                        help="input files that are committed together (default 256)")  # fmt: skip
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> None:
    options = parsed(arguments)
    spark = SparkSession.builder.appName("zhtext report").getOrCreate()
    # Both outcomes of a task are written at the same time; else Spark would sort them apart.
    spark.conf.set("spark.sql.maxConcurrentOutputFileWriters", "2")
    files = spark.read.text(options.input, recursiveFileLookup=True).inputFiles()
    if options.format is None:
        options.format = "parquet" if any(f.endswith(".parquet") for f in files) else "jsonl"
    store = Store(spark, options.output)
    units = planned_units(store, files, options.unit_files)
    for number, unit in enumerate(units):
        name = f"documents/unit={number:06d}"
        if not store.is_complete(name):
            write_unit(spark, store, name, unit, options)
    documents = spark.read.parquet(store.path("documents"))
    write_errors(documents, store)
    write_report(documents, store, options.top)


if __name__ == "__main__":
    main()
