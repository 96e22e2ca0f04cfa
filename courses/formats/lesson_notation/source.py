"""From the characters of a file to its parts: the head, the fences, the text between them, the notes of editors."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from unicodedata import category

import yaml
from django.utils.translation import gettext as _

from core.text.unicode import nfc
from courses.formats.lesson_notation.errors import NotationError

_FENCE = re.compile(r":::(?P<name>\w*)\s*(?P<title>.*)")
_NOTE = re.compile(r"<!--(?P<text>.*?)-->", re.DOTALL)
# Control characters, and line ends that are none to others.
_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}
_TAG = re.compile(r"</?[a-zA-Z!?]|<!--")
_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<title>.+)")


class SourceLine(NamedTuple):
    """A line with its number in the file."""

    number: int
    text: str


@dataclass(frozen=True)
class Part:
    """A fence by its name, a heading (`#`) or the text between (no name), with the lines inside."""

    name: str
    title: str
    line: int
    lines: Sequence[SourceLine]


@dataclass(frozen=True)
class Source:
    """A lesson file taken apart."""

    head: Mapping[str, Any]
    parts: Sequence[Part]
    notes: Sequence[SourceLine]


def take_apart(text: str) -> Source:
    """Separate head, parts and notes; the numbers of the lines stay those of the file."""
    notes: list[SourceLine] = []

    def put_aside(match: re.Match[str]) -> str:
        number = match.string.count("\n", 0, match.start()) + 1
        notes.append(SourceLine(number, " ".join(match["text"].split())))
        return "\n" * match[0].count("\n")

    lines = [
        SourceLine(number, line.rstrip())
        for number, line in enumerate(_NOTE.sub(put_aside, _plain(text)).split("\n"), start=1)
    ]
    for line in lines:
        _refuse_foreign(line)
    end = _end_of_head(lines)
    head = yaml_of(lines[1:end])
    return Source(head, tuple(_parts(lines[end + 1 :])), tuple(notes))


def _plain(text: str) -> str:
    """The text in one form of Unicode and with one kind of line end, without a byte order mark."""
    return nfc(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def _refuse_foreign(line: SourceLine) -> None:
    if _TAG.search(line.text):
        raise NotationError(line.number, _("bài học không dùng thẻ HTML. Đồng chí viết bằng ký hiệu của bài học."))
    if any(category(character) in _UNSEEN and character != "\t" for character in line.text):
        raise NotationError(line.number, _("có ký tự ẩn. Đồng chí gõ lại dòng này."))


def yaml_of(lines: Sequence[SourceLine]) -> Mapping[str, Any]:
    """A YAML mapping; a fault is told with its line in the file."""
    first = lines[0].number if lines else 1
    try:
        data = yaml.safe_load("\n".join(line.text for line in lines))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        number = first + (min(mark.line, len(lines) - 1) if mark else 0)
        raise NotationError(number, _("phần dữ liệu sai cú pháp YAML: kiểm tra dấu hai chấm, dấu nháy.")) from error
    if not isinstance(data, Mapping):
        raise NotationError(first, _("cần các dòng dạng “tên: giá trị”."))
    return data


def _end_of_head(lines: Sequence[SourceLine]) -> int:
    if lines[0].text != "---":
        raise NotationError(1, _("bài học mở đầu bằng phần thông tin giữa hai dòng “---”."))
    for index, line in enumerate(lines[1:], start=1):
        if line.text == "---":
            return index
    raise NotationError(1, _("phần thông tin đầu bài chưa đóng bằng dòng “---”."))


def _parts(lines: Sequence[SourceLine]) -> Iterator[Part]:
    """Fences, headings and the text between; blank stretches are nothing."""
    opening: tuple[SourceLine, re.Match[str]] | None = None
    inside: list[SourceLine] = []
    for line in lines:
        fence, heading = _FENCE.fullmatch(line.text), _HEADING.fullmatch(line.text)
        if opening and fence:
            if line.text != ":::":
                raise NotationError(line.number, _("khối không lồng nhau. Đóng khối trước bằng dòng “:::”."))
            yield Part(opening[1]["name"], opening[1]["title"], opening[0].number, _trimmed(inside))
            opening, inside = None, []
        elif fence:
            yield from _prose(inside)
            if not fence["name"]:
                raise NotationError(line.number, _("dòng đóng “:::” không có khối nào đang mở."))
            opening, inside = (line, fence), []
        elif heading and not opening:
            yield from _prose(inside)
            inside = []
            yield _heading(line, heading)
        else:
            inside.append(line)
    if opening:
        number, name = opening[0].number, opening[1]["name"]
        raise NotationError(number, _("khối “{name}” chưa có dòng đóng “:::”.").format(name=name))
    yield from _prose(inside)


def _prose(lines: Sequence[SourceLine]) -> Iterator[Part]:
    kept = _trimmed(lines)
    if kept:
        yield Part("", "", kept[0].number, kept)


def _heading(line: SourceLine, match: re.Match[str]) -> Part:
    if match["level"] != "##":
        raise NotationError(line.number, _("trong bài chỉ dùng tiêu đề mục “##”."))
    return Part("#", match["title"], line.number, ())


def _trimmed(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    filled = [index for index, line in enumerate(lines) if line.text]
    return tuple(lines[filled[0] : filled[-1] + 1]) if filled else ()
