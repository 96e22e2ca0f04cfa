"""`manage.py export_questions --bank CODE --format F OUT`: a bank as a file."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from quizzes.formats import OutputFormat
from quizzes.selectors import bank_as_file, bank_by_code


class Command(BaseCommand):
    help = "Xuất ngân hàng câu hỏi ra tệp; nói rõ điều gì định dạng đó không ghi được."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("out", type=Path, help="tệp sẽ ghi")
        parser.add_argument("--bank", required=True, help="mã ngân hàng câu hỏi")
        parser.add_argument("--format", required=True, choices=[str(form) for form in OutputFormat], help="dạng tệp")
        parser.add_argument("--json", action="store_true", help="dòng cuối là báo cáo dạng JSON")

    def handle(self, *, out: Path, **options: Any) -> None:
        bank = bank_by_code(options["bank"])
        if bank is None:
            raise CommandError(_("Không có ngân hàng câu hỏi mang mã “{code}”.").format(code=options["bank"]))
        count, output = bank_as_file(bank, OutputFormat(options["format"]))
        try:
            out.write_bytes(output.content)
        except OSError as error:
            raise CommandError(_("Không ghi được tệp {file}.").format(file=out)) from error
        warnings = [{"where": said.where, "code": said.code, "message": str(said.message)} for said in output.findings]
        errors = [{"where": said.where, "code": said.code, "message": str(said.message)} for said in output.left_out]
        for said in (*warnings, *errors):
            self.stderr.write(f"{said['where']}: {said['message']}")
        written = count - len(errors)
        if options["json"]:
            report = {"written": written, "skipped": len(errors), "errors": errors, "warnings": warnings}
            self.stdout.write(json.dumps(report, ensure_ascii=False))
        else:
            self.stdout.write(_("Đã ghi {written} câu, bỏ qua {skipped}.").format(written=written, skipped=len(errors)))
        if errors:
            raise CommandError(_("{count} câu không ghi được ở định dạng này.").format(count=len(errors)))
