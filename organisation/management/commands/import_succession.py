"""`manage.py import_succession FILE --on D`: a reorganisation of units, whole or not at all."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.importing import content_of, day
from core.progress import bar
from organisation.formats.tables import Problem
from organisation.models import Reorganisation
from organisation.services import SuccessionFile, SuccessionReport, import_succession, undo_succession

_LONGEST_DECISION = Reorganisation._meta.get_field("decision").max_length or 0  # noqa: SLF001 -- Django's documented way


class Command(BaseCommand):
    help = "Thực hiện việc nhập, tách, đổi tên đơn vị theo tệp; cùng tệp lần nữa không thay đổi gì, --undo để hoàn tác."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV hoặc XLSX: mã cũ, mã mới, tên mới, tỉnh mới …")
        parser.add_argument("--on", type=day, required=True, help="ngày hiệu lực, ví dụ 2025-07-01")
        parser.add_argument("--decision", default="", help="số nghị quyết hoặc quyết định")
        parser.add_argument("--dry-run", action="store_true", help="chỉ báo cáo, không ghi gì")
        parser.add_argument("--undo", action="store_true", help="đưa mọi đơn vị và chức vụ trở lại như trước tệp này")
        parser.add_argument("--json", action="store_true", help="dòng cuối là báo cáo dạng JSON")

    def handle(self, *, file: Path, on: date, dry_run: bool, undo: bool, **options: Any) -> None:
        if len(options["decision"]) > _LONGEST_DECISION:
            raise CommandError(_("Số quyết định dài quá {count} ký tự.").format(count=_LONGEST_DECISION))
        source = SuccessionFile(content=content_of(file), on=on, decision=options["decision"], title=file.stem[:200])
        try:
            if undo:
                report = undo_succession(file=source, actor=None, dry_run=dry_run)
            else:
                report = import_succession(file=source, actor=None, dry_run=dry_run, progress=bar(self.stderr))
        except DomainError as error:
            report = SuccessionReport(errors=[Problem(_("tệp"), error.code, error.sentence)], skipped=1)
        self._print(report, as_json=options["json"])
        if report.errors:
            raise CommandError(_("{count} chỗ bị từ chối, chưa thay đổi gì.").format(count=len(report.errors)))

    def _print(self, report: SuccessionReport, *, as_json: bool) -> None:
        for problem in report.errors:
            self.stderr.write(f"{problem.where}: {problem.message}")
        if as_json:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, default=str))
            return
        for problem in report.warnings:
            self.stdout.write(f"{problem.where}: {problem.message}")
        sentence = _("Lập mới {created}, đổi hoặc kết thúc {updated}, giữ nguyên {unchanged}, bỏ qua {skipped} dòng.")
        self.stdout.write(sentence.format(**vars(report)))
        if report.preview is not None:
            sentence = _("{moved} chức vụ tự chuyển sang đơn vị mới, {unmapped} chức vụ chờ xếp chỗ.")
            counts = {"moved": report.preview.seats_moving, "unmapped": report.preview.seats_unmapped}
            self.stdout.write(sentence.format(**counts))
