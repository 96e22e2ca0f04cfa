"""`manage.py enrol`: assign a course to everyone who holds a seat in a unit."""

import json
from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.text.dates import NotADateError, parse_date
from courses.errors import CourseNotOpenError
from courses.selectors import course_of
from courses.services import EnrolmentReport, enrol_unit
from organisation.models import Category
from organisation.selectors import unit_by_code


def day(text: str) -> date:
    """A day, as ISO 8601 or day first."""
    try:
        return parse_date(text)
    except NotADateError as error:
        raise ArgumentTypeError(_("“{text}” không phải ngày, ví dụ 2026-12-31.").format(text=text)) from error


class Command(BaseCommand):
    help = "Giao một khóa học cho mọi người đang giữ chức vụ trong đơn vị và các đơn vị bên dưới; chạy lại không giao hai lần."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--course", required=True, help="phần cuối địa chỉ của khóa học (slug)")
        parser.add_argument("--unit", required=True, help="mã đơn vị tính đến hôm nay")
        parser.add_argument("--category", choices=Category.values, help="chỉ giao cho diện cán bộ này")
        parser.add_argument("--due", type=day, help="hạn hoàn thành, ví dụ 31/12/2026")
        parser.add_argument("--json", action="store_true", help="dòng cuối là báo cáo dạng JSON")

    def handle(self, *, course: str, unit: str, category: str | None, due: date | None, **options: Any) -> None:
        errors, report = [], EnrolmentReport(created=0, already=0)
        try:
            report = self._enrol(course, unit, category, due)
        except DomainError as error:
            errors.append({"where": f"{course} {unit}", "code": error.code, "message": error.sentence})
            self.stderr.write(error.sentence)
        if options["json"]:
            answer = {"created": report.created, "already": report.already, "errors": errors}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        elif not errors:
            self.stdout.write(_("Giao mới {created} người, {already} người đã có khóa này.").format(**vars(report)))
        if errors:
            raise SystemExit(1)

    @staticmethod
    def _enrol(slug: str, code: str, category: str | None, due: date | None) -> EnrolmentReport:
        course = course_of(slug)
        if course is None:
            raise CourseNotOpenError
        return enrol_unit(course=course, unit=unit_by_code(code), category=category, due_on=due, actor=None)
