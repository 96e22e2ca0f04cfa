"""Word and PowerPoint files from outside: bytes in, a lesson's blocks and a report out."""

from courses.formats.office.reading import LEGACY, OLD_FORMAT, read_office
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
    "Span",
    "SpeakerNote",
    "Table",
    "plain",
    "read_office",
]
