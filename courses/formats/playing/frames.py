"""MP3: frames in a row (ISO/IEC 11172-3, 13818-3); the first may say how many there are, else all are taken to be like it."""

from os import SEEK_END
from struct import unpack
from typing import BinaryIO, NamedTuple

_RATES = (44_100, 48_000, 32_000)
_KILOBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KILOBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
SEARCHED_BYTES = 65_536
_SYNC, _LAYER_III, _FREE_OR_BAD = 0x7FF, 1, frozenset({0, 15})
# By two bits of the header: MPEG 1, 2 and 2.5; by how much each is slower than the first.
_FIRST = 3
_SLOWER = {_FIRST: 1, 2: 2, 0: 4}


class Frame(NamedTuple):
    """The first frame: where it begins, and what its header says."""

    at: int
    rate: int
    bits_a_second: int
    samples: int


def seconds_of_frames(file: BinaryIO) -> float | None:
    """Of a file of layer III, with or without a count of frames."""
    size = file.seek(0, SEEK_END)
    start = _past_tags(file)
    file.seek(start)
    head = file.read(SEARCHED_BYTES)
    frame = _first_frame(head)
    if frame is None:
        return None
    if frames := _counted(head[frame.at : frame.at + 200]):
        return frames * frame.samples / frame.rate
    return (size - start - frame.at) * 8 / frame.bits_a_second


def _past_tags(file: BinaryIO) -> int:
    """Where the sound begins: after the tags of ID3v2."""
    file.seek(0)
    head = file.read(10)
    if not head.startswith(b"ID3"):
        return 0
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _first_frame(head: bytes) -> Frame | None:
    at = head.find(b"\xff")
    while 0 <= at < len(head) - 4:
        frame = _frame(at, unpack(">I", head[at : at + 4])[0])
        if frame is not None:
            return frame
        at = head.find(b"\xff", at + 1)
    return None


def _frame(at: int, bits: int) -> Frame | None:
    """What four bytes say, if they are the header of a frame of layer III."""
    version, layer, rate, kilobits = bits >> 19 & 3, bits >> 17 & 3, bits >> 10 & 3, bits >> 12 & 15
    is_frame = bits >> 21 == _SYNC and layer == _LAYER_III and version in _SLOWER
    if not is_frame or rate >= len(_RATES) or kilobits in _FREE_OR_BAD:
        return None
    is_first = version == _FIRST
    table = _KILOBITS_1 if is_first else _KILOBITS_2
    return Frame(at, _RATES[rate] // _SLOWER[version], table[kilobits] * 1000, 1152 if is_first else 576)


def _counted(frame: bytes) -> int:
    """How many frames there are, where the first one says so."""
    for mark in (b"Xing", b"Info"):
        at = frame.find(mark)
        if at > 0 and frame[at + 7] & 1:
            return int.from_bytes(frame[at + 8 : at + 12])
    return 0
