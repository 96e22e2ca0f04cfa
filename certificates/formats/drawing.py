"""From words to a PDF and a picture to share.

The PDF is PDF/A-2a and PDF/UA-1: it can be archived, searched and read aloud. The same words give the same bytes as
long as the version of typst stays; one certificate takes about 10 ms and 35 kB.
"""

import io
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from certificates.formats.wording import Words
from core.qr import qr_of
from core.typesetting import typeset

CERTIFICATE, SHARE = (Path(__file__).parent / name for name in ("certificate.typ", "share.typ"))
ARCHIVABLE_AND_ACCESSIBLE = ["a-2a", "ua-1"]
SHARE_PPI = 254  # 108 mm × 135 mm become 1080 × 1350 pixels
SHARE_COLOURS = 64


def pdf_of(words: Words) -> bytes:
    """The certificate on A4, landscape.

    A letter that our fonts lack (an emoji in a course's title) is drawn as a box, which no archive standard allows.
    """
    given = _given(words)
    issued = datetime.combine(words.snapshot.issued_on, time(), UTC)
    try:
        return typeset(CERTIFICATE, given, timestamp=issued, pdf_standards=ARCHIVABLE_AND_ACCESSIBLE)
    except typst.TypstError:
        return typeset(CERTIFICATE, given, timestamp=issued)


def share_picture_of(words: Words) -> bytes:
    """A PNG of 1080 × 1350 under 90 kB to send to friends, without number and QR, so that it serves no forger."""
    drawn = Image.open(io.BytesIO(typeset(SHARE, _to_share(words), format="png", ppi=SHARE_PPI)))
    written = io.BytesIO()
    drawn.convert("RGB").quantize(SHARE_COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


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
        "qr": qr_of(words.address).svg,
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
