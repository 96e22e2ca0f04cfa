"""WebM: elements of variable length (RFC 8794, RFC 9559); the segment's information says how long it lasts."""

from os import SEEK_END
from struct import unpack
from typing import BinaryIO

SEGMENT, INFO, CLUSTER = 0x18538067, 0x1549A966, 0x1F43B675
SCALE, DURATION = 0x2AD7B1, 0x4489
NANOSECONDS, USUAL_SCALE = 1_000_000_000, 1_000_000
LONG = 8  # bytes of a number with a point; the other kind has four
MOST_ELEMENTS, MOST_INFO_BYTES = 2_000, 65_536


def seconds_of_matroska(file: BinaryIO) -> float | None:
    """The duration of the segment; None for a recording that was never finished, which has none."""
    end = file.seek(0, SEEK_END)
    file.seek(0)
    for _one in range(MOST_ELEMENTS):
        if file.tell() >= end:
            return None
        name, size = _head(file)
        if name == INFO:
            return _of_information(file.tell(), min(size, MOST_INFO_BYTES), file)
        if name == CLUSTER:
            return None
        if name != SEGMENT:  # into the segment, past everything else
            file.seek(size, 1)
    return None


def _of_information(start: int, size: int, file: BinaryIO) -> float | None:
    scale, duration = USUAL_SCALE, None
    while file.tell() < start + size:
        name, length = _head(file)
        content = file.read(min(length, MOST_INFO_BYTES))
        if name == SCALE:
            scale = int.from_bytes(content)
        elif name == DURATION:
            (duration,) = unpack(">d" if length == LONG else ">f", content)
    return None if duration is None else duration * scale / NANOSECONDS


def _head(file: BinaryIO) -> tuple[int, int]:
    """What an element is, and how many bytes it holds."""
    return _number(file, keeps_marker=True), _number(file, keeps_marker=False)


def _number(file: BinaryIO, *, keeps_marker: bool) -> int:
    """A number whose first byte says by its leading zeros how many more belong to it."""
    first = file.read(1)
    if not first or not first[0]:
        raise ValueError("no number")
    more = 8 - first[0].bit_length()
    value = first[0] if keeps_marker else first[0] & ((1 << (7 - more)) - 1)
    rest = file.read(more)
    if len(rest) < more:
        raise ValueError("cut off")
    return int.from_bytes(bytes([value]) + rest)
