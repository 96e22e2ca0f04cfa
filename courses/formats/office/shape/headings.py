"""Headings that are none to the program: told by their labels, their weight and their place."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from courses.formats.office.lines import Line, Look, Part
from courses.formats.office.shape.labels import caption_kind, heading_label, item_marker, rank_of_form
from courses.formats.office.tree import PageBreak

MOST_WORDS, MOST_LETTERS, FEW_WORDS = 28, 180, 14
LARGER = 2  # half points
RUN_OF_ITEMS = 3
_ENDS_A_SENTENCE = (".", ";", ",", "…", ":", "!")
_ENDS_WITH_LABEL = (";", ",")


@dataclass(frozen=True)
class Body:
    """How the running text of a document looks: what looks otherwise stands out."""

    size: int
    is_bold: bool
    colour: str


def body_of(lines: Iterable[Line]) -> Body:
    """The commonest look by letters."""
    looks: Counter[tuple[int, bool, str]] = Counter()
    for line in lines:
        looks[line.look.size, line.look.is_bold, line.look.colour] += len(line.text)
    return Body(*looks.most_common(1)[0][0]) if looks else Body(24, is_bold=False, colour="auto")


@dataclass
class _Found:
    line: Line
    rank: int | None  # of its label
    look: Look


def mark_headings(parts: Sequence[Part]) -> bool:
    """Give levels to the lines that are headings by their look; whether any were found.

    Where the document has heading styles, only lines with labels that stand out join them, below the style above them.
    """
    lines = [part for part in parts if isinstance(part, Line)]
    styled = [line for line in lines if line.level]
    body = body_of(line for line in lines if not line.level and not line.role)
    found = [_found(line) for line in _candidates(parts, body, is_styled=bool(styled))]
    if styled:
        return _join(lines, found)
    levels = _levels([entry for entry in found if entry.rank is not None], [e for e in found if e.rank is None])
    for entry in found:
        entry.line.level = levels(entry)
    return bool(found)


def _found(line: Line) -> _Found:
    label = heading_label(line.text)
    rank = label.rank if label else None
    if rank is None and line.numbering and line.numbering.is_ordered:
        rank = rank_of_form(line.numbering.form, line.numbering.level)
    is_capital = line.look.is_capital or _is_capital(line.text)
    look = Look(line.look.size, line.look.is_bold, line.look.is_italic, line.look.is_underlined, is_capital)
    return _Found(line, rank, look)


def _candidates(parts: Sequence[Part], body: Body, *, is_styled: bool) -> list[Line]:
    """The lines that stand out; coloured ones only where nothing else does."""
    tests: list[tuple[Callable[[Line], bool], int]] = [
        (lambda line: _stands_out(line, body, is_styled=is_styled), RUN_OF_ITEMS)
    ]
    if not is_styled:
        tests += [(_is_numbered_only, 2), (lambda line: _is_coloured(line, body), RUN_OF_ITEMS)]
    for test, run in tests:
        found = [index for index, part in enumerate(parts) if isinstance(part, Line) and test(part)]
        items = _items(parts, found, run)
        kept = [index for index in found if index not in items]
        if kept:
            return [part for index in kept if isinstance(part := parts[index], Line)]
    return []


def _stands_out(line: Line, body: Body, *, is_styled: bool) -> bool:
    if not _may_be_heading(line):
        return False
    label, look = heading_label(line.text), line.look
    is_numbered = label is not None or (line.numbering is not None and line.numbering.is_ordered)
    is_heavy = (look.is_bold and not body.is_bold) or look.size >= body.size + LARGER
    is_capital = look.is_capital or _is_capital(line.text)
    if is_numbered:
        return is_heavy or is_capital or (not is_styled and (look.is_italic or look.is_underlined))
    if is_styled or line.text.endswith(_ENDS_A_SENTENCE):
        return False
    return is_heavy or (is_capital and len(line.text.split()) > 1) or (look.is_underlined and _is_short(line))


def _is_numbered_only(line: Line) -> bool:
    """Whether a short line without emphasis has a label that hardly anything but a heading has."""
    label = heading_label(line.text) if _may_be_heading(line) else None
    return label is not None and label.is_telling and _is_short(line) and not line.text.endswith(_ENDS_A_SENTENCE)


def _is_coloured(line: Line, body: Body) -> bool:
    is_other = line.look.colour not in {body.colour, "auto"}
    return is_other and _may_be_heading(line) and _is_short(line) and not line.text.endswith(_ENDS_A_SENTENCE)


def _may_be_heading(line: Line) -> bool:
    text = line.text
    if line.level or line.role or "\n" in text or caption_kind(text) or not any(map(str.isalpha, text)):
        return False
    if len(text) > MOST_LETTERS or len(text.split()) > MOST_WORDS or text.endswith(_ENDS_WITH_LABEL):
        return False
    if line.numbering and not line.numbering.is_ordered:
        return False
    marker = item_marker(text)
    return marker is None or marker.is_ordered


def _is_short(line: Line) -> bool:
    return len(line.text.split()) <= FEW_WORDS


def _is_capital(text: str) -> bool:
    label = heading_label(text)
    return text[label.length if label else 0 :].isupper()


def _items(parts: Sequence[Part], found: Sequence[int], most: int) -> set[int]:
    """The lines that stand out only as one of several of their kind in a row: a list in bold, or the end of the text."""
    items: set[int] = set()
    for _place, run in groupby(enumerate(found), key=lambda pair: (pair[1] - pair[0], _kind(parts[pair[1]]))):
        indexes = [index for _number, index in run]
        following = parts[indexes[-1] + 1 : indexes[-1] + 3]
        if len(indexes) >= most or not following or (len(following) == 1 and isinstance(following[0], PageBreak)):
            items.update(indexes)
    return items


def _kind(part: Part) -> object:
    """What lines of one list have in common: their label's rank or the program's own list, and their look."""
    if not isinstance(part, Line):
        return None
    label = heading_label(part.text)
    return (label.rank if label else part.numbering, part.look)


def _levels(labelled: list[_Found], others: list[_Found]) -> Callable[[_Found], int]:
    """From a heading to its level: labels by rank, others by weight, those of one look on one level."""
    ranks = sorted({entry.rank for entry in labelled if entry.rank is not None})
    groups: list[tuple[int | None, tuple[int, bool, bool, bool]]] = [
        (rank, Counter(entry.look.weight for entry in labelled if entry.rank == rank).most_common(1)[0][0])
        for rank in ranks
    ]
    for weight in sorted({entry.look.weight for entry in others}, reverse=True):
        if all(weight != known for _rank, known in groups):
            place = next((i for i, (_rank, known) in enumerate(groups) if weight > known), len(groups))
            groups.insert(place, (None, weight))

    def level(entry: _Found) -> int:
        return next(
            place
            for place, (rank, weight) in enumerate(groups, start=1)
            if (rank == entry.rank if entry.rank is not None else weight == entry.look.weight)
        )

    return level


def _join(lines: Sequence[Line], found: Sequence[_Found]) -> bool:
    """Put labelled lines below the headings with styles; those of one section are ranked among themselves."""
    by_line = {id(entry.line): entry for entry in found}
    above, ranks = 0, list[int]()
    for line in lines:
        entry = by_line.get(id(line))
        if entry is None:
            above, ranks = (line.level, []) if line.level else (above, ranks)
        elif entry.rank is not None and above:
            ranks = [*(rank for rank in ranks if rank < entry.rank), entry.rank]
            line.level = above + len(ranks)
    return any(entry.line.level for entry in found)
