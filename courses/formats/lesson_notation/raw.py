"""From a lesson to what a StreamField stores: JSON values with ids that stay the same when the text is read again."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

from django.utils.html import strip_tags

from courses.formats.lesson_notation.tree import Block, EditorNote, Heading, Lesson, Quiz, Survey, Table, Text

Identify = Callable[[str], str]
Raw = dict[str, Any]

_PARAGRAPH = re.compile(r'data-block-key="(\w+)">(.*?)</(?:p|li|blockquote)>')


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


@dataclass(frozen=True)
class Remark:
    """A note of an editor as a comment in the editor: the field it stands on, and where in its text."""

    path: str
    text: str
    position: str = ""


def remarks(lesson: Lesson) -> list[Remark]:
    """What editors must still see to: in the body, and in the legal texts."""
    body = body_data(lesson)
    legal = zip(legal_data(lesson), lesson.legal, strict=True)
    return [
        *(_remark(note, body) for note in lesson.notes),
        *(Remark(f"legal_basis.{raw['id']}.number", _sentence(text.verify)) for raw, text in legal if text.verify),
    ]


def _remark(note: EditorNote, body: Sequence[Raw]) -> Remark:
    """On the block, its first field, or the last paragraph of running text."""
    if note.block is None:
        return Remark("body", _sentence(note.text))
    block = body[note.block]
    field = f".{next(iter(block['value']))}" if isinstance(block["value"], dict) else ""
    position = _last_paragraph(block["value"]) if block["type"] == "text" else ""
    return Remark(f"body.{block['id']}{field}", _sentence(note.text), position)


def _last_paragraph(html: str) -> str:
    """Where it is, as the editor of rich text keeps the place of a comment."""
    key, words = _PARAGRAPH.findall(html)[-1]
    return json.dumps([{"key": key, "start": 0, "end": len(unescape(strip_tags(words)))}])


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _stream_child(block: Block, path: str, lesson: Lesson) -> Raw:
    def identify(below: str) -> str:
        return str(lesson.uuid(below))

    kind, value = type(block).__name__.lower(), _value(block, path, lesson, identify)
    if isinstance(block, Text | Table):
        kind = block.kind
    elif isinstance(block, Quiz | Survey):
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
        case Survey():
            value = {"title": block.title, "activity": f"quiz:{lesson.course.lower()}-survey"}
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
