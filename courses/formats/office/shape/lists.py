"""Lists: those of the program, and those that were typed line by line."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from courses.formats.office.lines import Line, Numbering
from courses.formats.office.shape.labels import Marker, item_marker
from courses.formats.office.texts import without_start
from courses.formats.office.tree import Item, Listing, Paragraph

DEEPEST = 4


@dataclass
class _Typed:
    """The typed list that is being read: the markers of its levels, and the last number of each."""

    markers: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def place(self, marker: Marker) -> int | None:
        """The level of an item, or None where another list begins with it."""
        if marker.kind in self.markers:
            level = self.markers.index(marker.kind)
            if marker.is_ordered and marker.number <= self.numbers[level]:
                return None
            self.markers, self.numbers = self.markers[: level + 1], [*self.numbers[:level], marker.number]
            return level
        if marker.is_ordered and marker.number != 1 and self.markers:
            return None
        self.markers.append(marker.kind)
        self.numbers.append(marker.number)
        return min(len(self.markers) - 1, DEEPEST)


def gathered(lines: Sequence[Line]) -> list[Listing | Paragraph]:
    """Neighbouring lines as lists and paragraphs."""
    found: list[Listing | Paragraph] = []
    here = 0
    while here < len(lines):
        taken, block = _numbered(lines, here) or _typed(lines, here) or (1, Paragraph(lines[here].spans))
        found.append(block)
        here += taken
    return found


def _numbered(lines: Sequence[Line], here: int) -> tuple[int, Listing] | None:
    """The list of the program that begins here."""
    first = lines[here].numbering
    if first is None:
        return None
    items, last = [], first
    for line in (lines[index] for index in range(here, len(lines))):
        numbering = line.numbering
        if numbering is None or not _goes_on(first, last, numbering):
            break
        level = min(max(0, numbering.level - first.level), DEEPEST)
        items.append(Item(line.spans, level, numbering.is_ordered))
        last = numbering
    return len(items), Listing(tuple(_without_gaps(items)))


def _goes_on(first: Numbering, last: Numbering, numbering: Numbering) -> bool:
    if numbering.list_id in {first.list_id, last.list_id}:
        return numbering.level > first.level or numbering.is_ordered == first.is_ordered
    return numbering.level > first.level


def _typed(lines: Sequence[Line], here: int) -> tuple[int, Listing] | None:
    """The list that was typed here; one numbered line alone is none."""
    reading, items = _Typed(), list[Item]()
    for line in (lines[index] for index in range(here, len(lines))):
        marker = item_marker(line.text) if line.numbering is None else None
        level = reading.place(marker) if marker else None
        if marker is None or level is None:
            break
        items.append(Item(without_start(line.spans, marker.length), level, marker.is_ordered))
    if not items or (len(items) == 1 and items[0].is_ordered):
        return None
    return len(items), Listing(tuple(_without_gaps(items)))


def _without_gaps(items: Sequence[Item]) -> list[Item]:
    """No item stands more than one level below the one before it."""
    found: list[Item] = []
    for item in items:
        deepest = found[-1].level + 1 if found else 0
        found.append(Item(item.spans, min(item.level, deepest), item.is_ordered))
    return found
