"""`manage.py import_people FILE`: a list of people and the seats they hold."""

import json
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.text.dates import NotADateError, parse_date
from organisation.models import Unit
from organisation.selectors import unit_by_code
from organisation.services.people_import import PeopleReport, Upload, import_people

BAR = 40


def day(text: str) -> date:
    """A day, as ISO 8601 or day first."""
    try:
        return parse_date(text)
    except NotADateError as error:
        raise ArgumentTypeError(_("“{text}” không phải ngày, ví dụ 2025-07-01.").format(text=text)) from error


class Command(BaseCommand):
    help = (
        "Nhập danh sách người và chức vụ từ XLSX, XLS, ODS hoặc CSV; nhập lại cùng tệp không thay đổi gì. "
        "Dòng chưa rõ được hỏi, không nhập; --accept MÃ nhận câu trả lời được đề nghị cho loại câu hỏi đó, "
        "--accept leave cho thôi giữ chức vụ những người không còn trong danh sách."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="tệp danh sách")
        parser.add_argument("--unit", default="", help="mã đơn vị của danh sách, đọc theo ngày --as-of")
        parser.add_argument("--as-of", type=day, default=None, help="ngày mà danh sách đúng, mặc định hôm nay")
        parser.add_argument("--source", default="", help="nguồn số liệu, ví dụ tên cơ quan lập danh sách")
        parser.add_argument(
            "--accept", action="append", default=[], metavar="CODE", help="mã câu hỏi được đồng ý trước"
        )
        parser.add_argument("--dry-run", action="store_true", help="chỉ báo cáo, không ghi gì")
        parser.add_argument("--json", action="store_true", help="dòng cuối là báo cáo dạng JSON")

    def handle(self, *, file: Path, dry_run: bool, **options: Any) -> None:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(_("Không đọc được tệp {file}.").format(file=file)) from error
        as_of = options["as_of"] or timezone.localdate()
        upload = Upload(
            content=content,
            file_name=file.name,
            as_of=as_of,
            unit=self._unit(options["unit"], as_of),
            source=options["source"],
            accepted=frozenset(options["accept"]),
        )
        report = import_people(upload=upload, actor=None, dry_run=dry_run, progress=self._progress)
        self._print(report, as_json=options["json"])
        if not report.is_clean:
            sentence = _("{errors} chỗ bị từ chối, {asks} chỗ cần trả lời.")
            raise CommandError(sentence.format(errors=len(report.errors), asks=len(report.asks)))

    def _print(self, report: PeopleReport, *, as_json: bool) -> None:
        for said in (*report.errors, *report.asks):
            self.stderr.write(f"{said['where']}: {said['message']}")
        if as_json:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
            return
        for said in report.warnings:
            self.stdout.write(f"{said['where']}: {said['message']}")
        self.stdout.write(
            _("Thêm {created}, đổi {updated}, giữ nguyên {unchanged}, bỏ qua {skipped}.").format(**vars(report))
        )

    def _progress(self, done: int, total: int) -> None:
        """A bar for whoever watches; nothing in a log."""
        if self.stderr.isatty():
            full = BAR * done // max(total, 1)
            end = "\n" if done >= total else ""
            self.stderr.write(f"\r[{'#' * full:<{BAR}}] {done}/{total}", ending=end)

    @staticmethod
    def _unit(code: str, as_of: date) -> Unit | None:
        try:
            return unit_by_code(code, as_of=as_of) if code else None
        except DomainError as error:
            raise CommandError(error.sentence) from error
