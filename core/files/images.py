"""Pictures from outside: measured before they are unpacked, turned the right way, and written anew without their past.

What a phone adds (place, owner, device, a second picture, anything after the end) stays out of what we keep.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageFile, ImageOps, ImageSequence, UnidentifiedImageError

from core.files.findings import FileError
from core.files.limits import MAX_BYTES
from core.files.sentences import DAMAGED, EMPTY, TOO_LARGE

MAX_PIXELS = 50_000_000
MAX_SIDE = 20_000
_READ = ("JPEG", "PNG", "GIF", "WEBP")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<", re.IGNORECASE)
# What belongs to the picture itself; all else that a decoder found is its past.
_KEPT = {"icc_profile", "transparency", "gamma", "duration", "loop", "background", "disposal", "progressive"}
_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    struct.error,
    zlib.error,
)


def cleaned_image(content: bytes) -> bytes:
    """The same picture in the same format (JPEG, PNG, GIF or WebP), turned upright, without EXIF, place or remarks.

    Refuses with a FileError: `empty`, `too_large`, `active_content` (SVG), `image_too_large`, `wrong_type`, `damaged`.
    """
    if not content:
        raise FileError("empty", EMPTY)
    if len(content) > MAX_BYTES:
        raise FileError("too_large", TOO_LARGE)
    if _MARKUP.match(content):
        raise FileError("active_content", _("Hình vẽ SVG có thể chứa mã chạy được. Đồng chí đổi sang PNG rồi tải lên."))
    with _faults_are_said():
        image = _measured(content)
        return (
            _frames_written(image) if getattr(image, "n_frames", 1) > 1 and image.format != "MPO" else _written(image)
        )


def _measured(content: bytes) -> ImageFile.ImageFile:
    """The picture with only its header read; its frames are counted before any is drawn."""
    try:
        image = Image.open(BytesIO(content), formats=_READ)
    except UnidentifiedImageError as error:
        raise FileError("wrong_type", _("Tệp không phải ảnh JPEG, PNG, GIF hay WebP.")) from error
    if max(image.size) > MAX_SIDE or image.width * image.height * getattr(image, "n_frames", 1) > MAX_PIXELS:
        raise FileError("image_too_large", _TOO_LARGE)
    return image


def _written(image: ImageFile.ImageFile) -> bytes:
    kind = "JPEG" if image.format == "MPO" else image.format
    upright = ImageOps.exif_transpose(image)
    upright.info = {key: value for key, value in image.info.items() if key in _KEPT}
    out = BytesIO()
    upright.save(out, kind, **_options(upright, kind))
    return out.getvalue()


def _frames_written(image: ImageFile.ImageFile) -> bytes:
    """A moving picture: every frame with its own time on screen."""
    frames, durations = [], []
    for frame in ImageSequence.Iterator(image):
        durations.append(frame.info.get("duration", 100))
        frames.append(frame.copy())
        frames[-1].info = {key: value for key, value in frame.info.items() if key in _KEPT - {"duration"}}
    out = BytesIO()
    loop = {"loop": image.info["loop"]} if "loop" in image.info else {}
    first, *others = frames
    first.save(out, image.format, save_all=True, append_images=others, duration=durations, **loop)
    return out.getvalue()


def _options(image: Image.Image, kind: str | None) -> dict[str, Any]:
    profile = image.info.get("icc_profile")
    if kind == "JPEG":
        return {"quality": 92, "progressive": True, "icc_profile": profile}
    return {"optimize": True, "icc_profile": profile} if kind == "PNG" else {"icc_profile": profile}


@contextmanager
def _faults_are_said() -> Iterator[None]:
    try:
        yield
    except FileError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileError("image_too_large", _TOO_LARGE) from error
    except _FAULTS as error:
        raise FileError("damaged", DAMAGED) from error


_TOO_LARGE = _("Ảnh có quá nhiều điểm ảnh. Đồng chí thu nhỏ ảnh (mỗi chiều không quá 6.000 điểm) rồi tải lên.")
