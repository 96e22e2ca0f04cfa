"""`manage.py import_questions FILE --bank CODE`: a file of questions into a bank."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_slug
from django.utils.translation import gettext as _

from quizzes.formats import Format
from quizzes.models import QuestionBank
from quizzes.selectors import bank_by_code
from quizzes.services import BankReport, BankUpload, import_questions, open_bank

LONGEST_CODE = 60


class Command(BaseCommand):
    help = (
        "Nhập câu hỏi từ GIFT, Moodle XML, Aiken, QTI, bảng tính, Word hoặc JSON; dạng tệp tự nhận. "
        "Nhập lại cùng tệp không thay đổi gì; câu đã có được tìm theo mã hoặc theo nội dung. "
        "Câu bị từ chối có lý do; --accept MÃ nhận câu trả lời được đề nghị cho loại đó."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="tệp câu hỏi")
        parser.add_argument("--bank", required=True, help="mã ngân hàng câu hỏi; chưa có thì mở mới")
        parser.add_argument(
            "--format", choices=[str(form) for form in Format], default=None, help="dạng tệp, mặc định tự nhận"
        )
        parser.add_argument("--accept", action="append", default=[], metavar="CODE", help="mã được đồng ý trước")
        parser.add_argument("--dry-run", action="store_true", help="chỉ báo cáo, không ghi gì")
        parser.add_argument("--json", action="store_true", help="dòng cuối là báo cáo dạng JSON")

    def handle(self, *, file: Path, dry_run: bool, **options: Any) -> None:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(_("Không đọc được tệp {file}.").format(file=file)) from error
        bank = self._bank(options["bank"], is_trial=dry_run)
        upload = BankUpload(
            content=content,
            file_name=file.name,
            format=Format(options["format"]) if options["format"] else None,
            accepted=frozenset(options["accept"]),
        )
        report = import_questions(bank=bank, upload=upload, actor=None, is_trial=dry_run)
        self._print(report, as_json=options["json"])
        if not report.is_clean:
            sentence = _("{errors} chỗ bị từ chối, {asks} chỗ cần trả lời.")
            raise CommandError(sentence.format(errors=len(report.errors), asks=len(report.asks)))

    def _bank(self, code: str, *, is_trial: bool) -> QuestionBank:
        bank = bank_by_code(code)
        if bank is not None:
            return bank
        try:
            validate_slug(code)
        except ValidationError as error:
            raise CommandError(
                _("Mã ngân hàng “{code}” chỉ được có chữ không dấu, số và dấu nối.").format(code=code)
            ) from error
        if len(code) > LONGEST_CODE:
            raise CommandError(_("Mã ngân hàng dài quá {count} ký tự.").format(count=LONGEST_CODE))
        if is_trial:
            return QuestionBank(code=code, title=code)
        return open_bank(code=code, title=code, course=None, actor=None)

    def _print(self, report: BankReport, *, as_json: bool) -> None:
        for said in (*report.errors, *report.asks):
            self.stderr.write(f"{said['where']}: {said['message']}")
        if as_json:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
            return
        for said in report.warnings:
            self.stdout.write(f"{said['where']}: {said['message']}")
        self.stdout.write(
            _("Thêm {created}, đổi {updated}, giữ nguyên {unchanged}, bỏ qua {skipped}.").format(**report.counts)
        )
