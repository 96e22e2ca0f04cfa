"""The way to a drawer of a bank, written in one line as learning platforms write it: "Phần I/An toàn thông tin"."""

import re
from collections.abc import Iterable

from core.text.unicode import tidy_line

DEEPEST, LONGEST = 6, 200
_COURSE = re.compile(r"\$\w+\$")
_SAID = re.compile(r"\s+[>›»/]\s+")
_STEPS = re.compile(r"(?<!/)/(?!/)")

Path = tuple[str, ...]


def path_of(text: str) -> Path | None:
    """The steps of a path; two slashes stand for one that belongs to a name. None where nothing is said.

    >>> path_of("$course$/top/Phần I/Giám sát//phản biện"), path_of(" ")
    (('Phần I', 'Giám sát/phản biện'), None)
    """
    path = [
        step for step in _tidy(step.replace("//", "/") for step in _STEPS.split(text)) if not _COURSE.fullmatch(step)
    ]
    if path[:1] == ["top"]:
        del path[0]
    return tuple(path[:DEEPEST]) or None


def path_said(text: str) -> Path | None:
    """The steps of a path as people write it: "Phần I > An toàn thông tin"; a slash inside a word is none."""
    return tuple(_tidy(_SAID.split(text)))[:DEEPEST] or None


def _tidy(steps: Iterable[str]) -> list[str]:
    return [tidy for step in steps if (tidy := tidy_line(step)[:LONGEST])]


def path_text(path: Iterable[str] | None) -> str:
    """The path in one line; `path_of` reads it back."""
    return "/".join(step.replace("/", "//") for step in path or ())


def path_for_people(path: Iterable[str] | None) -> str:
    """The path in one line; `path_said` reads it back."""
    return " > ".join(path or ())
