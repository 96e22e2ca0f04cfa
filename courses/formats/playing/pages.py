"""Ogg: pages in a row (RFC 3533); the last one says how many samples were before its end."""

from os import SEEK_END
from struct import unpack
from typing import BinaryIO

MAGIC = b"OggS"
LONGEST_PAGE = 65_307
OPUS_RATE = 48_000


def seconds_of_pages(file: BinaryIO) -> float | None:
    """The position of the last page in seconds: of Opus and of Vorbis."""
    file.seek(0)
    begin = file.read(256)
    if not begin.startswith(MAGIC):
        return None
    rate, skipped = _rate(begin)
    size = file.seek(0, SEEK_END)
    file.seek(max(size - LONGEST_PAGE, 0))
    tail = file.read()
    at = tail.rfind(MAGIC)
    if at < 0 or not rate:
        return None
    (position,) = unpack("<q", tail[at + 6 : at + 14])
    return float((position - skipped) / rate)


def _rate(begin: bytes) -> tuple[int, int]:
    """Samples a second, and how many at the beginning are not heard."""
    if (at := begin.find(b"OpusHead")) > 0:
        return OPUS_RATE, unpack("<H", begin[at + 10 : at + 12])[0]
    if (at := begin.find(b"\x01vorbis")) > 0:
        return unpack("<I", begin[at + 12 : at + 16])[0], 0
    return 0, 0
