"""MP4 and M4A: boxes within boxes (ISO/IEC 14496-12); the movie header says how long all of it lasts."""

from collections.abc import Iterator
from os import SEEK_END
from struct import unpack
from typing import BinaryIO

MOST_BOXES = 2_000


def seconds_of_boxes(file: BinaryIO) -> float | None:
    """The duration of the movie header; None for a stream cut into fragments, which has none there."""
    end = file.seek(0, SEEK_END)
    for name, start, stop in _boxes(file, 0, end):
        if name == b"moov":
            for inner, begin, _stop in _boxes(file, start, stop):
                if inner == b"mvhd":
                    return _duration(file, begin)
    return None


def _boxes(file: BinaryIO, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, beginning and end of what each box between two places holds."""
    for _one in range(MOST_BOXES):
        if at + 8 > end:
            return
        file.seek(at)
        size, name = unpack(">I4s", file.read(8))
        head = 8
        if size == 1:
            (size,) = unpack(">Q", file.read(8))
            head = 16
        elif size == 0:
            size = end - at
        if size < head:
            return
        yield name, at + head, min(at + size, end)
        at += size


def _duration(file: BinaryIO, at: int) -> float | None:
    file.seek(at)
    is_long = file.read(4)[0] == 1
    scale, duration = unpack(">16xIQ" if is_long else ">8xII", file.read(28 if is_long else 16))
    return duration / scale if scale else None
