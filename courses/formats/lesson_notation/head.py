"""What the head of a lesson file says."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from courses.formats.lesson_notation.data import read_all
from courses.formats.lesson_notation.tree import LegalDocument

_KNOWN = {
    *("course", "module", "module_title", "order", "slug", "title", "kind", "kind_code", "minutes", "video_seconds"),
    *("objective", "completion", "completion_rule", "competence_framework", "competences", "legal", "lang"),
    *("fictional_people", "exam"),
}
# The outlines name a lesson's kind freely; the platform knows ten (`LessonKind`).
_KINDS = {
    "reading_scenario": "reading",
    "story": "reading",
    "interactive": "practice",
    "practical": "assignment",
    "bài đọc": "reading",
    "mẫu": "reading",
    "tình huống": "scenario",
    "thực hành": "practice",
    "sơ đồ": "infographic",
}
_ALREADY = {
    *("video", "reading", "scenario", "practice", "checklist"),
    *("infographic", "quiz", "exam", "assignment", "survey"),
}


def facts_of(head: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The facts of a lesson but for its blocks and notes; `name` is the file's, from which a missing slug comes."""
    return read_all(1, head, _KNOWN, lambda: _facts(head, name))


def _facts(head: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {
        "course": str(head["course"]),
        "module": int(head["module"]),
        "module_title": str(head["module_title"]),
        "order": int(head["order"]),
        "slug": str(head.get("slug") or re.sub(r"^\d+-", "", name)),
        "title": str(head["title"]),
        "kind": _kind(str(head.get("kind_code") or head["kind"])),
        "minutes": int(head["minutes"]),
        "objective": str(head["objective"]),
        "completion": str(head["completion"]),
        "competences": tuple(sorted(int(number) for number in head["competences"])),
        "legal": tuple(_legal(entry) for entry in head["legal"]),
    }


def _kind(word: str) -> str:
    kind = _KINDS.get(word, word)
    if kind not in _ALREADY:
        raise ValueError(word)
    return kind


def _legal(entry: Mapping[str, Any]) -> LegalDocument:
    return LegalDocument(
        number=entry["number"],
        title=entry["title"],
        issuer=entry["issuer"],
        issued_on=_day(entry.get("date")),
        effective_on=_day(entry.get("effective")),
        verify=entry.get("verify", ""),
    )


def _day(text: str | None) -> date | None:
    """dd/mm/yyyy."""
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None  # noqa: DTZ007 -- a day, not a moment
