"""The spaCy component, with spaCy itself."""

import pytest

spacy = pytest.importorskip("spacy")

TEXT = "甘肅省蘭州市的學校，上海市。"


@pytest.fixture
def nlp():
    nlp = spacy.blank("zh")
    nlp.add_pipe("zhtext")
    return nlp


def test_entities(nlp):
    doc = nlp(TEXT)
    assert [(e.text, e.label_, e.kb_id_) for e in doc.ents] == [
        ("甘肅省", "DISTRICT", "620000"),
        ("蘭州市", "DISTRICT", "620100"),
        ("上海市", "DISTRICT", "310000"),
    ]
    assert doc.ents[1]._.zhtext["path"] == ["甘肃省", "兰州市"]
    assert len(doc.spans["zhtext"]) >= len(doc.ents)


def test_pipe_gives_what_a_call_gives(nlp):
    docs = list(nlp.pipe([TEXT, "", "上海市"] * 200))
    assert len(docs) == 600
    assert [e.kb_id_ for e in docs[597].ents] == [e.kb_id_ for e in nlp(TEXT).ents]


def test_types_and_earlier_entities():
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "學校"}, {"label": "GPE", "pattern": "上海市"}])
    nlp.add_pipe("zhtext", config={"types": ["district"], "overwrite": False})
    assert [(e.text, e.label_) for e in nlp(TEXT).ents] == [
        ("甘肅省", "DISTRICT"), ("蘭州市", "DISTRICT"), ("學校", "ORG"), ("上海市", "GPE"),
    ]  # fmt: skip


def test_docs_and_pipelines_are_saved(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)(TEXT)
    data = spacy.tokens.DocBin(docs=[doc], store_user_data=True).to_bytes()
    (restored,) = spacy.tokens.DocBin().from_bytes(data).get_docs(nlp.vocab)
    assert [e.kb_id_ for e in restored.ents] == [e.kb_id_ for e in doc.ents]


def test_the_package_is_found_by_spacy():
    """Through its entry point, without an import of ours."""
    assert spacy.blank("zh").add_pipe("zhtext") is not None
