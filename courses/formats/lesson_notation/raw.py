"""From a lesson to what a StreamField stores: JSON values with ids that stay the same when the text is read again."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from courses.formats.lesson_notation.tree import Block, Heading, Lesson, Quiz, Table, Text

Identify = Callable[[str], str]
Raw = dict[str, Any]


def body_data(lesson: Lesson) -> list[Raw]:
    """The raw data of the lesson's body; the names of blocks and fields are those of `courses.blocks`."""
    return [_stream_child(block, f"body/{index}", lesson) for index, block in enumerate(lesson.blocks)]


def legal_data(lesson: Lesson) -> list[Raw]:
    """The raw data of the legal texts the lesson rests on."""
    return [
        {
            "type": "document",
            "value": {f.name: _plain(getattr(text, f.name)) for f in fields(text) if f.name != "verify"},
            "id": str(lesson.uuid(f"legal/{index}")),
        }
        for index, text in enumerate(lesson.legal)
    ]


def notes_data(lesson: Lesson) -> list[tuple[str, str]]:
    """The notes of editors as (content path, text): what a comment on the page needs."""
    body = body_data(lesson)
    notes = [
        ("body" if note.block is None else _path_of(body[note.block]), _sentence(note.text)) for note in lesson.notes
    ]
    legal = zip(legal_data(lesson), lesson.legal, strict=True)
    return notes + [
        (f"legal_basis.{child['id']}.number", _sentence(text.verify)) for child, text in legal if text.verify
    ]


def _path_of(child: Raw) -> str:
    """The block, or its first field: comments stand on fields."""
    path = f"body.{child['id']}"
    return f"{path}.{next(iter(child['value']))}" if isinstance(child["value"], dict) else path


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _stream_child(block: Block, path: str, lesson: Lesson) -> Raw:
    def identify(below: str) -> str:
        return str(lesson.uuid(below))

    kind, value = type(block).__name__.lower(), _value(block, path, lesson, identify)
    if isinstance(block, Text | Table):
        kind = block.kind
    elif isinstance(block, Quiz):
        kind = "activity"
    return {"type": kind, "value": value, "id": identify(path)}


def _value(block: Block, path: str, lesson: Lesson, identify: Identify) -> Any:  # noqa: ANN401 -- JSON
    match block:
        case Heading():
            value: Any = block.title
        case Text(kind="text"):
            value = block.html
        case Text():
            value = {"title": block.title, "body": block.html}
        case Table():
            value = {"title": block.title, "table": _table(block)}
        case Quiz():
            value = {"title": block.title, "activity": f"quiz:{lesson.course.lower()}-{block.kind}"}
        case _:
            told = [f.name for f in fields(block) if f.name != "line"]
            value = {name: _nested(getattr(block, name), f"{path}/{name}", identify) for name in told}
    return value


def _nested(value: Any, path: str, identify: Identify) -> Any:  # noqa: ANN401 -- JSON
    """A tuple becomes a list whose items have ids, a value of ours a mapping."""
    if isinstance(value, tuple):
        return [
            {"type": "item", "value": _nested(item, f"{path}/{index}", identify), "id": identify(f"{path}/{index}")}
            for index, item in enumerate(value)
        ]
    if is_dataclass(value):
        return {f.name: _nested(getattr(value, f.name), f"{path}/{f.name}", identify) for f in fields(value)}
    return _plain(value)


def _plain(value: Any) -> Any:  # noqa: ANN401 -- JSON
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _table(block: Table) -> Raw:
    return {
        "columns": [{"type": "text", "heading": heading} for heading in block.headings],
        "rows": [{"values": list(row)} for row in block.rows],
        "caption": "",
    }
