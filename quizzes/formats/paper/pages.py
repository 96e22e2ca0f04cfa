"""Files of scanned sheets as pages with what was seen on them; the seeing is done by `scanner`, in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from quizzes.formats.paper.layout import Layout
from quizzes.formats.paper.plane import Plane

MAX_PAGES = 100
MAX_SECONDS = 240
UPLOAD = "upload"
DAMAGED, UNKNOWN_VARIANT = "damaged", "unknown_variant"
_ROOT = Path(__file__).parents[3]
_MAGIC: Mapping[bytes, str] = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png"}


@dataclass(frozen=True)
class Page:
    """One page: its picture, the sheet and variant it shows, how it lies, and how dark each bubble of the variant is; or the trouble."""

    picture: bytes = b""
    sheet: str = ""
    variant: str = ""
    planes: Sequence[Plane] = ()
    darkness: Sequence[float] = field(default=())
    trouble: str = ""


def ending_of(content: bytes) -> str:
    """The ending of a file that may hold sheets, by its first bytes; empty for any other."""
    return next((ending for magic, ending in _MAGIC.items() if content.startswith(magic)), "")


def is_pdf(content: bytes) -> bool:
    """Whether it is a PDF."""
    return ending_of(content) == ".pdf"


def pages_of(content: bytes, layouts: Mapping[str, Layout]) -> list[Page]:
    """The pages of a PDF or of a picture, measured by the layout of their variant; a file that cannot be read is one damaged page."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        spots = {variant: [(spot.x, spot.y) for spot in layout.spots] for variant, layout in layouts.items()}
        (folder / "spots.json").write_text(json.dumps(spots))
        (folder / UPLOAD).write_bytes(content)
        command = [sys.executable, "-m", "quizzes.formats.paper.scanner", name]
        try:
            subprocess.run(command, cwd=_ROOT, capture_output=True, timeout=MAX_SECONDS, check=True)  # noqa: S603 -- our own program
        except subprocess.SubprocessError:
            return [Page(trouble=DAMAGED)]
        return list(_pages(folder))


def _pages(folder: Path) -> Iterator[Page]:
    for said in json.loads((folder / "pages.json").read_text()):
        picture = said.pop("name", "")
        yield Page(picture=(folder / picture).read_bytes() if picture else b"", **said)
