"""Public files of the embedded deployment under `/media/`: renditions of images, with ranges and a year of cache.

Originals, documents, certificates and evidence are not served here; what answers for them may answer in ranges too.
Scaled, a proxy or the object store does this.
"""

import mimetypes
import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import IO

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
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
        return _nothing_there(size)
    start, stop = wanted
    status = HTTPStatus.OK if stop - start == size else HTTPStatus.PARTIAL_CONTENT
    content = _Part(default_storage.open(path), start, stop)
    return StreamingHttpResponse(content, status=status, headers=_headers(path, start, stop, size))


def in_range(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """An answer that sends a whole file, cut to the range asked for: phones play nothing else."""
    if not isinstance(answer, FileResponse) or answer.file_to_stream is None:
        return answer
    answer["Accept-Ranges"] = "bytes"
    asked, size = request.headers.get("Range", ""), int(answer["Content-Length"])
    is_of_another = request.headers.get("If-Range", answer.get("ETag")) != answer.get("ETag")
    wanted = (0, size) if is_of_another else wanted_range(asked, size)
    if wanted == (0, size):
        return answer
    if wanted is None:
        answer.file_to_stream.close()
        return _nothing_there(size)
    start, stop = wanted
    part = _Part(answer.file_to_stream, start, stop)
    headers = dict(answer.items()) | {
        "Content-Length": str(stop - start),
        "Content-Range": f"bytes {start}-{stop - 1}/{size}",
    }
    return StreamingHttpResponse(part, status=HTTPStatus.PARTIAL_CONTENT, headers=headers)


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


def _nothing_there(size: int) -> HttpResponse:
    headers = {"Content-Range": f"bytes */{size}"}
    return HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)


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


class _Part:
    """The bytes of an open file from `start` up to `stop`; closes the file even when nobody reads them."""

    def __init__(self, file: IO[bytes], start: int, stop: int) -> None:
        self._file, self._left = file, stop - start
        file.seek(start)

    def __iter__(self) -> Iterator[bytes]:
        while self._left and (chunk := self._file.read(min(CHUNK, self._left))):
            self._left -= len(chunk)
            yield chunk

    def close(self) -> None:
        """Told by the response that it is over."""
        self._file.close()
