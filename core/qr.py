"""QR codes as vectors, for pages and for paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import segno

INK = "#231C14"


@dataclass(frozen=True)
class Qr:
    """A QR code as the path of an SVG: one unit a module, `size` of them each way."""

    size: int
    path: str

    @property
    def svg(self) -> str:
        """The code as a picture of its own, without the quiet zone around it."""
        root = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.size} {self.size}" shape-rendering="crispEdges">'
        return f'{root}<path fill="{INK}" d="{self.path}"/></svg>'


def qr_of(address: str) -> Qr:
    """The QR code of an address; it can be read with 15 % of it lost."""
    modules = segno.make(address, error="m", micro=False).matrix
    rows = (
        f"M{x} {y}h{length}v1h-{length}z" for y, row in enumerate(modules) for x, length in _runs_of_dark(bytes(row))
    )
    return Qr(len(modules), "".join(rows))


def _runs_of_dark(row: bytes) -> Iterator[tuple[int, int]]:
    """Where each run of dark modules begins, and how long it is."""
    for run in re.finditer(b"\x01+", row):
        yield run.start(), len(run.group())
