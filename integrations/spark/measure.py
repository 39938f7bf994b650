"""The large run: speed against an identity, equality with the command, and a worker killed in the
middle. Not part of the tests; Scripts/measure-spark runs it.

  python measure.py COMMAND [--megabytes 1000] [--rounds 3]

Prints what it measured as a Markdown table, and ends with 1 where a result differs.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

import corpus
import zhtext.spark


def identity(batches: Iterator) -> Iterator:
    yield from batches


def command_lines(records: DataFrame) -> DataFrame:
    """Each record as the command writes it."""
    entities = F.transform(
        "record.entities",
        lambda e: e.withField("repeat", F.when(e["repeat"], True)).dropFields("candidates"),
    )
    line = F.concat(F.lit('{"id":'), "record.id", F.lit(',"entities":'), F.to_json(entities),
                    F.lit("}"))  # fmt: skip
    return records.select(line.alias("value"))


def digest(lines: DataFrame) -> tuple[int, int, int]:
    """The number of lines, and two sums over their hashes that no order changes."""
    hashed = lines.select(F.xxhash64("value").alias("h"))
    return tuple(hashed.agg(F.count("h"), F.bit_xor("h"), F.sum(F.col("h") % 1_000_003)).first())


def python_workers(parent: int) -> list[int]:
    """Spark's Python workers that have used the most time, of this JVM alone."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                if b"pyspark" in (entry / "cmdline").read_bytes():
                    ticks[int(entry.name)] = int(fields[11])
                parents[int(entry.name)] = int(fields[1])
            except OSError:
                continue  # it has ended

    def is_ours(process: int) -> bool:
        while process in parents and process != parent:
            process = parents[process]
        return process == parent

    # The daemon, whose parent is the JVM, forks the workers.
    workers = [p for p in ticks if p != parent and is_ours(p) and parents[p] != parent]
    return sorted(workers, key=lambda p: -ticks[p])


def kill_one_worker(jvm: int, after: float, killed: list[int]) -> None:
    time.sleep(after)
    for worker in python_workers(jvm)[:1]:
        os.kill(worker, signal.SIGKILL)
        killed.append(worker)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command")
    parser.add_argument("--megabytes", type=float, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ways", default="", help="only those whose name contains this")
    options = parser.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with tempfile.TemporaryDirectory(prefix="zhtext-spark-") as folder:
        return measure(options, Path(folder))


def measure(options: argparse.Namespace, folder: Path) -> int:
    source, wanted = folder / "records.jsonl", folder / "command.jsonl"
    count = corpus.write(source, options.megabytes)
    size = source.stat().st_size / 1e6
    print(f"{count} records, {size:.0f} MB of JSON Lines, load {os.getloadavg()[0]:.1f}")
    spark = (
        SparkSession.builder.master("local[2,4]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "3g")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.local.dir", str(folder / "local"))
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    text = spark.read.text(str(source))
    parsed = spark.read.schema("id string, text string").json(str(source))
    arguments = [options.command, "extract", "--input-format", "jsonl", "--format", "jsonl"]

    def run_command() -> None:
        with open(wanted, "wb") as out:
            subprocess.run([*arguments, "--jobs", "2", str(source)], stdout=out, check=True, env={})

    def noop(frame: DataFrame) -> Callable[[], None]:
        return lambda: frame.write.format("noop").mode("overwrite").save()

    records = zhtext.spark.extract_records(text)
    lines = spark.sparkContext.textFile(str(source))
    ways = {
        "command, --jobs 2": run_command,
        "lines, scan": noop(text),
        "lines, mapInArrow identity": noop(text.mapInArrow(identity, text.schema)),
        "lines, extract_records": noop(records),
        "parsed JSON, mapInArrow identity": noop(parsed.mapInArrow(identity, parsed.schema)),
        "parsed JSON, extract": noop(zhtext.spark.extract(parsed)),
        "RDD.pipe, cat": lambda: lines.pipe("cat", checkCode=True).count(),
        "RDD.pipe, zhtext": lambda: zhtext.spark.pipe(lines, options.command).count(),
    }
    run_command()  # its output is what the others are compared with
    ways = {name: way for name, way in ways.items() if options.ways in name}
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(options.rounds):
        for name, way in ways.items():
            start = time.monotonic()
            way()
            seconds[name].append(time.monotonic() - start)
    median = {name: statistics.median(values) for name, values in seconds.items()}
    bases = {"lines, extract_records": "lines, mapInArrow identity",
             "parsed JSON, extract": "parsed JSON, mapInArrow identity",
             "RDD.pipe, zhtext": "RDD.pipe, cat"}  # fmt: skip
    print("\n| way | MB/s, median | spread, s | of its identity |\n|---|---|---|---|")
    for name, value in median.items():
        spread = f"{min(seconds[name]):.1f}–{max(seconds[name]):.1f}"
        base = median.get(bases.get(name, ""))
        share = f"{base / value:.0%}" if base else ""
        print(f"| {name} | {size / value:.1f} | {spread} | {share} |")

    expected = digest(spark.read.text(str(wanted)))
    undisturbed = digest(command_lines(records))
    equal = {"mapInArrow gives the command's bytes": undisturbed == expected}
    killed: list[int] = []
    gateway = spark.sparkContext._gateway.proc.pid
    after = max(2.0, median.get("lines, extract_records", 30) / 3)
    killer = threading.Thread(target=kill_one_worker, args=(gateway, after, killed))
    killer.start()
    output = str(folder / "entities.parquet")
    records.write.mode("overwrite").parquet(output)
    killer.join()
    equal["a killed worker changes nothing"] = bool(killed) and (
        digest(command_lines(spark.read.parquet(output))) == undisturbed
    )
    print()
    for name, value in equal.items():
        print(f"{name}: {'yes' if value else 'NO'}")
    print(f"killed: Python worker {killed} in the middle of writing Parquet")
    spark.stop()
    print(f"{sum(equal.values())} passed, {len(equal) - sum(equal.values())} failed")
    return 0 if all(equal.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
