"""`manage.py import_outside FILE`: a list of certificates from elsewhere becomes claims that wait for approval."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from core.errors import DomainError
from core.importing import ImportCommand
from courses.services.outside_import import OutsideFile, OutsideReport, import_outside_list
from organisation.selectors import Scope, unit_by_code


class Command(ImportCommand):
    help = (
        "Nhập danh sách giấy chứng nhận nơi khác cấp (.xlsx, .xls, .ods, .csv) làm minh chứng chờ cán bộ công nhận; "
        "nhập lại cùng tệp không thay đổi gì. --accept number_missing nhận giấy không có số, "
        "--accept duplicate_number nhận số đã có ở dòng trên, --accept legacy_encoding chuyển chữ phông cũ sang Unicode."
    )
    file_help = "tệp danh sách"

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--unit", default="", help="mã đơn vị; chỉ nhận người của đơn vị này và cấp dưới")

    def take_in(self, content: bytes, file: Path, *, accepted: frozenset[str], **options: Any) -> OutsideReport:  # noqa: ARG002 -- the name of the file says nothing
        listed = OutsideFile(content, accepted, self._scope(options["unit"]))
        return import_outside_list(file=listed, actor=None, dry_run=options["dry_run"])

    @staticmethod
    def _scope(code: str) -> Scope | None:
        try:
            return Scope(frozenset({unit_by_code(code, as_of=timezone.localdate()).pk})) if code else None
        except DomainError as error:
            raise CommandError(error.sentence) from error
