"""Pictures in questions: looked into, cleaned where there is anything to clean, else kept byte for byte."""

import struct

from core.files.images import cleaned_image

_PNG = b"\x89PNG\r\n\x1a\n"
_NEEDED = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"}
_JPEG, _END_OF_JPEG = b"\xff\xd8", b"\xff\xd9"
_MARK, _SCAN, _COMMENT, _FIRST_REMARK, _LAST_REMARK = 0xFF, 0xDA, 0xFE, 0xE1, 0xEF
_COLOURS = {0xE2, 0xEE}  # colour profile and Adobe's note on colours


def clean_picture(content: bytes) -> bytes:
    """The picture without its past; refuses what is none, as `cleaned_image` does."""
    cleaned = cleaned_image(content)
    return content if _is_bare_png(content) or _is_bare_jpeg(content) else cleaned


def _is_bare_png(content: bytes) -> bool:
    """Nothing but what draws the picture, and nothing after its end."""
    if not content.startswith(_PNG):
        return False
    place = len(_PNG)
    while place + 12 <= len(content):
        length, kind = int.from_bytes(content[place : place + 4]), content[place + 4 : place + 8]
        if kind not in _NEEDED:
            return False
        place += 12 + length
        if kind == b"IEND":
            return place == len(content)
    return False


def _is_bare_jpeg(content: bytes) -> bool:
    """No remarks of a camera or a program before the picture, and nothing after it."""
    if not content.startswith(_JPEG) or not content.endswith(_END_OF_JPEG):
        return False
    place = len(_JPEG)
    while place + 4 <= len(content) and content[place] == _MARK:
        kind = content[place + 1]
        if kind == _SCAN:
            return content.find(_END_OF_JPEG, place) == len(content) - len(_END_OF_JPEG)
        if kind == _COMMENT or (_FIRST_REMARK <= kind <= _LAST_REMARK and kind not in _COLOURS):
            return False
        place += 2 + int(struct.unpack_from(">H", content, place + 2)[0])
    return False


def extension_of(content: bytes) -> str:
    """The usual ending of the picture's name."""
    return (
        ".png"
        if content.startswith(_PNG)
        else ".jpg"
        if content.startswith(_JPEG)
        else ".webp"
        if b"WEBP" in content[:16]
        else ".gif"
    )
