"""Makes JSON Lines of a given size out of the sample corpus, for tests and measurements.

  python corpus.py OUTPUT MEGABYTES [--bad]

Documents of about 2 kB. With --bad every thousandth line is one of a few kinds of bad records.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

TEXTS = Path(__file__).resolve().parents[2] / "Corpus" / "texts"

BAD = ["", "{", '{"id":"no text"}', '{"id":"number","text":7}', "[1]", '{"id":1,"text":"\\x"}']


def lines(size: int, bad: bool = False, document: int = 2048) -> Iterator[str]:
    """JSON records until `size` bytes of them were given."""
    files = sorted(TEXTS.rglob("*.txt"))
    paragraphs = [p for f in files for p in f.read_text("utf-8").splitlines() if p.strip()]
    total = number = index = 0
    while total < size:
        if bad and number % 1000 == 500:
            line = BAD[number // 1000 % len(BAD)]
        else:
            part, length = [], 0
            while length < document:
                part.append(paragraphs[index % len(paragraphs)])
                length += len(part[-1].encode())
                index += 1
            line = json.dumps({"id": f"d-{number}", "text": "\n".join(part)}, ensure_ascii=False)
        number += 1
        total += len(line.encode()) + 1
        yield line


def write(path: str | Path, megabytes: float, bad: bool = False) -> int:
    """The number of lines."""
    count = 0
    with open(path, "w", encoding="utf-8") as file:
        for line in lines(int(megabytes * 1e6), bad):
            file.write(line + "\n")
            count += 1
    return count


if __name__ == "__main__":
    print(write(sys.argv[1], float(sys.argv[2]), "--bad" in sys.argv), "lines")
