"""Stretches of seconds, half open: what was played of a video, and when."""

from collections.abc import Iterable, Sequence

Interval = Sequence[int]


def union(intervals: Iterable[Interval]) -> list[list[int]]:
    """The same seconds as stretches in order and apart; empty and backward ones are nothing.

    >>> union([(20, 30), (0, 10), (5, 12), (12, 15), (9, 9)])
    [[0, 15], [20, 30]]
    """
    joined: list[list[int]] = []
    for start, end in sorted((start, end) for start, end in intervals if start < end):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return joined


def seconds_in(intervals: Iterable[Interval], *, since: int | None = None, until: int | None = None) -> int:
    """How many seconds stretches that lie apart last, as far as they lie between two moments.

    >>> seconds_in([(0, 15), (20, 30)], since=10, until=25)
    10
    """
    total = 0
    for start, end in intervals:
        begins = start if since is None else max(start, since)
        ends = end if until is None else min(end, until)
        total += max(0, ends - begins)
    return total
