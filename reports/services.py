"""Reports leave the system as files: complete, and logged with who took them."""

import json
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.models import User
from core.events import publish
from core.text.unicode import nfc
from core.workbooks import MOST_ROWS, Sheet, write_workbook
from organisation.models import Unit
from organisation.services import note_access
from reports.calculations import State, state_of
from reports.errors import TooManyRowsError
from reports.events import ReportExported
from reports.formats import delimited, write_delimited
from reports.selectors import (
    FINISHED,
    NOWHERE,
    Question,
    Spelling,
    count_lines,
    cover_of,
    headings,
    iso_of,
    overview_of,
    person_lines,
    rows_of,
    summary_rows,
)

FORMS = ("xlsx", "csv", "json")


@transaction.atomic
def export_completion(*, question: Question, form: str, path: str | PathLike[str], actor: User | None) -> int:
    """Write who is how far on which course; returns how many rows there are."""
    rows = count_lines(question.span, question.asked) * len(question.asked.courses)
    if form == "xlsx" and rows > MOST_ROWS:
        raise TooManyRowsError(rows=rows)
    {"xlsx": _write_xlsx, "csv": _write_csv, "json": _write_json}[form](question, path)
    day = question.asked.day.isoformat()
    if actor is not None:
        unit = Unit(pk=question.unit.unit_id) if question.unit.unit_id else None
        page = gettext_noop("danh sách hoàn thành")
        note_access(actor=actor, page=page, unit=unit, people=rows, is_export=True)
    publish(ReportExported(unit_id=question.unit.unit_id, as_of=day, format=form, rows=rows), actor=actor)
    return rows


def _write_csv(question: Question, path: str | PathLike[str]) -> None:
    lines = person_lines(question.span, question.asked)
    rows = rows_of(lines, question.asked.courses, Spelling(delimited, ",".join))
    write_delimited([heading for heading, _width in headings()], rows, path)


def _write_xlsx(question: Question, path: str | PathLike[str]) -> None:
    asked, overview = question.asked, overview_of(question.span, question.asked)
    lines = person_lines(question.span, asked)
    people = (
        (number, *who, *what, *how) for number, who, what, how in rows_of(lines, asked.courses, Spelling(nfc, tuple))
    )
    shares = [(nfc(f"{course.code}. {course.title}"), 18.0) for course in asked.courses]
    units = [(_("Mã"), 10.0), (_("Đơn vị"), 34.0), *shares, (_("Chung"), 18.0)]
    sheets = [
        Sheet(_("Thông tin"), [(_("Mục"), 24), (_("Nội dung"), 110)], cover_of(overview, nfc(question.unit.name))),
        Sheet(_("Tổng hợp"), units, summary_rows(overview)),
        Sheet(_("Danh sách"), headings(), people),
    ]
    write_workbook(sheets, path)


def _write_json(question: Question, path: str | PathLike[str]) -> None:
    """The object of the contract, row by row."""
    asked = question.asked
    head = {
        "unit": question.unit.code,
        "as_of": asked.day.isoformat(),
        "generated_at": timezone.localtime().isoformat(timespec="seconds"),
    }
    with Path(path).open("w", encoding="utf-8") as file:
        file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": [')
        before = "\n"
        for row in _json_rows(question):
            file.write(before + json.dumps(row, ensure_ascii=False))
            before = ",\n"
        file.write("\n]}\n")


def _json_rows(question: Question) -> Iterator[dict[str, Any]]:
    for line in person_lines(question.span, question.asked):
        for course in question.asked.courses:
            marks, _enrolled, completed, _score, certificate = line.places.get(course.pk, NOWHERE)
            yield {
                "person": line.name,
                "person_uid": line.uid,
                "unit": line.unit.code,
                "unit_name": line.unit.name,
                "course": course.slug,
                "course_title": course.title,
                "status": State.EXEMPT if line.is_exempt else state_of(int(marks)),
                "completed_at": iso_of(completed) if completed and marks == FINISHED else None,
                "certificate": certificate or None,
            }
