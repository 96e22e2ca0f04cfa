"""How long a video or a sound lasts, read from the head of its file; nothing of it is played."""

from collections.abc import Callable, Mapping
from struct import error as too_short
from typing import BinaryIO

from courses.formats.playing.boxes import seconds_of_boxes
from courses.formats.playing.frames import seconds_of_frames
from courses.formats.playing.matroska import seconds_of_matroska
from courses.formats.playing.pages import seconds_of_pages

__all__ = ["LONGEST_SECONDS", "seconds_played"]

LONGEST_SECONDS = 24 * 3600
_READERS: Mapping[str, Callable[[BinaryIO], float | None]] = {
    ".mp4": seconds_of_boxes,
    ".m4a": seconds_of_boxes,
    ".webm": seconds_of_matroska,
    ".ogg": seconds_of_pages,
    ".mp3": seconds_of_frames,
}


def seconds_played(file: BinaryIO, ending: str) -> int | None:
    """Whole seconds, at least one; None where the file does not say, is broken, or says what cannot be."""
    reader = _READERS.get(ending.lower())
    if reader is None:
        return None
    try:
        seconds = reader(file)
    except (too_short, ValueError, OverflowError, IndexError):
        return None
    if seconds is None or not 0 < seconds <= LONGEST_SECONDS:
        return None
    return max(round(seconds), 1)
