"""`manage.py import_people FILE`: a list of people and the seats they hold."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from core.errors import DomainError
from core.importing import ImportCommand, day
from core.progress import bar
from organisation.models import Unit
from organisation.selectors import unit_by_code
from organisation.services.people_import import PeopleReport, Upload, import_people


class Command(ImportCommand):
    help = (
        "Nhập danh sách người và chức vụ từ XLSX, XLS, ODS hoặc CSV; nhập lại cùng tệp không thay đổi gì. "
        "Dòng chưa rõ được hỏi, không nhập; --accept MÃ nhận câu trả lời được đề nghị cho loại câu hỏi đó, "
        "--accept leave cho thôi giữ chức vụ những người không còn trong danh sách."
    )
    file_help = "tệp danh sách"

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--unit", default="", help="mã đơn vị của danh sách, đọc theo ngày --as-of")
        parser.add_argument("--as-of", type=day, default=None, help="ngày mà danh sách đúng, mặc định hôm nay")
        parser.add_argument("--source", default="", help="nguồn số liệu, ví dụ tên cơ quan lập danh sách")

    def take_in(self, content: bytes, file: Path, *, accepted: frozenset[str], **options: Any) -> PeopleReport:
        as_of = options["as_of"] or timezone.localdate()
        upload = Upload(
            content=content,
            file_name=file.name,
            as_of=as_of,
            unit=self._unit(options["unit"], as_of),
            source=options["source"],
            accepted=accepted,
        )
        return import_people(upload=upload, actor=None, dry_run=options["dry_run"], progress=bar(self.stderr))

    @staticmethod
    def _unit(code: str, as_of: date) -> Unit | None:
        try:
            return unit_by_code(code, as_of=as_of) if code else None
        except DomainError as error:
            raise CommandError(error.sentence) from error
