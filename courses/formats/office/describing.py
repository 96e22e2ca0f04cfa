"""What was read as plain data, for programs: the shape of a lesson without any layout."""

from typing import Any

from courses.formats.office.splitting import Section
from courses.formats.office.tree import (
    Block,
    Callout,
    Heading,
    Listing,
    Paragraph,
    Picture,
    SpeakerNote,
    Table,
)

Facts = dict[str, Any]


def described(section: Section) -> Facts:
    """A lesson: its outline, its blocks in order, its notes."""
    return {
        "title": section.title,
        "outline": [{"level": heading.level, "text": heading.text} for heading in section.outline],
        "blocks": [block_facts(block) for block in section.blocks if not isinstance(block, SpeakerNote)],
        "footnotes": [{"number": note.number, "text": note.text} for note in section.footnotes],
        "trainer_notes": [block.text for block in section.blocks if isinstance(block, SpeakerNote)],
    }


def block_facts(block: Block) -> Facts:
    """One block."""
    match block:
        case Heading():
            facts = {"type": "heading", "level": block.level, "text": block.text, "proposed": block.is_proposed}
        case Paragraph():
            links = [{"text": span.text, "href": span.href} for span in block.spans if span.href]
            facts = {"type": "paragraph", "text": block.text} | ({"links": links} if links else {})
        case Listing():
            facts = _list_facts(block)
        case Table():
            facts = _table_facts(block)
        case Picture():
            facts = {"type": "image", "name": block.name, "alt": block.alt, "caption": block.caption}
        case Callout():
            facts = {"type": "callout", "title": block.title, "text": block.text}
        case _:
            facts = {"type": "page_break"}
    return facts


def _list_facts(block: Listing) -> Facts:
    levels = [item.level for item in block.items]
    facts = {"type": "list", "ordered": block.is_ordered, "items": [item.text for item in block.items]}
    return facts | ({"levels": levels} if any(levels) else {})


def _table_facts(block: Table) -> Facts:
    return {
        "type": "table",
        "rows": [list(row) for row in block.rows],
        "merges": [
            {"row": merge.row, "col": merge.column, "rowspan": merge.rows, "colspan": merge.columns}
            for merge in block.merges
        ],
        "caption": block.caption,
    }
