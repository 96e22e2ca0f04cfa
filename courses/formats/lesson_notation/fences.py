"""What stands between `:::name` and `:::`, block by block."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NoReturn

from django.utils.translation import gettext as _

from courses.formats.lesson_notation.data import classify, commitment, figure, quiz, survey
from courses.formats.lesson_notation.errors import NotationError
from courses.formats.lesson_notation.markdown import html_of
from courses.formats.lesson_notation.questions import check, scenario
from courses.formats.lesson_notation.source import Part, SourceLine
from courses.formats.lesson_notation.tree import (
    Block,
    Checklist,
    Heading,
    Infographic,
    Panel,
    Scene,
    Script,
    Steps,
    Table,
    Task,
    Text,
)

_STEP = re.compile(r"\d+\.\s+(?P<text>.+)")
_ITEM = re.compile(r"- (?:\[ \] )?(?P<text>[^|]+?)(?:\s*\|\s*(?P<hint>.+))?")
_PANEL = re.compile(r"\d+\.\s+\*\*(?P<title>.+?)\*\*\s*\|\s*(?P<text>.+?)\s*\|\s*icon:\s*(?P<icon>[\w-]+)")
_SCENE = re.compile(r"### Cảnh \d+ \((?P<begins>\d+:\d\d)\s*–\s*(?P<ends>\d+:\d\d)\)")
_SAID = re.compile(r"(?P<what>Hình|Chữ|Lời):\s*(?P<text>.+)")


def block_of(part: Part) -> Block:
    """The block that a part of the source is."""
    if not part.name:
        return Text(line=part.line, kind="text", html=html_of(part.lines))
    if part.name == "#":
        return Heading(line=part.line, title=part.title)
    reader = _READERS.get(part.name)
    if reader is None:
        raise NotationError(part.line, _("ký hiệu bài học không có khối “{name}”.").format(name=part.name))
    if not part.lines:
        raise NotationError(part.line, _("khối “{name}” còn trống.").format(name=part.name))
    return reader(part)


def _text(part: Part) -> Text:
    return Text(line=part.line, title=part.title, kind=part.name, html=html_of(part.lines))  # type: ignore[arg-type]


def _steps(part: Part) -> Steps:
    steps = tuple(match["text"] for match in _matches(part, _STEP, _("mỗi bước một dòng dạng “1. việc làm”.")))
    return Steps(line=part.line, title=part.title, steps=steps)


def _checklist(part: Part) -> Checklist:
    matches = _matches(part, _ITEM, _("mỗi việc một dòng dạng “- [ ] việc | gợi ý”."))
    return Checklist(line=part.line, title=part.title, tasks=tuple(Task(m["text"], m["hint"] or "") for m in matches))


def _infographic(part: Part) -> Infographic:
    matches = _matches(part, _PANEL, _("mỗi ô một dòng dạng “1. **Tên ô** | lời | icon: mã”."))
    panels = tuple(Panel(match["title"], match["text"], match["icon"]) for match in matches)
    return Infographic(line=part.line, title=part.title, panels=panels)


def _matches(part: Part, pattern: re.Pattern[str], expected: str) -> Iterator[re.Match[str]]:
    for number, line in part.lines:
        match = pattern.fullmatch(line)
        if line and not match:
            raise NotationError(number, expected)
        if match:
            yield match


def _table(part: Part) -> Table:
    rows = [_cells(line) for line in part.lines if line.text]
    headings, body = rows[0], rows[2:]
    if len(rows) < 3 or any(cell.strip("-:") for cell in rows[1]):  # noqa: PLR2004 -- headings, rule, one row
        raise NotationError(part.line, _("bảng cần dòng tiêu đề, dòng “|---|” và ít nhất một dòng nội dung."))
    for line, row in zip([line for line in part.lines if line.text], rows, strict=True):
        if len(row) != len(headings):
            raise NotationError(
                line.number,
                _("dòng này có {cells} ô, tiêu đề bảng có {headings} ô.").format(
                    cells=len(row), headings=len(headings)
                ),
            )
    return Table(
        line=part.line,
        title=part.title,
        kind="form" if part.name == "form" else "table",
        headings=headings,
        rows=tuple(body),
    )


def _cells(line: SourceLine) -> tuple[str, ...]:
    text = line.text.strip()
    if not (text.startswith("|") and text.endswith("|")):
        raise NotationError(line.number, _("mỗi dòng của bảng bắt đầu và kết thúc bằng “|”."))
    return tuple(cell.strip() for cell in text[1:-1].split("|"))


def _script(part: Part) -> Script:
    scenes: list[dict[str, str]] = []
    for number, line in part.lines:
        opening, said = _SCENE.fullmatch(line), _SAID.fullmatch(line)
        if opening:
            scenes.append({"begins": opening["begins"], "ends": opening["ends"]})
        elif said and scenes and said["what"] not in scenes[-1]:
            scenes[-1][said["what"]] = said["text"]
        elif line:
            raise NotationError(number, _("cảnh phim gồm “### Cảnh 1 (0:00 – 0:20)”, “Hình:”, “Chữ:” và “Lời:”."))
    return Script(line=part.line, title=part.title, scenes=tuple(_scene(scene, part) for scene in scenes))


def _scene(said: dict[str, str], part: Part) -> Scene:
    if not {"Hình", "Lời"} <= said.keys():
        _refuse(part, _("cảnh {begins} thiếu “Hình:” hoặc “Lời:”.").format(**said))
    return Scene(said["begins"], said["ends"], said["Hình"], said.get("Chữ", ""), said["Lời"])


def _refuse(part: Part, problem: str) -> NoReturn:
    raise NotationError(part.line, problem)


_READERS: dict[str, Callable[[Part], Block]] = {
    "note": _text,
    "story": _text,
    "transcript": _text,
    "steps": _steps,
    "table": _table,
    "form": _table,
    "scenario": scenario,
    "check": check,
    "script": _script,
    "figure": figure,
    "infographic": _infographic,
    "checklist": _checklist,
    "classify": classify,
    "quiz": quiz,
    "survey": survey,
    "commitment": commitment,
}


def blocks_of(parts: Sequence[Part]) -> tuple[Block, ...]:
    """The blocks of a lesson in order."""
    return tuple(block_of(part) for part in parts)
