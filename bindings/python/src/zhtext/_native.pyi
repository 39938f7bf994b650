from collections.abc import Iterator
from typing import Any, Optional

FIELDS: tuple[str, ...]
version: str

class ZhTextError(ValueError):
    offset: Optional[int]

class Entity:
    type: str
    start: int
    end: int
    text: str
    name: Optional[str]
    kind: Optional[str]
    code: Optional[str]
    level: Optional[str]
    path: Optional[tuple[str, ...]]
    district: Optional[str]
    canonical: Optional[str]
    doc_number: Optional[str]
    issuer: Optional[str]
    value: Optional[str]
    unit: Optional[str]
    comparator: Optional[str]
    noun: Optional[str]
    group: Optional[int]
    repeat: bool
    candidates: Optional[tuple[str, ...]]
    def __init__(self, *values: Any, **fields: Any) -> None: ...

class EntityList:
    def __len__(self) -> int: ...
    def __getitem__(self, index: Any) -> Any: ...
    def __iter__(self) -> Iterator[Entity]: ...

def use_classes(entity: type, entity_list: type) -> None: ...
def extractor() -> object: ...
def extract(extractor: object, kinds: int, text: str) -> list[Any]: ...
def extract_batch(extractor: object, kinds: int, texts: list[str]) -> list[Any]: ...
def extract_json(extractor: object, kinds: int, text: str) -> str: ...
def extract_arrow(
    extractor: object, kinds: int, schema: object, array: object
) -> tuple[object, object]: ...
def extract_records_arrow(
    extractor: object, kinds: int, schema: object, array: object
) -> tuple[object, object]: ...
