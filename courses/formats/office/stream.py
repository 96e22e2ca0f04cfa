"""From what a file says to what a StreamField stores; the names of blocks and fields are those of `courses.blocks`."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count, groupby
from typing import Any
from uuid import UUID, uuid5

from django.utils.html import escape
from django.utils.translation import gettext as _

from courses.formats.office.splitting import Section
from courses.formats.office.tree import (
    Block,
    Callout,
    Footnote,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Span,
    Spans,
    SpeakerNote,
    Table,
)

Raw = dict[str, Any]
Images = Mapping[bytes, int]
_RUNNING = (Paragraph, Listing)
_KEYED = re.compile("<(p|li)>")
_TOP, _DEEPEST = 1, 4


@dataclass(frozen=True)
class TrainersNote:
    """What a speaker wrote, and the field of the page on which it is left as a comment."""

    path: str
    text: str


def body_of(section: Section, *, key: UUID, images: Images) -> list[Raw]:
    """The raw data of a lesson's body. `images` has the id of each picture by its bytes; pictures without one are left out.

    The id of a block comes from the lesson's key and from what it says: the same text again has the same ids.
    """
    children = list(_children(section, images))
    seen: Counter[str] = Counter()
    for child in children:
        digest = sha256(json.dumps(child, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
        seen[digest] += 1
        child["id"] = str(uuid5(key, f"{digest}/{seen[digest]}"))
    return children


def trainers_notes(section: Section, body: Sequence[Raw]) -> list[TrainersNote]:
    """The speaker's notes, each at the heading of its slide; of slides with one title, each at its own."""
    headings: dict[str, list[str]] = {}
    for raw in body:
        if raw["type"] == "heading":
            headings.setdefault(raw["value"], []).append(f"body.{raw['id']}")
        elif raw["type"] == "subheading":
            headings.setdefault(raw["value"]["title"], []).append(f"body.{raw['id']}.title")
    path, found = "title", []
    for block in section.blocks:
        if isinstance(block, Heading):
            places = headings.get(block.text, [])
            path = places.pop(0) if places else "title"
        elif isinstance(block, SpeakerNote):
            found.append(TrainersNote(path, block.text))
    return found


def _children(section: Section, images: Images) -> Iterator[Raw]:
    for is_text, group in groupby(section.blocks, key=lambda block: isinstance(block, _RUNNING)):
        if is_text:
            yield {"type": "text", "value": html_of([block for block in group if isinstance(block, _RUNNING)])}
        else:
            for block in group:
                yield from _child(block, images)
    if section.footnotes:
        yield {"type": "note", "value": {"title": _("Chú thích"), "body": _notes(section.footnotes)}}


def _child(block: Block, images: Images) -> Iterator[Raw]:
    match block:
        case Heading(level=level) if level <= _TOP:
            yield {"type": "heading", "value": block.text}
        case Heading():
            element = str(min(block.level + 1, _DEEPEST))
            yield {"type": "subheading", "value": {"title": block.text, "level": element}}
        case Table():
            yield _table(block)
        case Picture() if block.content in images:
            picture = {"image": images[block.content], "decorative": block.is_decorative, "alt_text": block.alt}
            yield {"type": "picture", "value": {"picture": picture, "caption": block.caption}}
        case Callout():
            body = _keyed(("p", _html(spans)) for spans in block.paragraphs)
            yield {"type": "note", "value": {"title": block.title or _("Ghi nhớ"), "body": body}}


def _table(block: Table) -> Raw:
    """A plain table folds on a phone; one with merged cells, or without a row of headings, keeps its shape."""
    headings, *rows = block.rows
    if block.has_heading and not block.merges and rows:
        table: Raw = {
            "columns": [{"type": "text", "heading": _line(heading)} for heading in headings],
            "rows": [{"values": [_line(text) for text in row]} for row in rows],
            "caption": "",
        }
        return {"type": "table", "value": {"title": block.caption, "table": table}}
    grid: Raw = {
        "data": [list(row) for row in block.rows],
        "cell": [
            {"row": m.row + down, "col": m.column + across, "hidden": True}
            for m in block.merges
            for down in range(m.rows)
            for across in range(m.columns)
            if down or across
        ],
        "mergeCells": [
            {"row": m.row, "col": m.column, "rowspan": m.rows, "colspan": m.columns, "removed": False}
            for m in block.merges
        ],
        "first_row_is_table_header": block.has_heading,
        "first_col_is_header": False,
        "table_caption": "",
        "table_header_choice": "row" if block.has_heading else "neither",
    }
    return {"type": "grid", "value": {"title": block.caption, "table": grid}}


def _line(text: str) -> str:
    return text.replace("*", "∗")


def html_of(blocks: Iterable[Paragraph | Listing]) -> str:
    """Paragraphs and lists in the elements of the editor's rich text."""
    pieces: list[tuple[str, str]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            pieces.append(("p", _html(block.spans)))
        else:
            pieces.append(("", _list(block.items)))
    return _keyed(pieces)


def _keyed(pieces: Iterable[tuple[str, str]]) -> str:
    """What the editor takes for a block has a key, so that saving a text unchanged leaves it unchanged."""
    html = "".join(f"<{tag}>{inside}</{tag}>" if tag else inside for tag, inside in pieces)
    numbers = count()
    return _KEYED.sub(lambda match: f'<{match[1]} data-block-key="k{next(numbers):04}">', html)


def _list(items: Sequence[Item]) -> str:
    """A list with the lists inside it: those stand in the item before them."""
    html, open_tags = "", list[str]()
    for item in items:
        tag = "ol" if item.is_ordered else "ul"
        while len(open_tags) > item.level + 1:
            html += f"</li></{open_tags.pop()}>"
        if len(open_tags) == item.level + 1 and open_tags[-1] != tag:
            html += f"</li></{open_tags.pop()}>"
        elif len(open_tags) == item.level + 1:
            html += "</li>"
        if len(open_tags) <= item.level:
            html += f"<{tag}>"
            open_tags.append(tag)
        html += f"<li>{_html(item.spans)}"
    return html + "".join(f"</li></{tag}>" for tag in reversed(open_tags))


def _html(spans: Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    html = escape(span.text).replace("\n", "<br/>")
    if span.is_bold and span.text.strip():
        html = f"<b>{html}</b>"
    if span.is_italic and span.text.strip():
        html = f"<i>{html}</i>"
    if span.href and span.text.strip():
        html = f'<a href="{escape(span.href)}">{html}</a>'
    return html + (f" [{span.note}]" if span.note else "")


def _notes(footnotes: Iterable[Footnote]) -> str:
    return _keyed(("p", f"[{note.number}] {escape(note.text)}".replace("\n", "<br/>")) for note in footnotes)
