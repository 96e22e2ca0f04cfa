"""What is known while a Word file is read: shared by the readers of its body, its runs and its drawings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from courses.formats.office.lines import Part
from courses.formats.office.nodes import Node
from courses.formats.office.pictures import Album
from courses.formats.office.remarks import Remarks
from courses.formats.office.word.fields import Fields
from courses.formats.office.word.source import WordSource


class Notes:
    """Footnotes and endnotes, numbered in the order in which the text refers to them."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, kind: str, note: str) -> int:
        """The number of a note; `kind` is "footnote" or "endnote"."""
        return self._numbers.setdefault((kind, note), len(self._numbers) + 1)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._numbers)


@dataclass
class Reading:
    """One file on its way."""

    source: WordSource
    remarks: Remarks
    album: Album
    fields: Fields = field(default_factory=Fields)
    notes: Notes = field(default_factory=Notes)
    drawn: Callable[[Node], list[Part]] = lambda _node: []
