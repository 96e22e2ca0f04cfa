"""Reading a certificate's verification code back out of a PDF, even one that another program has saved anew."""

import re
import zlib
from collections.abc import Iterator

from certificates.calculations import GROUPED_CODE

_CODE = re.compile(GROUPED_CODE.encode())
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_MOST_BYTES = 5_000_000


def code_in_pdf(content: bytes) -> str | None:
    """The code that the document's metadata or its link names, with its dashes; None where there is none."""
    for text in (content, *_inflated(content)):
        # Text in a PDF may be UTF-16: drop the empty halves.
        found = _CODE.search(text) or _CODE.search(text.replace(b"\0", b""))
        if found:
            return found.group().decode()
    return None


def _inflated(content: bytes) -> Iterator[bytes]:
    for stream in _STREAM.finditer(content):
        try:
            yield zlib.decompressobj().decompress(stream.group(1), _MOST_BYTES)
        except zlib.error:
            continue
