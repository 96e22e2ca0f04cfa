"""A long document as several lessons, by its headings of level 1."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.text.search import fold
from courses.formats.office.tree import (
    Block,
    Callout,
    Document,
    Footnote,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Spans,
    Table,
)

# From here on a document is too long for one sitting at a phone: about six pages, and lessons of half a page at least.
MANY_WORDS, FEWEST_WORDS_EACH = 2_400, 150


@dataclass(frozen=True)
class Section:
    """What becomes one lesson."""

    title: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()

    @property
    def outline(self) -> tuple[Heading, ...]:
        """Its headings."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @property
    def pictures(self) -> int:
        """How many pictures it has."""
        return sum(isinstance(block, Picture) for block in self.blocks)

    @property
    def tables(self) -> int:
        """How many tables it has."""
        return sum(isinstance(block, Table) for block in self.blocks)

    @property
    def words(self) -> int:
        """How many words a learner reads."""
        return sum(map(words_of, self.blocks))


def whole(document: Document) -> list[Section]:
    """The document as one lesson."""
    return [Section(document.title, document.blocks, document.footnotes)]


def split(document: Document) -> list[Section]:
    """One lesson for each heading of level 1; what stands before the first is a lesson under the document's title."""
    parts: list[tuple[str, list[Block]]] = [(document.title, [])]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            parts.append((block.text, []))
        else:
            parts[-1][1].append(_raised(block))
    if not any(map(words_of, parts[0][1])) and len(parts) > 1:
        parts[1] = (parts[1][0], parts[0][1] + parts[1][1])
        parts = parts[1:]
    titles = _told_apart([title for title, _blocks in parts])
    return [
        Section(title, tuple(blocks), _cited(blocks, document.footnotes))
        for title, (_title, blocks) in zip(titles, parts, strict=True)
    ]


def should_split(document: Document) -> bool:
    """Whether the document is long, and its headings of level 1 divide it into lessons of some length."""
    sections = split(document)
    words = [section.words for section in sections]
    return len(sections) > 1 and sum(words) >= MANY_WORDS and sum(words) >= FEWEST_WORDS_EACH * len(sections)


def words_of(block: Block) -> int:
    """The words of a block that learners read."""
    match block:
        case Heading() | Paragraph() | Callout():
            return len(block.text.split())
        case Listing():
            return sum(len(item.text.split()) for item in block.items)
        case Table():
            return sum(len(text.split()) for row in block.rows for text in row)
        case _:
            return 0


def spans_of(block: Block) -> Iterable[Spans]:
    """The running text of a block, piece by piece."""
    match block:
        case Paragraph():
            return [block.spans]
        case Listing():
            return [item.spans for item in block.items]
        case Callout():
            return block.paragraphs
        case _:
            return []


def _told_apart(titles: Sequence[str]) -> list[str]:
    """The second of two lessons with one title is told apart by its number."""
    seen: Counter[str] = Counter()
    found = []
    for title in titles:
        seen[fold(title)] += 1
        found.append(title if seen[fold(title)] == 1 else f"{title} ({seen[fold(title)]})")
    return found


def _raised(block: Block) -> Block:
    return replace(block, level=block.level - 1) if isinstance(block, Heading) and block.level > 1 else block


def _cited(blocks: Sequence[Block], footnotes: Sequence[Footnote]) -> tuple[Footnote, ...]:
    cited = {span.note for block in blocks for spans in spans_of(block) for span in spans}
    return tuple(note for note in footnotes if note.number in cited)
