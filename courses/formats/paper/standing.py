"""A block on paper: in a form that comes back, or sealed; and what a form that came back says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from courses.formats.office.lines import Box, Line, Part
from courses.formats.office.shape.tidying import tidied
from courses.formats.office.tree import Picture, Table
from courses.formats.paper.carriers import CARRIERS, LABEL, Frame, Paper, Raw, words
from courses.formats.paper.marks import block_mark
from courses.formats.paper.richtext import CannotCarryError


@dataclass(frozen=True)
class Standing:
    """A block as it stands on paper; `mark` names it and what it says there."""

    raw: Raw
    parts: list[Part]
    is_sealed: bool
    mark: str


def standing(raw: Raw, paper: Paper, number: int = 0) -> Standing:
    """The block on paper; `number` counts the questions."""
    try:
        parts, value = _carried(raw, paper)
    except CannotCarryError:
        return _sealed(raw, paper)
    if number:
        _label(parts, _("{label} {number}").format(label=paper.labels[raw["type"]], number=number))
    return Standing(raw, parts, is_sealed=False, mark=block_mark(raw["id"], value))


def _carried(raw: Raw, paper: Paper) -> tuple[list[Part], Any]:
    """The block as it will come back, and what it will say then."""
    carrier = CARRIERS.get(raw["type"])
    if carrier is None:
        raise CannotCarryError
    parts = tidied(carrier.write(raw, paper))
    if not any(map(text_of, parts)):
        raise CannotCarryError
    return parts, carrier.read(parts, raw["value"])


def _sealed(raw: Raw, paper: Paper) -> Standing:
    label = _("{label} (sửa trong trang soạn bài, không sửa ở đây)").format(label=paper.labels.get(raw["type"], ""))
    shown = list(paper.shown(raw))
    parts: list[Part] = [Frame([words(label, LABEL), *map(words, shown)], is_sealed=True)]
    return Standing(raw, parts, is_sealed=True, mark=block_mark(raw["id"], read_sealed(tidied(parts))))


def read_back(parts: Sequence[Part], stood: Standing) -> Any:  # noqa: ANN401 -- JSON
    """What the parts say over what the block was; of a sealed block the words alone, so that it shows if they changed."""
    return read_sealed(parts) if stood.is_sealed else CARRIERS[stood.raw["type"]].read(parts, stood.raw["value"])


def read_sealed(parts: Sequence[Part]) -> str:
    """The words in a sealed frame."""
    return "\n".join(filter(None, (text_of(part) for part in parts)))


def words_of(stood: Standing) -> str:
    """The words of a block as they stand on paper."""
    return read_sealed(stood.parts)


def text_of(part: Part) -> str:
    """The words of a part, without those that say what kind of block it is."""
    match part:
        case Line():
            return "" if part.role == LABEL else part.text
        case Box():
            return read_sealed(part.parts)
        case Table():
            return "\n".join(" | ".join(row) for row in part.rows)
        case Picture():
            return part.alt or part.name
    return ""


def _label(parts: Sequence[Part], text: str) -> None:
    for part in parts:
        if isinstance(part, Frame) and isinstance(part.parts[0], Line):
            part.parts[0] = words(text, LABEL)
