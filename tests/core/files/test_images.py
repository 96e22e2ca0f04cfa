"""Pictures: measured first, turned upright, and rid of their past."""

import struct
import warnings
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image, PngImagePlugin

from core.files.findings import FileError
from core.files.images import cleaned_image
from tests.core.files.fuzzing import changed

HOSTILE = Path(__file__).parents[2] / "corpus" / "hostile"
SECRETS = (b"MayAnhThu", b"Nguoi Chup Thu", b"GPS", b"Exif", b"bi mat", b"photoshop", b"xmpmeta")


def picture(kind="PNG", size=(8, 4), **options):
    image = Image.new("RGB", size, "red")
    image.putpixel((0, 0), (0, 0, 255))
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def code_of(content):
    with pytest.raises(FileError) as refusal:
        cleaned_image(content)
    assert str(refusal.value.sentence).endswith(".")
    return refusal.value.code


def header(width, height):
    """A PNG that claims a size and has no picture."""
    size = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunk = struct.pack(">I", len(size)) + b"IHDR" + size + struct.pack(">I", zlib.crc32(b"IHDR" + size))
    end = struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    data = zlib.compress(b"\0" * 100)
    body = struct.pack(">I", len(data)) + b"IDAT" + data + struct.pack(">I", zlib.crc32(b"IDAT" + data))
    return b"\x89PNG\r\n\x1a\n" + chunk + body + end


def test_a_picture_from_a_phone_loses_its_place_and_stands_upright():
    cleaned = cleaned_image((HOSTILE / "h20b-anh-gps.jpg").read_bytes())
    image = Image.open(BytesIO(cleaned))
    assert (image.size, image.format, dict(image.getexif())) == ((270, 480), "JPEG", {})
    assert not any(secret in cleaned for secret in SECRETS)


def test_a_drawing_with_a_script_is_refused():
    assert code_of((HOSTILE / "h20-svg-script.svg").read_bytes()) == "active_content"
    assert code_of(b"\xef\xbb\xbf <?xml version='1.0'?><svg/>") == "active_content"


@pytest.mark.parametrize("size", [(20_000, 20_000), (65_000, 65_000), (8_000, 7_000), (2**31 - 1, 1), (30_000, 1)])
def test_a_bomb_is_refused_by_its_header(size):
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        assert code_of(header(*size)) == "image_too_large"


def test_every_remark_goes():
    remarks = PngImagePlugin.PngInfo()
    remarks.add_text("Comment", "bi mat")
    remarks.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta/>")
    exif = Image.Exif()
    exif[0x010E] = "bi mat"
    for content in (
        picture(pnginfo=remarks, exif=exif),
        picture("JPEG", exif=exif, comment=b"bi mat"),
        picture("WEBP", exif=exif, xmp=b"<x:xmpmeta/>"),
        picture("GIF", comment=b"bi mat"),
        picture() + b"PK\x03\x04 bi mat",
    ):
        assert any(secret in content for secret in SECRETS)
        cleaned = cleaned_image(content)
        assert not any(secret in cleaned for secret in SECRETS)
        assert Image.open(BytesIO(cleaned)).size == (8, 4)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_every_way_up_is_turned_upright(orientation, kind):
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = Image.open(BytesIO(cleaned_image(picture(kind, exif=exif))))
    assert image.size == ((4, 8) if orientation >= 5 else (8, 4))
    assert image.getexif().get(0x0112, 1) == 1


def test_a_clean_picture_keeps_every_point():
    content = picture(size=(64, 64))
    assert Image.open(BytesIO(cleaned_image(content))).tobytes() == Image.open(BytesIO(content)).tobytes()


def test_transparency_and_colours_of_few_stay():
    image = Image.new("P", (4, 4), 1)
    image.putpalette([255, 0, 0, 0, 255, 0])
    out = BytesIO()
    image.save(out, "PNG", transparency=0)
    assert Image.open(BytesIO(cleaned_image(out.getvalue()))).info["transparency"] == 0


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_a_moving_picture_keeps_moving(kind):
    frames = [Image.new("RGB", (6, 6), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=[50, 100, 150], loop=0)
    image = Image.open(BytesIO(cleaned_image(out.getvalue())))
    assert (image.n_frames, image.info.get("loop")) == (3, 0)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90", "wrong_type"),
        (b"%PDF-1.7", "wrong_type"),
        (b"II*\0\x08\0\0\0", "wrong_type"),
        (b"8BPS\0\x01", "wrong_type"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "wrong_type"),
        (picture()[:60], "damaged"),
        (picture("JPEG", size=(200, 200))[:400], "damaged"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_reason(content, code):
    assert code_of(content) == code


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
@pytest.mark.filterwarnings("ignore")
def test_no_damage_brings_it_down(kind):
    content, random = picture(kind, size=(40, 30)), Random(7)
    for _round in range(75):
        with suppress(FileError):
            cleaned_image(changed(content, random))
