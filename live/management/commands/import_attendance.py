"""`manage.py import_attendance FILE --cohort CODE`: a list of attendance as an office keeps it goes into a class."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from core.importing import ImportCommand
from live.models import Cohort
from live.services import AttendanceReport, ListFile, import_attendance


class Command(ImportCommand):
    help = (
        "Nhập danh sách điểm danh, tổng hợp điểm cầu hoặc kết quả lớp (.xlsx, .xls, .ods, .csv) vào một lớp; nhập lại "
        "cùng tệp không thay đổi gì. --accept legacy_encoding chuyển chữ phông cũ sang Unicode."
    )
    file_help = "tệp bảng tính"

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--cohort", required=True, help="mã lớp")

    def take_in(self, content: bytes, file: Path, *, accepted: frozenset[str], **options: Any) -> AttendanceReport:  # noqa: ARG002 -- the name of the file says nothing
        cohort = Cohort.objects.filter(code=options["cohort"]).first()
        if cohort is None:
            raise CommandError(_("Không có lớp mang mã “{code}”.").format(code=options["cohort"]))
        listed = ListFile(content, accepted)
        return import_attendance(cohort=cohort, file=listed, actor=None, dry_run=options["dry_run"])
