"""From how dark the bubbles of a sheet are to what was marked, and how sure that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Of the way from an empty bubble (0) to black (1): below is empty, above is marked, between has to be looked at.
EMPTY, MARKED = 0.17, 0.34
_MIDDLE = (EMPTY + MARKED) / 2
# At this distance from the middle nobody would doubt.
_CLEAR = 0.25
# Of all bubbles of a sheet, so many from the lightest is one that is surely empty: its ring and letter are dark too.
_LIGHTEST = 0.2

Darkness = Mapping[str, Sequence[tuple[str, float]]]


@dataclass(frozen=True)
class RowMarks:
    """The values marked in a row, from 0 to 1 how sure that is, and whether a person has to look."""

    chosen: Sequence[str]
    sure: float
    is_doubtful: bool


def marks_in(darkness: Darkness, several: frozenset[str] | set[str]) -> dict[str, RowMarks]:
    """What was marked in each row, by how dark each of its bubbles is; `several` are the rows that may have more than one."""
    floor = _floor(darkness)
    return {row: _row(bubbles, floor, takes_several=row in several) for row, bubbles in darkness.items()}


def _floor(darkness: Darkness) -> float:
    levels = sorted(level for bubbles in darkness.values() for _value, level in bubbles)
    return levels[int(len(levels) * _LIGHTEST)] if levels else 0.0


def _row(bubbles: Sequence[tuple[str, float]], floor: float, *, takes_several: bool) -> RowMarks:
    scores = [(value, max(0.0, level - floor) / max(0.3, 1 - floor)) for value, level in bubbles]
    chosen = [value for value, score in scores if score >= _MIDDLE]
    sure = min((min(1.0, abs(score - _MIDDLE) / _CLEAR) for _value, score in scores), default=0.0)
    is_between = any(EMPTY < score < MARKED for _value, score in scores)
    has_too_many = len(chosen) > 1 and not takes_several
    return RowMarks(chosen, 0.0 if has_too_many else round(sure, 2), is_between or has_too_many)
