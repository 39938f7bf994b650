"""The spaCy component: `nlp.add_pipe("zhtext")`.

    nlp = spacy.blank("zh")
    nlp.add_pipe("zhtext", config={"types": ["school", "district"]})
    for ent in nlp("蘭州市的學校").ents:
        print(ent.text, ent.label_, ent.kb_id_)

Labels are SCHOOL, DISTRICT, POLICY and COUNT. `kb_id_` is what the mention is: a district's code, a
policy's canonical title, otherwise its name. `ent._.zhtext` has everything that the command's JSON
has. spaCy's entities cannot nest, so `doc.ents` has the outer ones; `doc.spans["zhtext"]` has all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Optional

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from ._entities import Entity
from ._extractor import Extractor

SPANS_KEY = "zhtext"

if not Span.has_extension("zhtext"):
    Span.set_extension("zhtext", default=None)


class EntityComponent:
    """Sets `doc.ents` and `doc.spans["zhtext"]`.

    `alignment_mode` says what becomes of a mention that begins or ends inside a token, as in
    `Doc.char_span`; with spaCy's default for Chinese, one token a character, there are none.
    With `overwrite` entities that were set before give way where they overlap.
    """

    def __init__(
        self, types: Optional[list[str]] = None, alignment_mode: str = "expand",
        overwrite: bool = True,
    ) -> None:  # fmt: skip
        self.extractor = Extractor(types)
        self.alignment_mode = alignment_mode
        self.overwrite = overwrite

    def __call__(self, doc: Doc) -> Doc:
        return self._annotate(doc, self.extractor.extract(doc.text))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        batch: list[Doc] = []
        for doc in stream:
            batch.append(doc)
            if len(batch) >= batch_size:
                yield from self._annotate_all(batch)
                batch = []
        yield from self._annotate_all(batch)

    def _annotate_all(self, docs: list[Doc]) -> Iterator[Doc]:
        found = self.extractor.extract_many(doc.text for doc in docs)
        for doc, entities in zip(docs, found):
            yield self._annotate(doc, entities)

    def _annotate(self, doc: Doc, entities: Iterable[Entity]) -> Doc:
        spans = []
        for entity in entities:
            span = doc.char_span(
                entity.start, entity.end, label=entity.type.upper(), kb_id=_kb_id(entity),
                alignment_mode=self.alignment_mode,
            )  # fmt: skip
            if span is not None:
                span._.zhtext = entity.to_dict()
                spans.append(span)
        doc.spans[SPANS_KEY] = spans
        outer, before = filter_spans(spans), list(doc.ents)
        first, second = (outer, before) if self.overwrite else (before, outer)
        taken = {i for span in first for i in range(span.start, span.end)}
        kept = [s for s in second if taken.isdisjoint(range(s.start, s.end))]
        doc.ents = [*first, *kept]
        return doc


def _kb_id(entity: Entity) -> str:
    return entity.code or entity.canonical or entity.name or ""


@Language.factory(
    "zhtext",
    assigns=["doc.ents", "doc.spans", "token.ent_iob", "token.ent_type", "token.ent_kb_id"],
    default_config={"types": None, "alignment_mode": "expand", "overwrite": True},
)
def create(
    nlp: Language, name: str, types: Optional[list[str]], alignment_mode: str, overwrite: bool
) -> EntityComponent:
    return EntityComponent(types, alignment_mode, overwrite)
