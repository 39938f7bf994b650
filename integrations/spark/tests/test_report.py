"""The job: results, bad records, restart."""

import json
import shutil
from pathlib import Path

import pytest
import report

GOOD = ["蘭州市城關區的學校，" * 8, "上海市與甘肅省，" * 10]


@pytest.fixture
def corpus_folder(tmp_path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        with open(folder / f"{number}.jsonl", "w", encoding="utf-8") as file:
            for i, text in enumerate(GOOD):
                record = {"id": f"{number}-{i}", "text": f"{text}第{number // 2}篇"}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
            if number == 3:
                file.write('{"id":"bad","text":1}\n{"id"\n')
    return folder


def rows(spark, output: Path) -> list:
    frame = spark.read.parquet(str(output / "documents"))
    return sorted(map(str, frame.drop("unit").collect()))


def run(folder, output, *options):
    report.main([str(folder), str(output), "--unit-files", "2", *options])
    return json.loads(next(Path(output, "summary").glob("part-*")).read_text())


def test_jsonl(spark, corpus_folder, tmp_path):
    output = tmp_path / "out"
    summary = run(corpus_folder, output)
    assert summary["documents"] == 12 and summary["errors"] == 2
    assert summary["copies"] == 6  # each text is in two files
    errors = [json.loads(l) for f in (output / "errors").glob("*.json") for l in open(f)]
    assert sorted((e.get("id"), e["offset"], e["line"]) for e in errors if e.get("id")) == [
        ('"bad"', 19, '{"id":"bad","text":1}')
    ] or len(errors) == 2
    assert all(e["file"].endswith("3.jsonl") and e["message"] for e in errors)
    districts = spark.read.json(str(output / "report")).where("type = 'district'").collect()
    lanzhou = next(r for r in districts if r.code == "620100")
    assert (lanzhou.name, lanzhou.documents) == ("兰州市", 3)
    assert lanzhou.mentions == 3 * 8


def test_parquet_gives_the_same(spark, corpus_folder, tmp_path):
    from_lines = run(corpus_folder, tmp_path / "lines")
    frame = spark.read.json(str(corpus_folder)).select("id", "text").where("text is not null")
    renamed = frame.withColumnRenamed("text", "body").withColumnRenamed("id", "key")
    renamed.repartition(3).write.parquet(str(tmp_path / "parquet"))
    from_parquet = run(tmp_path / "parquet", tmp_path / "out", "--text", "body", "--id", "key")
    for name in ("copies", "mentions"):
        assert from_parquet[name] == from_lines[name]


def test_restart_loses_and_doubles_nothing(spark, corpus_folder, tmp_path):
    output = tmp_path / "out"
    run(corpus_folder, output)
    wanted = rows(spark, output)
    summary = run(corpus_folder, output)
    assert rows(spark, output) == wanted
    # Killed while it wrote: the mark of completeness is missing, data are half there.
    unit = output / "documents" / "unit=000001"
    for marker in (unit / "_SUCCESS", unit / "._SUCCESS.crc"):
        marker.unlink(missing_ok=True)
    shutil.rmtree(next(unit.glob("outcome=entities")))
    shutil.rmtree(output / "documents" / "unit=000002")
    shutil.rmtree(output / "summary")
    assert run(corpus_folder, output) == summary
    assert rows(spark, output) == wanted


def test_new_files_become_new_units(spark, corpus_folder, tmp_path):
    output = tmp_path / "out"
    before = run(corpus_folder, output)
    with open(corpus_folder / "9.jsonl", "w", encoding="utf-8") as file:
        file.write('{"id":"new","text":"甘肅省的新聞"}\n')
    after = run(corpus_folder, output)
    assert after["documents"] == before["documents"] + 1
    assert len(list((output / "documents").glob("unit=*"))) == 4
