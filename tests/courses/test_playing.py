"""How long a video or a sound lasts, read from its file."""

from io import BytesIO
from struct import pack

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.models import Document

from courses.blocks import LessonBody
from courses.formats.playing import LONGEST_SECONDS, seconds_played

DEMO = settings.BASE_DIR / "learning" / "demo" / "data" / "teaching" / "hai-buoc.webm"
ENDINGS = (".mp4", ".m4a", ".webm", ".ogg", ".mp3")


def box(name, content):
    return pack(">I4s", 8 + len(content), name) + content


def mp4(scale=1000, duration=125_000, *, is_long=False):
    form = ">B3x16xIQ" if is_long else ">B3x8xII"
    header = pack(form, is_long, scale, duration) + bytes(80)
    return box(b"ftyp", b"isom") + box(b"free", bytes(30)) + box(b"moov", box(b"mvhd", header))


def ogg(rate=48_000, position=48_000 * 9 + 312, skipped=312):
    head = b"OpusHead\x01\x02" + pack("<HI", skipped, rate)
    first = b"OggS" + bytes(24) + head
    last = b"OggS\x00\x04" + pack("<q", position) + bytes(40)
    return first.ljust(300, b"\0") + last


def mp3(*, frames=0, size=128_000 // 8 * 20, tag=b""):
    """Of 128 kbit/s at 44.1 kHz; so many frames are told of in the first."""
    first = b"\xff\xfb\x90\x00" + bytes(32)
    if frames:
        first += b"Xing" + pack(">II", 1, frames)
    return tag + first.ljust(size, b"\0")


@pytest.mark.parametrize(
    ("ending", "content", "seconds"),
    [
        (".mp4", mp4(), 125),
        (".M4A", mp4(90_000, 90_000 * 3600, is_long=True), 3600),
        (".mp4", mp4(1000, 100), 1),
        (".mp4", mp4(duration=0), None),
        (".mp4", mp4(0, 5), None),
        (".mp4", mp4(1, LONGEST_SECONDS + 1), None),
        (".ogg", ogg(), 9),
        (".mp3", mp3(), 20),
        (".mp3", mp3(tag=b"ID3\x04\0\0\0\0\0\x14" + b"\xff" * 20), 20),
        (".mp3", mp3(frames=383, size=900), 10),
        (".mp4", b"", None),
        (".wav", mp4(), None),
    ],
)
def test_the_length_is_read_from_the_head_of_the_file(ending, content, seconds):
    assert seconds_played(BytesIO(content), ending) == seconds


def test_the_length_of_a_webm_is_read():
    with DEMO.open("rb") as file:
        assert seconds_played(file, ".webm") == 12


@given(st.sampled_from(ENDINGS), st.binary(max_size=400), st.sampled_from([b"", mp4()[:60], ogg()[:200], mp3()[:90]]))
def test_what_is_no_such_file_says_nothing_and_ends(ending, content, head):
    seconds = seconds_played(BytesIO(head + content), ending)
    assert seconds is None or 1 <= seconds <= LONGEST_SECONDS


@pytest.mark.parametrize("cut", [10, 40, 200, 2000])
def test_a_file_cut_off_says_nothing_wrong(cut):
    assert seconds_played(BytesIO(DEMO.read_bytes()[:cut]), ".webm") in {None, 12}


def cleaned(content, typed):
    file = Document.objects.create(title="Phim", file=ContentFile(content, name="phim.mp4"))
    block = LessonBody().child_blocks["video"]
    value = {"title": "Phim", "file": file, "seconds": typed, "poster": None, "captions": None, "transcript": None}
    return block.clean(block.normalize(value))


def test_the_editor_asks_for_a_length_only_where_the_file_has_none(db):
    assert cleaned(mp4(), None)["seconds"] == 125
    assert cleaned(mp4(), 7)["seconds"] == 125
    assert cleaned(mp4(duration=0), 7)["seconds"] == 7
    with pytest.raises(StructBlockValidationError) as refused:
        cleaned(mp4(duration=0), None)
    assert set(refused.value.block_errors) == {"seconds"}
