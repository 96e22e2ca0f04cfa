"""Word and PowerPoint files from outside: bytes in, a lesson's blocks and a report out."""

from courses.formats.office.describing import described
from courses.formats.office.reading import LEGACY, OLD_FORMAT, read_office
from courses.formats.office.splitting import Section, should_split, split, whole
from courses.formats.office.stream import body_of, trainers_notes
from courses.formats.office.tree import (
    Block,
    Callout,
    Document,
    Footnote,
    Heading,
    Item,
    Listing,
    PageBreak,
    Paragraph,
    Picture,
    Span,
    SpeakerNote,
    Table,
    plain,
)

__all__ = [
    "LEGACY",
    "OLD_FORMAT",
    "Block",
    "Callout",
    "Document",
    "Footnote",
    "Heading",
    "Item",
    "Listing",
    "PageBreak",
    "Paragraph",
    "Picture",
    "Section",
    "Span",
    "SpeakerNote",
    "Table",
    "body_of",
    "described",
    "plain",
    "read_office",
    "should_split",
    "split",
    "trainers_notes",
    "whole",
]
