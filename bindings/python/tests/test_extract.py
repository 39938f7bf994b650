"""Extraction from strings."""

import gc
import pickle
import random
import sys
import threading

import pytest

import zhtext

TEXT = "😀甘肅省蘭州市城關區的學校"


def test_entities_have_the_texts_own_indices():
    found = zhtext.extract(TEXT)
    assert [e.text for e in found] == ["甘肅省", "蘭州市", "城關區"]
    for entity in found:
        assert TEXT[entity.start : entity.end] == entity.text
    city = found[1]
    assert (city.type, city.name, city.code, city.level) == (
        "district", "兰州市", "620100", "prefecture",
    )  # fmt: skip
    assert city.path == ("甘肃省", "兰州市")
    assert city.canonical is None and city.value is None


def test_texts_without_entities():
    assert zhtext.extract("") == []
    assert zhtext.extract("\0") == []
    assert zhtext.extract("plain ASCII") == []


def test_lone_surrogates_keep_the_indices():
    text = "\ud800甘肅省\udfff"
    (entity,) = zhtext.extract(text)
    assert text[entity.start : entity.end] == "甘肅省"


def test_types_choose():
    assert zhtext.extract(TEXT, types=["policy"]) == []
    assert len(zhtext.extract(TEXT, types="district")) == 3
    with pytest.raises(ValueError, match="unknown type 'scool'; known are school"):
        zhtext.extract(TEXT, types=["scool"])


def test_only_strings_are_texts():
    with pytest.raises(TypeError, match="a text must be str, not bytes"):
        zhtext.extract("甘肅省".encode())
    with pytest.raises(TypeError, match="a text must be str, not NoneType"):
        list(zhtext.extract_many(["a", None]))


def test_entity_is_a_value():
    first, second = zhtext.extract(TEXT)[0], zhtext.extract(TEXT)[0]
    assert first == second and hash(first) == hash(second) and first is not second
    assert first != zhtext.extract(TEXT)[1]
    assert pickle.loads(pickle.dumps(first)) == first
    with pytest.raises(AttributeError):
        first.start = 0
    assert repr(first).startswith("Entity(type='district', start=1, end=4, text='甘肅省', name=")
    made = zhtext.Entity("count", 0, 2, "三成", value="0.3")
    assert (made.value, made.unit, made.repeat) == ("0.3", None, False)
    with pytest.raises(TypeError):
        zhtext.Entity("count", colour="red")


def test_to_dict_is_the_json():
    import json

    extractor = zhtext.Extractor()
    objects = json.loads(extractor.extract_json(TEXT))
    dicts = [e.to_dict() for e in extractor.extract(TEXT)]
    for entity in dicts:
        entity.pop("candidates", None)  # the command writes them only when asked
    assert dicts == objects
    assert [list(d) for d in dicts] == [list(o) for o in objects]


def test_extract_many_gives_what_extract_gives():
    texts = [TEXT, "", "上海市", "no"] * 700
    many = list(zhtext.extract_many(iter(texts)))
    assert len(many) == len(texts)
    assert many[:4] == [zhtext.extract(text) for text in texts[:4]]
    assert many[-4:] == [zhtext.extract(text) for text in texts[-4:]]
    assert list(zhtext.extract_many([])) == []


def test_entity_list_is_a_sequence():
    (entities,) = zhtext.extract_many([TEXT])
    assert len(entities) == 3 and entities
    assert entities[-1].text == "城關區" and entities[0] == entities[0]
    assert [e.text for e in entities[::2]] == ["甘肅省", "城關區"]
    assert entities[1] in entities and entities.index(entities[1]) == 1
    assert [e.start for e in reversed(entities)] == [7, 4, 1]
    with pytest.raises(IndexError):
        entities[3]
    with pytest.raises(TypeError):
        entities["a"]
    assert pickle.loads(pickle.dumps(entities)) == list(entities)
    assert entities == zhtext.extract(TEXT)


def test_entities_outlive_their_batch():
    (entities,) = zhtext.extract_many([TEXT])
    entity = entities[2]
    del entities
    assert entity.path[-1] == "城关区"


def test_nothing_leaks():
    def references():
        gc.collect()  # what earlier tests left
        return sys.getrefcount(None), sys.getrefcount("district"), sys.getrefcount(zhtext.Entity)

    def work():
        for _ in range(200):
            zhtext.extract(TEXT)
            for entities in zhtext.extract_many([TEXT, ""]):
                list(entities)

    work()
    before = references()
    work()
    for count, earlier in zip(references(), before):
        assert abs(count - earlier) < 50


def test_threads_share_an_extractor():
    extractor = zhtext.Extractor()
    wanted = extractor.extract(TEXT * 50)
    results = []

    def work():
        for _ in range(20):
            results.append(extractor.extract(TEXT * 50) == wanted)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 80


def test_the_gil_is_released():
    """While one thread is in the library, another one runs."""
    text = TEXT * 100_000
    progress = []
    done = threading.Event()

    def work():
        zhtext.Extractor().extract_json(text)
        done.set()

    interval = sys.getswitchinterval()
    sys.setswitchinterval(60)  # no switch but where a thread gives the GIL away
    try:
        thread = threading.Thread(target=work)
        thread.start()
        while not done.is_set():
            progress.append(1)
            done.wait(0.001)
        thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert len(progress) > 3


def test_any_string_may_come_in():
    numbers = random.Random(7)
    pool = "甘肅省蘭州市一二三第〇百分之%﹪年月日學校“”《》\0\n\ud800\udc00😀ａ１Ⅳé\u200b\ufeff"
    for _ in range(2000):
        text = "".join(numbers.choice(pool) for _ in range(numbers.randrange(40)))
        previous = 0
        for entity in zhtext.extract(text):
            assert text[entity.start : entity.end] == entity.text
            assert entity.start >= previous
            previous = entity.start


def test_version():
    assert zhtext.__version__.count(".") == 2
