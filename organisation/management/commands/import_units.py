"""`manage.py import_units FILE`: a list of units that held on a day."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from core.importing import content_of, day
from core.progress import bar
from organisation.formats.tables import Problem
from organisation.services import import_units


class Command(BaseCommand):
    help = "Nhập danh sách đơn vị hành chính từ tệp CSV hoặc XLSX; nhập lại cùng tệp không thay đổi gì."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV (UTF-8) hoặc XLSX, có hoặc không có cột huyện")
        parser.add_argument("--as-of", type=day, default=None, help="ngày mà danh sách đúng, mặc định hôm nay")
        parser.add_argument("--dry-run", action="store_true", help="chỉ báo cáo, không ghi gì")
        parser.add_argument("--json", action="store_true", help="dòng cuối là báo cáo dạng JSON")

    def handle(self, *, file: Path, as_of: date | None, dry_run: bool, **options: Any) -> None:
        report = import_units(
            content=content_of(file),
            as_of=as_of or timezone.localdate(),
            actor=None,
            dry_run=dry_run,
            progress=bar(self.stderr),
        )
        for problem in report.errors:
            self.stderr.write(self._line(problem))
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
        else:
            for problem in report.warnings:
                self.stdout.write(self._line(problem))
            self.stdout.write(
                _("Thêm {created}, đổi {updated}, giữ nguyên {unchanged}, bỏ qua {skipped}.").format(**vars(report))
            )
        if report.errors:
            raise CommandError(_("{count} chỗ bị từ chối.").format(count=len(report.errors)))

    @staticmethod
    def _line(problem: Problem) -> str:
        return f"{problem.where}: {problem.message}"
