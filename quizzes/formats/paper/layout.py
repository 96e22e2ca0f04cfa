"""Where everything stands on an answer sheet, in millimetres from the upper left corner of A4.

Printing and reading both go by it, so a sheet is read exactly where it was printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

WIDTH, HEIGHT = 210.0, 297.0
# The codes: how large, and where the upper left corner of each stands; their numbers are printed in them.
CODE_SIZE = 13.0
_LEFT, _RIGHT = 11.0, 186.0
CODES: Mapping[str, tuple[float, float]] = {
    "1": (_LEFT, 11.0),
    "2": (_RIGHT, 11.0),
    "3": (_LEFT, 142.0),
    "4": (_RIGHT, 142.0),
    "5": (_LEFT, 273.0),
    "6": (_RIGHT, 273.0),
}
# Between them, below the heading, stand the rows.
_BODY_LEFT, _BODY_RIGHT, _BODY_TOP, _BODY_BOTTOM = 29.0, 181.0, 54.0, 285.0
BUBBLE, PITCH = 4.4, 6.0
_NUMBER, _GUTTER = 11.0, 5.0
_WRITING_COLUMNS, _AREA_LINES, _TEXT_LINES = 2, 6, 2


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One line to answer: under which name the answer is kept, what is printed before it, and its bubbles as (value, letter).

    Without bubbles it is written by hand, in a box; `is_long` makes it a large one.
    """

    name: str
    label: str
    bubbles: Sequence[tuple[str, str]] = ()
    takes_several: bool = False
    is_long: bool = False

    @property
    def lines(self) -> int:
        """How many lines of the sheet it takes."""
        if self.bubbles:
            return 1
        return _AREA_LINES if self.is_long else _TEXT_LINES


@dataclass(frozen=True)
class Spot:
    """A bubble: the middle of it, and what marking it says."""

    row: str
    value: str
    letter: str
    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """A place to write in: its upper left corner and its size."""

    row: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Label:
    """The number of a question; the words end at `x`, their middle is at `y`."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Layout:
    """A sheet, without whose it is; `fits` is whether all its rows found a place."""

    spots: Sequence[Spot]
    boxes: Sequence[Box]
    labels: Sequence[Label]
    fits: bool = True


def layout_of(rows: Sequence[SheetRow]) -> Layout:
    """The rows in columns, from the top down and from the left."""
    width = _NUMBER + max((len(row.bubbles) for row in rows), default=0) * PITCH + _GUTTER
    columns = max(1, int((_BODY_RIGHT - _BODY_LEFT + _GUTTER) / width))
    if any(not row.bubbles for row in rows):
        columns = min(columns, _WRITING_COLUMNS)
    step = (_BODY_RIGHT - _BODY_LEFT + _GUTTER) / columns
    spots, boxes, labels = list[Spot](), list[Box](), list[Label]()
    placed = _balanced(rows, columns, step)
    for row, x, y in placed:
        labels.append(Label(row.label, x + _NUMBER - 2, y + PITCH / 2))
        if row.bubbles:
            middle = x + _NUMBER + PITCH / 2
            spots += [
                Spot(row.name, value, letter, middle + place * PITCH, y + PITCH / 2)
                for place, (value, letter) in enumerate(row.bubbles)
            ]
        else:
            boxes.append(Box(row.name, x + _NUMBER, y + 1, step - _NUMBER - _GUTTER, row.lines * PITCH - 2))
    return Layout(spots, boxes, labels, len(placed) == len(rows) and width <= step + _GUTTER)


def _balanced(rows: Sequence[SheetRow], columns: int, step: float) -> list[tuple[SheetRow, float, float]]:
    """The rows in columns of about one length; where that leaves some out, in columns as long as the sheet."""
    lines = ceil(sum(row.lines for row in rows) / columns)
    placed = list(_places(rows, columns, step, _BODY_TOP + lines * PITCH))
    return placed if len(placed) == len(rows) else list(_places(rows, columns, step, _BODY_BOTTOM))


def _places(
    rows: Sequence[SheetRow], columns: int, step: float, bottom: float
) -> Iterator[tuple[SheetRow, float, float]]:
    """Each row with its upper left corner, as long as there is room."""
    column, y = 0, _BODY_TOP
    for row in rows:
        if y + row.lines * PITCH > min(bottom, _BODY_BOTTOM):
            column, y = column + 1, _BODY_TOP
        if column == columns:
            return
        yield row, _BODY_LEFT + column * step, y
        y += row.lines * PITCH


def code_text(sheet: str, variant: str, place: str) -> str:
    """What a code of a sheet says; short and in capitals, so that it stays a small code."""
    return f"SEN/{sheet}/{variant}/{place}"


def code_meant(text: str) -> tuple[str, str, str] | None:
    """The sheet, the variant and the place that a code names; None where it is none of ours."""
    parts = text.split("/")
    if len(parts) != 4 or parts[0] != "SEN" or parts[3] not in CODES:  # noqa: PLR2004 -- as `code_text` writes them
        return None
    return parts[1], parts[2], parts[3]
