#!/usr/bin/env python3
"""Check the sample corpus: texts, SOURCES.tsv and the gold annotation.

usage: check.py [--divisions FILE] [--show ID]

Prints a summary, or every error and exit status 1. --divisions checks the codes against a table
whose first column is the code. --show prints the entities of one document with their context.
"""
import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent
SCRIPTS = {"Hans", "Hant", "mixed"}
REGIONS = {"mainland", "taiwan", "hongkong", "macau"}
COMMON = {"type", "start", "end", "coreStart", "coreEnd", "optional"}
FIELDS = {
    "school": COMMON,
    "district": COMMON | {"code"},
    "policy": COMMON | {"canonical"},
    "count": COMMON | {"value", "unit"},
}
VALUE = re.compile(r"-?\d+(\.\d+)?(/-?\d+(\.\d+)?)?")
CODE = re.compile(r"\d{6}|\d{9}|\d{5}|\d{8}|HK-[A-T]|MO-\d")


def read_sources(errors):
    """File → (script, region), checked against the files that are there."""
    lines = (ROOT / "SOURCES.tsv").read_text(encoding="utf-8").splitlines()
    if lines[0].split("\t") != ["file", "script", "region", "author", "licence", "date"]:
        errors.append("SOURCES.tsv: unexpected header")
    sources = {}
    for number, line in enumerate(lines[1:], 2):
        fields = line.split("\t")
        if len(fields) != 6 or not all(fields):
            errors.append(f"SOURCES.tsv:{number}: expected six fields")
            continue
        name, script, region = fields[:3]
        if name in sources:
            errors.append(f"SOURCES.tsv:{number}: {name} is listed twice")
        if script not in SCRIPTS or region not in REGIONS:
            errors.append(f"SOURCES.tsv:{number}: unknown script or region")
        sources[name] = (script, region)
    found = {str(p.relative_to(ROOT)) for p in ROOT.glob("texts/*/*.txt")}
    errors += [f"{name}: not in SOURCES.tsv" for name in sorted(found - set(sources))]
    errors += [f"{name}: no such file" for name in sorted(set(sources) - found)]
    return {name: sources[name] for name in sources if name in found}


def check_text(name, errors):
    data = (ROOT / name).read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        errors.append(f"{name}: {error}")
        return ""
    for ok, problem in (
        (text.endswith("\n") and not text.endswith("\n\n"), "must end with one line end"),
        (not text.startswith("\ufeff"), "byte order mark"),
        ("\r" not in text, "carriage return"),
        (unicodedata.normalize("NFC", text) == text, "not in normalisation form C"),
        (not re.search(r"[{}<>^]", text), "left-over markup"),
    ):
        if not ok:
            errors.append(f"{name}: {problem}")
    return text


def check_entity(entity, text, codes):
    """Yields what is wrong with one entity."""
    kind = entity.get("type")
    if kind not in FIELDS:
        yield "unknown type"
        return
    if extra := set(entity) - FIELDS[kind]:
        yield f"unexpected fields {sorted(extra)}"
    start, end = entity["start"], entity["end"]
    core_start, core_end = entity.get("coreStart", start), entity.get("coreEnd", end)
    if not 0 <= start <= core_start < core_end <= end <= len(text):
        yield "offsets out of order"
        return
    span, core = text[start:end], text[core_start:core_end]
    if "\n" in span or span != span.strip() or core != core.strip():
        yield "blank or line end at the edge of the span"
    if ("coreStart" in entity) != ("coreEnd" in entity):
        yield "one end of the core is missing"
    if entity.get("optional", True) is not True:
        yield "optional must be true or absent"
    code = entity.get("code")
    if code is not None and (not CODE.fullmatch(code) or codes and len(code) != 9 and code not in codes):
        yield f"unknown code {code}"
    if "value" in entity and not VALUE.fullmatch(entity["value"]):
        yield f"value {entity['value']!r} is no decimal"
    if ("value" in entity) != ("unit" in entity):
        yield "value and unit belong together"
    if kind == "count" and "value" not in entity and not entity.get("optional"):
        yield "a required count needs a value"


def check_document(document, text, codes):
    previous = {}
    order = []
    for entity in document["entities"]:
        start, end = entity["start"], entity["end"]
        where = f"{document['id']} {entity.get('type')} {start}–{end} {text[start:end]!r}"
        for problem in check_entity(entity, text, codes):
            yield f"{where}: {problem}"
        before = previous.get(entity["type"])
        if before and start < before:
            yield f"{where}: overlaps the one before"
        previous[entity["type"]] = end
        order.append((start, -end))
    if order != sorted(order):
        yield f"{document['id']}: entities must be sorted by start, longer first"


def show(document):
    text = document["text"]
    for entity in document["entities"]:
        start, end = entity["start"], entity["end"]
        rest = {k: v for k, v in entity.items() if k not in ("type", "start", "end", "coreStart", "coreEnd")}
        core = text[entity.get("coreStart", start):entity.get("coreEnd", end)]
        context = f"{text[max(0, start - 8):start]}[{text[start:end]}]{text[end:end + 8]}".replace("\n", "⏎")
        print(entity["type"], context, core, rest, sep="\t")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--divisions", type=Path)
    parser.add_argument("--show", metavar="ID")
    arguments = parser.parse_args()
    codes = set()
    if arguments.divisions:
        rows = arguments.divisions.read_text(encoding="utf-8").splitlines()
        codes = {row.split("\t", 1)[0] for row in rows if not row.startswith("#")}

    errors, totals, seen = [], Counter(), set()
    sources = read_sources(errors)
    texts = {name: check_text(name, errors) for name in sources}
    for path in sorted(ROOT.glob("gold/*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            document = json.loads(line)
            name = f"texts/{document['id']}.txt"
            if document["id"] == arguments.show:
                show(document)
            if set(document) != {"id", "region", "script", "text", "entities"}:
                errors.append(f"{path.name}:{number}: unexpected fields")
            elif name not in sources:
                errors.append(f"{path.name}:{number}: {name} is missing")
            elif document["text"] != texts[name]:
                errors.append(f"{path.name}:{number}: text differs from {name}")
            elif (document["script"], document["region"]) != sources[name]:
                errors.append(f"{path.name}:{number}: script or region differs from SOURCES.tsv")
            else:
                errors += check_document(document, document["text"], codes)
            if document["id"] in seen:
                errors.append(f"{path.name}:{number}: {document['id']} stands twice")
            seen.add(document["id"])
            for entity in document["entities"]:
                totals[entity["type"], bool(entity.get("optional"))] += 1

    for error in errors:
        print(error, file=sys.stderr)
    if errors:
        sys.exit(1)
    if not arguments.show:
        print(f"{len(sources)} texts, {sum(map(len, texts.values()))} characters, {len(seen)} with gold")
        for (region, script), count in sorted(Counter((r, s) for s, r in sources.values()).items()):
            print(f"  {region} {script}: {count}")
        for kind in FIELDS:
            print(f"  {kind}: {totals[kind, False]} required, {totals[kind, True]} optional")


if __name__ == "__main__":
    main()
