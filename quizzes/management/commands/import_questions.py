"""`manage.py import_questions FILE --bank CODE`: a file of questions into a bank."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.core.validators import validate_slug
from django.utils.translation import gettext as _

from core.importing import ImportCommand
from quizzes.formats import Format
from quizzes.models import QuestionBank
from quizzes.selectors import bank_by_code
from quizzes.services import BankReport, BankUpload, import_questions, open_bank

LONGEST_CODE = 60


class Command(ImportCommand):
    help = (
        "Nhập câu hỏi từ GIFT, Moodle XML, Aiken, QTI, bảng tính, Word hoặc JSON; dạng tệp tự nhận. "
        "Nhập lại cùng tệp không thay đổi gì; câu đã có được tìm theo mã hoặc theo nội dung. "
        "Câu bị từ chối có lý do; --accept MÃ nhận câu trả lời được đề nghị cho loại đó."
    )
    file_help = "tệp câu hỏi"

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--bank", required=True, help="mã ngân hàng câu hỏi; chưa có thì mở mới")
        parser.add_argument(
            "--format", choices=[str(form) for form in Format], default=None, help="dạng tệp, mặc định tự nhận"
        )

    def take_in(self, content: bytes, file: Path, *, accepted: frozenset[str], **options: Any) -> BankReport:
        is_trial = options["dry_run"]
        upload = BankUpload(
            content=content,
            file_name=file.name,
            format=Format(options["format"]) if options["format"] else None,
            accepted=accepted,
        )
        bank = self._bank(options["bank"], is_trial=is_trial)
        return import_questions(bank=bank, upload=upload, actor=None, is_trial=is_trial)

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
