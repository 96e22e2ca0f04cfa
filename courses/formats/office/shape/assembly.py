"""From lines to blocks: headings, lists, captions with what they name, frames."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from courses.formats.office.lines import Bookmark, Box, Line, Part
from courses.formats.office.remarks import Remarks
from courses.formats.office.shape.front import join_labels, take_title, without_front
from courses.formats.office.shape.headings import mark_headings
from courses.formats.office.shape.labels import caption_kind
from courses.formats.office.shape.lists import gathered
from courses.formats.office.tree import Block, Callout, Heading, Listing, Paragraph, Picture, Spans, Table

FEW_WORDS_OF_TITLE, MOST_WORDS_OF_CAPTION = 8, 40


def shaped(parts: Sequence[Part], remarks: Remarks) -> tuple[str, list[Block]]:
    """The title and the blocks of a document whose parts are tidy."""
    kept = join_labels(without_front(parts, remarks))
    title = _marked_title(kept, remarks)
    _raise_levels(kept)
    _tell_of_numbers(kept, remarks)
    return title, assembled(kept)


def assembled(parts: Sequence[Part]) -> list[Block]:
    """The blocks of parts whose headings are known."""
    return _captioned(list(_blocks(parts)))


def _marked_title(parts: list[Part], remarks: Remarks) -> str:
    """Mark the headings that only look so, and take out the title: before or after, as the document needs it."""
    styled = {id(part) for part in parts if isinstance(part, Line) and part.level}
    title = take_title(parts)
    if mark_headings(parts):
        remarks.add("headings_proposed")
    title = title or take_title(parts)
    for part in parts:
        if isinstance(part, Line) and part.level and id(part) not in styled:
            part.role = "proposed"
    return title


def _raise_levels(parts: Sequence[Part]) -> None:
    """The highest level of a lesson is 1."""
    lines = [part for part in parts if isinstance(part, Line) and part.level]
    highest = min((line.level for line in lines), default=1)
    for line in lines:
        line.level -= highest - 1


def _tell_of_numbers(parts: Sequence[Part], remarks: Remarks) -> None:
    numbered = [part for part in parts if isinstance(part, Line) and part.level and part.numbering]
    if numbered:
        remarks.add("numbered_headings", numbered[0].text, times=len(numbered))
    begun: set[str] = set()
    before = None
    for part in parts:
        here = part.numbering if isinstance(part, Line) and not part.level else None
        if here and here.is_ordered and here.level == 0 and before is None:
            if here.list_id in begun:
                remarks.add("numbering_continued")
            begun.add(here.list_id)
        before = here


def _blocks(parts: Sequence[Part]) -> Iterator[Block]:
    for is_text, group in groupby(parts, key=_is_running):
        if is_text:
            yield from gathered([part for part in group if isinstance(part, Line)])
        else:
            for part in group:
                yield from _block(part)


def _is_running(part: Part) -> bool:
    return isinstance(part, Line) and not part.level and part.role != "caption" and not caption_kind(part.text)


def _block(part: Part) -> Iterator[Block]:
    match part:
        case Line(level=level) if level:
            yield Heading(level, part.text.replace("\n", " "), is_proposed=part.role == "proposed")
        case Line():
            yield Paragraph(part.spans)
        case Box():
            yield from _framed(part)
        case Bookmark():
            pass
        case _:
            yield part


def _framed(box: Box) -> Iterator[Block]:
    """A frame: its first line is its title where it is short and looks so; tables and pictures follow it."""
    lines = [part for part in box.parts if isinstance(part, Line)]
    if lines:
        title = lines[0].text if len(lines) > 1 and _is_title(lines[0]) else ""
        rest = gathered(lines[1:] if title else lines)
        yield Callout(title.replace("\n", " "), tuple(spans for block in rest for spans in _paragraphs(block)))
    for part in box.parts:
        if not isinstance(part, Line):
            yield from _block(part)


def _is_title(line: Line) -> bool:
    is_heavy = line.look.is_bold or line.text.isupper() or bool(line.level) or line.text.endswith(":")
    return is_heavy and len(line.text.split()) <= FEW_WORDS_OF_TITLE


def _paragraphs(block: Listing | Paragraph) -> Iterator[Spans]:
    if isinstance(block, Paragraph):
        yield block.spans
        return
    for number, item in enumerate(block.items, start=1):
        label = f"{number}. " if item.is_ordered else "– "
        first, *others = item.spans
        yield (replace(first, text=label + first.text), *others)


def _captioned(blocks: list[Block]) -> list[Block]:
    """Captions put to the table or picture that they stand next to."""
    found: list[Block] = []
    index = 0
    while index < len(blocks):
        here = blocks[index]
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        before = found[-1] if found else None
        caption, kind = _caption(here)
        if kind == "table" and isinstance(after, Table) and not after.caption:
            found.append(replace(after, caption=caption))
            index += 1
        elif kind and isinstance(before, _NAMED[kind]) and not before.caption:
            found[-1] = replace(before, caption=caption)
        elif kind and isinstance(after, _NAMED[kind]) and not after.caption:
            found.append(replace(after, caption=caption))
            index += 1
        else:
            found.append(here)
        index += 1
    return found


_NAMED: dict[str, tuple[type[Table] | type[Picture], ...]] = {"table": (Table,), "picture": (Picture, Table)}


def _caption(block: Block) -> tuple[str, str]:
    """The words of a caption and what it is one of, or twice nothing."""
    if not isinstance(block, Paragraph) or any(span.note for span in block.spans):
        return "", ""
    is_short = len(block.text.split()) <= MOST_WORDS_OF_CAPTION
    return block.text.replace("\n", " "), caption_kind(block.text) if is_short else ""
