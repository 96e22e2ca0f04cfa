"""What a Word or PowerPoint file says, without how it looks: the same few blocks for both."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from core.files.book import LegacyText
from core.files.findings import Finding


@dataclass(frozen=True)
class Span:
    """A piece of a line in one look; `note` is the number of the footnote that follows it."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    href: str = ""
    note: int = 0


Spans = tuple[Span, ...]


def plain(spans: Iterable[Span]) -> str:
    """The words alone."""
    return "".join(span.text for span in spans)


@dataclass(frozen=True)
class Heading:
    """Level 1 is the first below the title; `is_proposed` where only its look says that it is one."""

    level: int
    text: str
    is_proposed: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    spans: Spans

    @property
    def text(self) -> str:
        """Its words."""
        return plain(self.spans)


@dataclass(frozen=True)
class Item:
    """One item of a list; `level` counts from 0."""

    spans: Spans
    level: int = 0
    is_ordered: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return plain(self.spans)


@dataclass(frozen=True)
class Listing:
    """A list, with the lists inside it."""

    items: tuple[Item, ...]

    @property
    def is_ordered(self) -> bool:
        """Whether its own items are numbered."""
        return self.items[0].is_ordered


@dataclass(frozen=True)
class Merge:
    """Cells that are one: its place, counted from 0, and how far it reaches."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Table:
    """A full rectangle of texts; of merged cells the first holds the text."""

    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...] = ()
    has_heading: bool = True
    caption: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture in its original bytes; `alt` is empty where nobody described it."""

    name: str
    content: bytes = field(repr=False)
    alt: str = ""
    caption: str = ""
    is_decorative: bool = False


@dataclass(frozen=True)
class Callout:
    """Text in a frame of its own."""

    title: str
    paragraphs: tuple[Spans, ...]

    @property
    def text(self) -> str:
        """Its words, title first."""
        return "\n".join(filter(None, [self.title, *map(plain, self.paragraphs)]))


@dataclass(frozen=True)
class PageBreak:
    """Where paper began anew; a phone has no pages."""


@dataclass(frozen=True)
class SpeakerNote:
    """What the speaker of a slide wrote for themselves: for trainers, never for learners."""

    text: str


Block = Heading | Paragraph | Listing | Table | Picture | Callout | PageBreak | SpeakerNote


@dataclass(frozen=True)
class Footnote:
    """A note at the foot of the page or the end of the text, by the number it has here."""

    number: int
    text: str


@dataclass(frozen=True)
class Document:
    """A file as a lesson would have it, and everything that its trainer should know of the way here."""

    title: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    findings: tuple[Finding, ...] = ()
    legacy: LegacyText | None = None

    @property
    def outline(self) -> tuple[Heading, ...]:
        """Its headings."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))
