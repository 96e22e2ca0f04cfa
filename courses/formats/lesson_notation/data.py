"""Blocks whose inside is data rather than text."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from courses.formats.lesson_notation.errors import NotationError
from courses.formats.lesson_notation.source import Part, yaml_of
from courses.formats.lesson_notation.tree import (
    Classify,
    Commitment,
    Figure,
    Message,
    Quiz,
    Survey,
    SurveyQuestion,
)

T = TypeVar("T")


def read_all(line: int, data: Mapping[str, Any], known: set[str], read: Callable[[], T]) -> T:
    """What `read` makes of the mapping; unknown, missing and unreadable fields are refused by name."""
    unknown = data.keys() - known
    if unknown:
        raise NotationError(line, _("không có mục tên “{names}”.").format(names="”, “".join(sorted(map(str, unknown)))))
    try:
        return read()
    except KeyError as error:
        raise NotationError(line, _("thiếu mục “{name}”.").format(name=error.args[0])) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise NotationError(line, _("có mục ghi sai kiểu: kiểm tra số, ngày và danh sách.")) from error


def figure(part: Part) -> Figure:
    """`image`, `alt`, `caption`."""
    data = yaml_of(part.lines)
    return read_all(
        part.line,
        data,
        {"image", "alt", "caption"},
        lambda: Figure(
            line=part.line, title=part.title, image=data["image"], alt=data["alt"], caption=data.get("caption", "")
        ),
    )


def classify(part: Part) -> Classify:
    """`labels`, and `items` each with one of them as its `verdict`."""
    data = yaml_of(part.lines)

    def read() -> Classify:
        codes = list(data["labels"])
        messages = tuple(
            Message(item["channel"], item["text"], codes.index(item["verdict"]) + 1, item["reason"], item["clue"])
            for item in data["items"]
        )
        return Classify(line=part.line, title=part.title, labels=tuple(data["labels"].values()), messages=messages)

    return read_all(part.line, data, {"labels", "items"}, read)


def quiz(part: Part) -> Quiz:
    """`kind` says which quiz; the other settings are the quiz's own affair."""
    settings = dict(yaml_of(part.lines))
    kind = {"final_test": "final", "pre_test": "pre"}.get(settings.pop("kind", ""))
    if kind is None:
        raise NotationError(part.line, _("bài kiểm tra cần “kind: final_test” hoặc “kind: pre_test”."))
    return Quiz(line=part.line, title=part.title, kind=kind, settings=settings)  # type: ignore[arg-type]


def survey(part: Part) -> Survey:
    """`anonymous`, and `questions` each with `type` and `text`."""
    data = yaml_of(part.lines)

    def read() -> Survey:
        return Survey(
            line=part.line,
            title=part.title,
            is_anonymous=bool(data["anonymous"]),
            questions=tuple(_question(part.line, entry) for entry in data["questions"]),
        )

    return read_all(part.line, data, {"anonymous", "questions"}, read)


def _question(line: int, entry: Mapping[str, Any]) -> SurveyQuestion:
    def read() -> SurveyQuestion:
        if entry["type"] not in {"scale5", "single", "multiple", "text"}:
            raise ValueError(entry["type"])
        return SurveyQuestion(
            entry["type"],
            entry["text"],
            tuple(entry.get("options", ())),
            entry.get("low", ""),
            entry.get("high", ""),
            entry.get("note", ""),
        )

    return read_all(line, entry, {"id", "type", "text", "options", "low", "high", "note"}, read)


def commitment(part: Part) -> Commitment:
    """`choose`, `remind_days`, `options`."""
    data = yaml_of(part.lines)
    return read_all(
        part.line,
        data,
        {"choose", "remind_days", "options"},
        lambda: Commitment(
            line=part.line,
            title=part.title,
            choose=int(data["choose"]),
            remind_days=int(data["remind_days"]),
            options=tuple(data["options"]),
        ),
    )
