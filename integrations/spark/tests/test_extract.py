"""Both roads against the library and the command."""

import json

import pytest
from conftest import COMMAND
from pyspark.sql import functions as F

import zhtext
import zhtext.spark


def command_json(entities) -> str:
    """A column's value as the command writes it."""
    dicts = []
    for row in entities:
        fields = row.asDict()
        fields.pop("candidates")  # the command writes them only when asked
        dicts.append({k: v for k, v in fields.items() if v is not None and v is not False})
    return json.dumps(dicts, ensure_ascii=False, separators=(",", ":"))


def test_the_columns_type():
    assert zhtext.spark.entities_type().simpleString() == (
        "array<struct<type:string,start:int,end:int,text:string,name:string,kind:string,"
        "code:string,level:string,path:array<string>,district:string,canonical:string,"
        "docNumber:string,issuer:string,value:string,unit:string,comparator:string,noun:string,"
        "group:int,repeat:boolean,candidates:array<string>>>"
    )
    assert zhtext.spark.record_type().simpleString() == (
        f"struct<id:string,entities:{zhtext.spark.entities_type().simpleString()},"
        "fingerprint:bigint,error:struct<code:string,message:string,offset:bigint>>"
    )


def test_extract_adds_a_typed_column(spark):
    texts = ["甘肅省蘭州市", None, "", "上海市"]
    frame = spark.createDataFrame([(i, t) for i, t in enumerate(texts)], "n int, text string")
    found = zhtext.spark.extract(frame)
    assert found.columns == ["n", "text", "entities"]
    rows = found.orderBy("n").collect()
    assert [r.text for r in rows] == texts
    assert rows[1].entities is None and rows[2].entities == []
    for row in rows:
        if row.text:
            assert command_json(row.entities) == zhtext.Extractor().extract_json(row.text)
    codes = found.select(F.explode("entities").alias("e")).where("e.type = 'district'")
    assert {r.code for r in codes.select("e.code").collect()} == {"620000", "620100", "310000"}
    schools = zhtext.spark.extract(frame, entities="schools", types=["school"])
    assert [r.schools for r in schools.orderBy("n").collect()] == [[], None, [], []]


def test_records_are_the_commands_byte_for_byte(spark, records, command_lines):
    frame = zhtext.spark.extract_records(spark.read.text(str(records)))
    rows = frame.select("record.*").collect()
    assert len(rows) == len(command_lines)
    bad = 0
    for number, (row, line) in enumerate(zip(rows, command_lines), 1):
        if row.error is None:
            assert f'{{"id":{row.id},"entities":{command_json(row.entities)}}}' == line
            continue
        bad += 1
        wanted = json.loads(line)
        assert row.entities is None
        assert json.loads(row.id or f'"-:{number}"') == wanted["id"]
        assert row.error.asDict() == {"offset": None, **wanted["error"]}
    assert bad >= 5


def test_extract_of_parsed_records(spark, records, command_lines):
    frame = spark.read.schema("id string, text string").json(str(records)).where("text is not null")
    rows = {r.id: r for r in zhtext.spark.extract(frame).collect()}
    wanted = {json.loads(line)["id"]: line for line in command_lines if '"entities"' in line}
    assert len(rows) >= len(wanted)
    for identity, line in wanted.items():
        assert f'"entities":{command_json(rows[identity].entities)}}}' in line


def test_pipe_gives_the_commands_lines(spark, records, command_lines):
    with open(records, encoding="utf-8") as file:
        given = file.read().splitlines()
    rdd = spark.sparkContext.parallelize(given, 5)
    found = zhtext.spark.pipe(rdd, COMMAND).collect()
    assert len(found) == len(command_lines)
    for mine, wanted in zip(found, command_lines):
        # A line without an id is named by its number, which counts from the partition's start.
        if not wanted.startswith('{"id":"-:'):
            assert mine == wanted
        else:
            assert json.loads(mine)["error"]["code"] == json.loads(wanted)["error"]["code"]


def test_pipe_and_empty_partitions_and_newlines(spark):
    rdd = spark.sparkContext.parallelize(['{"id":1,\n"text":"甘肅省"}'], 4)
    (line,) = zhtext.spark.pipe(rdd, COMMAND, types=["district"]).collect()
    assert json.loads(line)["entities"][0]["code"] == "620000"


def test_pipe_notices_a_command_that_fails(spark):
    rdd = spark.sparkContext.parallelize(["{}"], 1)
    with pytest.raises(Exception, match="127|not found|exit"):
        zhtext.spark.pipe(rdd, "/no/such/command").collect()
