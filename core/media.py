"""Public files of the embedded deployment under `/media/`: renditions of images, with ranges and a year of cache.

Originals, documents, certificates and evidence are not served here. Scaled, a proxy or the object store does this.
"""

import mimetypes
import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import IO

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from core.access import open_to_all

PUBLIC_FOLDERS = ("images",)
CHUNK = 64 * 1024
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@open_to_all
@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """One public file, whole or the range asked for; its name changes with its content, so phones may keep it."""
    if PurePosixPath(path).parts[:1] not in [(folder,) for folder in PUBLIC_FOLDERS] or not _exists(path):
        raise Http404
    size = default_storage.size(path)
    wanted = wanted_range(request.headers.get("Range", ""), size)
    if wanted is None:
        return HttpResponse(
            status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers={"Content-Range": f"bytes */{size}"}
        )
    start, stop = wanted
    status = HTTPStatus.OK if stop - start == size else HTTPStatus.PARTIAL_CONTENT
    content = _bytes(default_storage.open(path), start, stop)
    return StreamingHttpResponse(content, status=status, headers=_headers(path, start, stop, size))


def wanted_range(header: str, size: int) -> tuple[int, int] | None:
    """The half-open range of bytes asked for (RFC 9110 §14); all of them without one; None where it lies outside.

    >>> wanted_range("bytes=0-99", 1000), wanted_range("bytes=-100", 1000), wanted_range("", 1000)
    ((0, 100), (900, 1000), (0, 1000))
    """
    match = RANGE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return 0, size
    first, last = match.groups()
    start = int(first) if first else max(0, size - int(last))
    stop = min(int(last) + 1, size) if first and last else size
    return (start, stop) if start < stop else None


def _exists(path: str) -> bool:
    try:
        return not path.endswith("/") and default_storage.exists(path)
    except (SuspiciousOperation, ValueError):
        return False


def _headers(path: str, start: int, stop: int, size: int) -> dict[str, str]:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    headers = {
        "Content-Type": kind,
        "Content-Length": str(stop - start),
        "Accept-Ranges": "bytes",
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    if stop - start != size:
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    return headers


def _bytes(file: IO[bytes], start: int, stop: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        left = stop - start
        while left and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
