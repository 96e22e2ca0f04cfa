"""From words to a PDF, a picture to share, and a QR code.

The PDF is PDF/A-2a and PDF/UA-1: it can be archived, searched and read aloud. The same words give the same bytes as
long as the version of typst stays; one certificate takes about 10 ms and 35 kB.
"""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import segno
import typst
from PIL import Image

from certificates.formats.wording import Words

FOLDER = Path(__file__).parent
ARCHIVABLE_AND_ACCESSIBLE = ["a-2a", "ua-1"]
SHARE_PPI = 254  # 108 mm × 135 mm become 1080 × 1350 pixels
SHARE_COLOURS = 64

_compiling = Lock()


def pdf_of(words: Words) -> bytes:
    """The certificate on A4, landscape.

    A letter that our fonts lack (an emoji in a course's title) is drawn as a box, which no archive standard allows.
    """
    given = _given(words)
    issued = datetime.combine(words.snapshot.issued_on, time(), UTC)
    try:
        return _set("certificate", given, format="pdf", timestamp=issued, pdf_standards=ARCHIVABLE_AND_ACCESSIBLE)
    except typst.TypstError:
        return _set("certificate", given, format="pdf", timestamp=issued)


def share_picture_of(words: Words) -> bytes:
    """A PNG of 1080 × 1350 under 90 kB to send to friends, without number and QR, so that it serves no forger."""
    drawn = Image.open(io.BytesIO(_set("share", _to_share(words), format="png", ppi=SHARE_PPI)))
    written = io.BytesIO()
    drawn.convert("RGB").quantize(SHARE_COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


@dataclass(frozen=True)
class Qr:
    """A QR code as the path of an SVG: one unit a module, `size` of them each way."""

    size: int
    path: str


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


def _qr_svg(address: str) -> str:
    qr = qr_of(address)
    root = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {qr.size} {qr.size}" shape-rendering="crispEdges">'
    return f'{root}<path fill="#231C14" d="{qr.path}"/></svg>'


def _given(words: Words) -> dict[str, Any]:
    """What the template of the certificate sets."""
    return {
        "title": words.title,
        "summary": words.summary,
        "number": words.number,
        "code": words.code,
        "address": words.address,
        "issuer": words.issuer,
        "heading": words.heading,
        "subtitle": words.subtitle,
        "before_name": words.before_name,
        "name": words.snapshot.name,
        "seat": words.seat,
        "before_course": words.before_course,
        "course": words.snapshot.course,
        "facts": words.facts,
        "register": [words.number_line, words.code_label, words.where, words.site],
        "fine_print": words.fine_print,
        "place_and_day": words.place_and_day,
        "signature": [words.organiser_label, words.organiser],
        "qr": _qr_svg(words.address),
        "qr_label": words.qr_label,
    }


def _to_share(words: Words) -> dict[str, Any]:
    """What the template of the picture to share sets: nothing that serves a forger."""
    return {
        "greeting": words.greeting,
        "name": words.snapshot.name,
        "before_course": words.before_course,
        "course": words.snapshot.course,
        "where_and_when": words.where_and_when,
    }


def _set(template: str, given: dict[str, Any], **options: Any) -> bytes:  # noqa: ANN401 -- typst's own options
    """Set one page; the compiler keeps fonts and templates between calls but serves one caller at a time."""
    with _compiling:
        page = _compiler().compile(
            input=FOLDER / f"{template}.typ", root=FOLDER, sys_inputs={"data": json.dumps(given)}, **options
        )
    assert isinstance(page, bytes)  # noqa: S101 -- a list is several pages; each template has one
    return page


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=FOLDER, font_paths=[FOLDER / "fonts"], ignore_system_fonts=True)
