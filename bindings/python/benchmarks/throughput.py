"""The package against the command on one core, in processor time, interleaved in one run.

  python throughput.py COMMAND TEXTS…    (TEXTS: text files or folders; cut into 2 kB documents)

Prints MB/s of text (UTF-8) and the share of the command's, best of the rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import tempfile
import time
from pathlib import Path

import pyarrow as pa

import zhtext
from zhtext import _native


def documents(paths: list[str], wanted: int, size: int = 2048) -> list[str]:
    """Documents of about `size` bytes: lines joined, none longer than a line above it."""
    files = [f for p in map(Path, paths) for f in (sorted(p.rglob("*.txt")) if p.is_dir() else [p])]
    lines = [line for f in files for line in f.read_text("utf-8").splitlines() if line]
    result: list[str] = []
    part: list[str] = []
    length = total = index = 0
    while total < wanted:
        line = lines[index % len(lines)]
        index += 1
        part.append(line)
        length += len(line.encode())
        if length >= size:
            result.append("\n".join(part))
            total += length
            part, length = [], 0
    return result


def command_seconds(command: str, path: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    arguments = [command, "extract", "--input-format", "jsonl", "--format", "jsonl", "--jobs", "1"]
    subprocess.run([*arguments, path], stdout=subprocess.DEVNULL, check=True, env={})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def untouched(texts: list[str], _: pa.Array) -> None:
    for _entities in zhtext.extract_many(texts):
        pass


def every_field(texts: list[str], _: pa.Array) -> None:
    fields = _native.FIELDS
    for entities in zhtext.extract_many(texts):
        for entity in entities:
            for field in fields:
                getattr(entity, field)


def one_by_one(texts: list[str], _: pa.Array) -> None:
    for text in texts:
        zhtext.extract(text)


def arrow(_: list[str], column: pa.Array) -> None:
    for start in range(0, len(column), 1000):
        zhtext.extract_arrow(column.slice(start, 1000))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = documents(options.texts, int(options.megabytes * 1e6))
    column = pa.array(texts)
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    count = sum(map(len, zhtext.extract_many(texts)))
    print(f"{len(texts)} documents, {megabytes:.1f} MB, {count} entities")
    ways = {
        "extract_arrow": arrow, "extract_many, untouched": untouched,
        "extract_many, every field": every_field, "extract, one by one": one_by_one,
    }  # fmt: skip
    best: dict[str, float] = {}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for index, text in enumerate(texts):
            file.write(json.dumps({"id": index, "text": text}, ensure_ascii=False) + "\n")
        file.flush()
        for _ in range(options.rounds):
            seconds = command_seconds(options.command, file.name)
            best["command"] = min(seconds, best.get("command", seconds))
            for name, way in ways.items():
                start = time.process_time()
                way(texts, column)
                seconds = time.process_time() - start
                best[name] = min(seconds, best.get(name, seconds))
    for name, seconds in best.items():
        share = best["command"] / seconds
        print(f"{name:27} {megabytes / seconds:7.1f} MB/s  {share:6.1%} of the command's")
    call = min(_seconds(lambda: zhtext.extract("")) for _ in range(20))
    print(f"one call of extract with an empty text: {call * 1e6:.2f} µs")


def _seconds(function, calls: int = 5000) -> float:
    start = time.process_time()
    for _ in range(calls):
        function()
    return (time.process_time() - start) / calls


if __name__ == "__main__":
    main()
