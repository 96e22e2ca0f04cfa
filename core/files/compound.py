"""Compound files (OLE2), the containers of .xls, .doc and of encrypted documents: names and one stream at a time.

Source: [MS-CFB]. A chain that comes back to itself is damage.
"""

import struct
from collections.abc import Iterator
from itertools import islice

from core.files.findings import FileError
from core.files.sentences import DAMAGED

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_SIZE, _ENTRY_SIZE, _LONGEST_NAME = 512, 128, 64
_IN_HEADER, _MINI_SECTOR = 109, 64
_END_OF_CHAIN = 0xFFFFFFFA  # this and all above are no sectors
_SECTOR_SHIFTS = {9, 12}


class CompoundFile:
    """The streams of one container; `damaged` where it does not hold together."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._read_tables()
        except (struct.error, IndexError, ValueError) as error:
            raise FileError("damaged", DAMAGED) from error
        if not self._entries:
            raise FileError("damaged", DAMAGED)

    @property
    def names(self) -> set[str]:
        """The names of all streams and storages."""
        return set(self._entries)

    def read(self, name: str) -> bytes:
        """One stream."""
        start, size = self._entries[name]
        try:
            if size < self._cutoff:
                return b"".join(self._mini_sectors(start))[:size]
            return b"".join(self._sectors(start))[:size]
        except IndexError as error:
            raise FileError("damaged", DAMAGED) from error

    def _read_tables(self) -> None:
        header = self._content[:_HEADER_SIZE]
        (shift,) = struct.unpack_from("<H", header, 30)
        if shift not in _SECTOR_SHIFTS:
            raise FileError("damaged", DAMAGED)
        self._sector_size: int = 1 << shift
        directory, _signature, self._cutoff, mini_table = struct.unpack_from("<IIII", header, 48)
        self._table = self._sector_table(header)
        self._entries: dict[str, tuple[int, int]] = {}
        root, *entries = self._directory(directory)
        start, size = struct.unpack_from("<II", root, 116)
        self._mini_stream = b"".join(self._sectors(start))[:size]
        for entry in entries:
            self._add(entry)
        self._mini_table = _numbers(b"".join(self._sectors(mini_table)))

    def _sector_table(self, header: bytes) -> tuple[int, ...]:
        """The chain of every sector; its own places are in the header, and in a chain of sectors where it is long."""
        places = list(struct.unpack_from(f"<{_IN_HEADER}I", header, 76))
        (more,) = struct.unpack_from("<I", header, 68)
        for _round in range(self._most_sectors):
            if more >= _END_OF_CHAIN:
                break
            *further, more = _numbers(self._sector(more))
            places += further
        sectors = (self._sector(place) for place in islice(places, self._most_sectors) if place < _END_OF_CHAIN)
        return _numbers(b"".join(sectors))

    @property
    def _most_sectors(self) -> int:
        return len(self._content) // self._sector_size + _IN_HEADER

    def _sector(self, number: int) -> bytes:
        sector = self._content[(number + 1) * self._sector_size : (number + 2) * self._sector_size]
        if not sector:
            raise IndexError(number)
        return sector

    def _chain(self, start: int, table: tuple[int, ...]) -> Iterator[int]:
        seen = set()
        while start < _END_OF_CHAIN:
            if start in seen:
                raise IndexError(start)
            seen.add(start)
            yield start
            start = table[start]

    def _sectors(self, start: int) -> Iterator[bytes]:
        return map(self._sector, self._chain(start, self._table))

    def _mini_sectors(self, start: int) -> Iterator[bytes]:
        for number in self._chain(start, self._mini_table):
            yield self._mini_stream[number * _MINI_SECTOR : (number + 1) * _MINI_SECTOR]

    def _directory(self, start: int) -> Iterator[bytes]:
        directory = b"".join(self._sectors(start))
        for place in range(0, len(directory) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            yield directory[place : place + _ENTRY_SIZE]

    def _add(self, entry: bytes) -> None:
        (length,) = struct.unpack_from("<H", entry, 64)
        start, size = struct.unpack_from("<II", entry, 116)
        name = entry[: max(0, min(length, _LONGEST_NAME) - 2)].decode("utf-16-le", "replace")
        if name:
            self._entries[name] = (start, size)


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
