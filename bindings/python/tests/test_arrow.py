"""Arrow and pandas."""

import json

import pytest

import zhtext

pa = pytest.importorskip("pyarrow")
from zhtext import arrow  # noqa: E402

TEXTS = ["甘肅省蘭州市", None, "", "無", "上海市的學校"]


def dicts(entities):
    """As `to_dict` gives them: nothing that is None."""
    return [{k: v for k, v in e.items() if v is not None and v is not False} for e in entities]


@pytest.mark.parametrize("type_", [pa.string(), pa.large_string()])
def test_array(type_):
    found = zhtext.extract_arrow(pa.array(TEXTS, type_))
    found.validate(full=True)
    assert found.type == arrow.entities_type()
    assert found[1].as_py() is None
    for text, entities in zip(TEXTS, found.to_pylist()):
        if text is not None:
            assert dicts(entities) == [e.to_dict() for e in zhtext.extract(text)]


def test_slices_and_other_strings():
    array = pa.array(TEXTS)
    for start in range(len(TEXTS)):
        assert zhtext.extract_arrow(array.slice(start)) == zhtext.extract_arrow(array).slice(start)
    assert zhtext.extract_arrow(array.dictionary_encode()) == zhtext.extract_arrow(array)
    assert len(zhtext.extract_arrow(pa.array([], pa.string()))) == 0
    assert zhtext.extract_arrow(pa.nulls(3)).null_count == 3
    with pytest.raises(TypeError, match="array of strings is needed, not of int64"):
        zhtext.extract_arrow(pa.array([1]))


def test_batch_and_table():
    batch = pa.record_batch({"id": [1, 2, 3, 4, 5], "text": TEXTS})
    found = zhtext.extract_arrow(batch)
    assert isinstance(found, pa.RecordBatch)
    assert found.schema.names == ["id", "text", "entities"]
    assert found.column("id") == batch.column("id")
    table = zhtext.extract_arrow(
        pa.concat_tables([pa.table(batch)] * 2), types=["school"], entities="schools"
    )
    assert table.column_names == ["id", "text", "schools"] and table.num_rows == 10
    table.validate(full=True)
    with pytest.raises(KeyError):
        zhtext.extract_arrow(batch, text="body")


def test_memory_is_returned():
    array = pa.array(["甘肅省蘭州市" * 100] * 100)
    for _ in range(5):
        found = zhtext.extract_arrow(array)
    entity = found[99][0]
    del found, array
    assert entity["name"].as_py() == "甘肃省"


def test_records():
    lines = [
        '{"id":1,"text":"甘肅省"}', '{"text":"甘肅省","id":"a"}', '{"id":2}', "", "{", None,
        '{"id":3,"text":"\\u7518\\u8085\\u7701"}',
    ]  # fmt: skip
    found = arrow.extract_records(lines, zhtext.Extractor())
    found.validate(full=True)
    rows = found.to_pylist()
    assert [row["id"] for row in rows] == ["1", '"a"', "2", None, None, None, "3"]
    assert [row["error"] is None for row in rows] == [True, True, False, False, False, False, True]
    assert all((row["entities"] is None) == (row["error"] is not None) for row in rows)
    assert rows[2]["error"]["message"] == 'byte 0: the record has no "text"'
    assert rows[4]["error"]["offset"] == 1
    assert rows[6]["entities"][0]["code"] == "620000"


def test_fingerprints_know_copies():
    body = "甘肅省蘭州市的學校，" * 8
    texts = [body, "分享\n" + body + "\n\n版權所有", body.replace("學", "学"), body + "新", "短"]
    lines = [json.dumps({"text": text}) for text in texts]
    found = arrow.extract_records(lines, zhtext.Extractor())
    first, furnished, mixed, other, short = found.field("fingerprint").to_pylist()
    assert first == furnished == mixed
    assert len({first, other, short}) == 3


def test_a_column_becomes_the_commands_json():
    entities = zhtext.extract_arrow(pa.array([TEXTS[0]], pa.string())).to_pylist()[0]
    for entity in entities:
        entity.pop("candidates")
    text = json.dumps(dicts(entities), ensure_ascii=False, separators=(",", ":"))
    assert text == zhtext.Extractor().extract_json(TEXTS[0])


def test_pandas():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": ["甘肅省", "上海市"]})
    frame["entities"] = list(zhtext.extract_many(frame["text"]))
    assert [e[0].code for e in frame["entities"]] == ["620000", "310000"]
    long = frame.explode("entities")
    assert [e.name for e in long["entities"]] == ["甘肃省", "上海市"]
    table = zhtext.extract_arrow(pa.Table.from_pandas(frame[["text"]]))
    assert table["entities"].to_pandas()[0][0]["code"] == "620000"
