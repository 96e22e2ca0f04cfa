"""Files of scanned sheets, read in a process of its own: C++ libraries see what strangers send.

The folder it is given holds `upload` and `spots.json` ({variant: [[x, y], …]}); it leaves a picture for each page and `pages.json`.
"""

import json
import resource
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

from core.files.findings import FileError
from core.files.images import cleaned_image
from quizzes.formats.paper.finding import darkness_at, found_in
from quizzes.formats.paper.pages import DAMAGED, MAX_PAGES, UNKNOWN_VARIANT, UPLOAD, is_pdf

MAX_MEMORY = 2_000_000_000
# The longest side of a page that is kept: eight pixels to the millimetre of A4.
LONGEST_SIDE = 2400
_POINTS_TO_PIXELS = 200 / 72
_QUALITY = 85


def read(folder: Path) -> None:
    """Read the upload of a folder, page by page."""
    spots = json.loads((folder / "spots.json").read_text())
    pages = []
    for number, picture in enumerate(_pictures((folder / UPLOAD).read_bytes()), start=1):
        name = f"page-{number}.jpg"
        page = _page(picture, spots) if picture else {"trouble": DAMAGED}
        if picture:
            _kept(picture).save(folder / name, "JPEG", quality=_QUALITY)
            page["name"] = name
        pages.append(page)
    (folder / "pages.json").write_text(json.dumps(pages))


def _page(picture: Image.Image, spots: dict[str, list[tuple[float, float]]]) -> dict[str, Any]:
    kept = _kept(picture)
    found = found_in(kept)
    if found.trouble and kept.size != picture.size:
        # What is too small on the page that is kept may be legible on the larger one.
        larger, factor = found_in(picture), kept.width / picture.width
        planes = [tuple(n * factor if place < 6 else n for place, n in enumerate(p)) for p in larger.planes]  # noqa: PLR2004 -- the first six give pixels
        found = type(found)(larger.sheet, larger.variant, planes, larger.trouble)
    page: dict[str, Any] = {
        "sheet": found.sheet,
        "variant": found.variant,
        "planes": found.planes,
        "trouble": found.trouble,
    }
    if not found.trouble and found.variant not in spots:
        page["trouble"] = UNKNOWN_VARIANT
    elif not found.trouble:
        page["darkness"] = darkness_at(kept, found.planes, spots[found.variant])
    return page


def _kept(picture: Image.Image) -> Image.Image:
    copy = picture.copy()
    copy.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3)
    return copy


def _pictures(content: bytes) -> Iterator[Image.Image | None]:
    """Each page in grey; None for one that cannot be drawn."""
    if not is_pdf(content):
        try:
            yield Image.open(BytesIO(cleaned_image(content))).convert("L")
        except FileError:
            yield None
        return
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        yield None
        return
    for number in range(min(len(document), MAX_PAGES)):
        yield _drawn(document, number)


def _drawn(document: pypdfium2.PdfDocument, number: int) -> Image.Image | None:
    try:
        page = document[number]
        scale = min(_POINTS_TO_PIXELS, LONGEST_SIDE / max(*page.get_size(), 1))
        drawn: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
        return drawn.convert("L")
    except (pypdfium2.PdfiumError, ValueError):
        return None


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    read(Path(sys.argv[1]))
