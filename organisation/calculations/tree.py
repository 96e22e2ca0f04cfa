"""The arithmetic of a tree that changes: half-open intervals of days, and who lies below whom on which days.

"Until further notice" is `FOREVER` here and NULL in the database.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

FOREVER = date.max


class Link(NamedTuple):
    """A unit hangs under a parent (or is a root) on the days `[start, end)`."""

    unit: int
    parent: int | None
    start: date
    end: date


class Reach(NamedTuple):
    """The descendant lies `depth` steps below the ancestor on the days `[start, end)`; a unit reaches itself at 0."""

    ancestor: int
    descendant: int
    depth: int
    start: date
    end: date


class CycleError(ValueError):
    """Some unit would lie below itself; its arguments are the unit and the first such day."""


def closure(links: Iterable[Link], above: Iterable[Reach] = ()) -> set[Reach]:
    """Every reach that ends at a unit of the links.

    The links hold all the days of the units they speak of. `above` is what reaches those parents that are not among
    them. The work is linear in the number of reaches. Raises `CycleError`.
    """
    links = list(links)
    below: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if link.parent is not None:
            below[link.parent].append(link)
    level = [Reach(link.unit, link.unit, 0, link.start, link.end) for link in links]
    found = list(level)
    level.extend(above)
    while level:
        level = [deeper for reach in level for deeper in _one_step_down(reach, below[reach.descendant])]
        found += level
    return joined(found)


def _one_step_down(reach: Reach, links: Iterable[Link]) -> Iterator[Reach]:
    for link in links:
        start, end = max(reach.start, link.start), min(reach.end, link.end)
        if start >= end:
            continue
        if link.unit == reach.ancestor:
            raise CycleError(link.unit, start)
        yield Reach(reach.ancestor, link.unit, reach.depth + 1, start, end)


def joined(reaches: Iterable[Reach]) -> set[Reach]:
    """The same days in the fewest intervals."""
    result: set[Reach] = set()
    last: Reach | None = None
    for reach in sorted(reaches):
        if last is not None and last[:3] == reach[:3] and reach.start <= last.end:
            last = last._replace(end=max(last.end, reach.end))
            continue
        if last is not None:
            result.add(last)
        last = reach
    if last is not None:
        result.add(last)
    return result


def covers(intervals: Iterable[tuple[date, date]], start: date, end: date) -> bool:
    """Whether the intervals together hold on every day of `[start, end)`."""
    reached = start
    for begins, ends in sorted(intervals):
        if begins > reached:
            break
        reached = max(reached, ends)
    return reached >= end


_KIND = re.compile(r"(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)\s+(?=\S)", re.IGNORECASE)


def proper_name(name: str) -> str:
    """The name without the kind of unit before it, by which people look a unit up.

    >>> proper_name("Xã Kim Liên")
    'Kim Liên'
    """
    return _KIND.sub("", name, count=1) if _KIND.match(name) else name


# What a unit of a level may be called before its proper name, and the kind that it thereby is.
_KINDS = {
    "province": {"tỉnh": "province", "thành phố": "city"},
    "district": {"huyện": "rural_district", "quận": "urban_district", "thị xã": "town", "thành phố": "city"},
    "commune": {"xã": "commune", "phường": "ward", "thị trấn": "township", "đặc khu": "special_zone"},
    "residential_area": {
        **dict.fromkeys(("thôn", "xóm", "bản", "ấp", "buôn", "bon", "làng", "plei", "phum", "sóc", "đội"), "village"),
        **dict.fromkeys(("tổ dân phố", "tdp", "khối", "khối phố", "khu phố", "khóm", "tổ", "khu"), "neighbourhood"),
    },
}


def kind_of(level: str, name: str) -> str:
    """The kind that the words before the proper name tell; nothing where they tell none.

    >>> kind_of("commune", "Đặc khu Phú Quốc")
    'special_zone'
    """
    words = name.casefold().split()
    starts = (" ".join(words[:count]) for count in (3, 2, 1))
    return next((_KINDS[level][start] for start in starts if start in _KINDS.get(level, {})), "")
