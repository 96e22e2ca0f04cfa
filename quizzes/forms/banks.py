"""A file of questions to take in, and the format in which a bank goes out."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.files.findings import FileError
from core.files.limits import MAX_BYTES
from core.files.sentences import EMPTY, TOO_LARGE
from quizzes.formats import ENDINGS, OutputFormat, read_bank
from quizzes.models import QuestionBank
from quizzes.services import keep_bank_file


class BankFileForm(forms.Form):
    """Reading the file happens with checking it, so that what is wrong stands beside it."""

    file = forms.FileField(
        label=_("Tệp câu hỏi"),
        help_text=_(
            "Word, Excel, CSV, GIFT, Aiken, Moodle XML, QTI hoặc JSON; dạng tệp được tự nhận. Nhiều nhất 50 MB."
        ),
        error_messages={"required": _("Đồng chí chọn tệp câu hỏi."), "empty": EMPTY},
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx,.xls,.ods,.csv,.txt,.gift,.xml,.zip,.json"}),
    )

    def __init__(self, bank: QuestionBank, actor: User, *data: Any) -> None:  # noqa: ANN401 -- the request's
        self.bank, self.actor = bank, actor
        self._content = b""
        super().__init__(*data)

    def clean_file(self) -> str:
        """The name of the file; refused with the reader's own sentence."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise ValidationError(str(TOO_LARGE), code="too_large")
        self._content = upload.read()
        try:
            read_bank(self._content)
        except FileError as error:
            raise ValidationError(str(error.sentence), code=error.code) from error
        return str(upload.name)

    def save(self) -> UUID:
        """Put the file aside until it has been looked at."""
        return keep_bank_file(content=self._content, name=self.cleaned_data["file"], actor=self.actor)


class ExportForm(forms.Form):
    """The format of a file that goes out."""

    dang = forms.ChoiceField(
        label=_("Dạng tệp"),
        choices=[
            (OutputFormat.XLSX, _("Excel, cũng là tệp mẫu để điền")),
            (OutputFormat.DOCX, _("Word, để in và soát")),
            (OutputFormat.JSON, _("JSON, giữ nguyên mọi thứ")),
            (OutputFormat.MOODLE, _("Moodle XML")),
            (OutputFormat.GIFT, _("GIFT")),
            (OutputFormat.AIKEN, _("Aiken, chỉ câu một đáp án")),
            (OutputFormat.QTI, _("QTI 2.2")),
            (OutputFormat.QTI_21, _("QTI 2.1")),
            (OutputFormat.QTI_30, _("QTI 3.0")),
        ],
    )

    @property
    def format(self) -> OutputFormat:
        """The format chosen."""
        return OutputFormat(self.cleaned_data["dang"])

    @property
    def ending(self) -> str:
        """The ending of the file's name."""
        return ENDINGS[self.format]
