"""A list of what people learned elsewhere, and the answers to what is asked about it."""

from collections.abc import Collection
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.files.findings import FileError
from core.files.limits import MAX_TABLE_BYTES
from core.files.sheets import read_book
from courses.services.lesson_import import keep_file

ANSWERS = {
    "legacy_encoding": _("Chuyển chữ phông cũ sang Unicode"),
    "number_missing": _("Nhận cả giấy không ghi số"),
    "duplicate_number": _("Nhận cả số đã có ở dòng trên"),
}
ANSWER = "dong-y"


class OutsideListForm(forms.Form):
    """The list as an office keeps it."""

    file = forms.FileField(
        label=_("Tệp danh sách"),
        help_text=_("Excel (.xlsx, .xls), LibreOffice (.ods) hoặc .csv"),
        error_messages={
            "required": _("Đồng chí chọn tệp danh sách."),
            "empty": _("Tệp rỗng. Đồng chí kiểm tra lại tệp."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
    )

    def clean_file(self) -> tuple[bytes, str]:
        """The file, refused with the reader's own sentence where it is none."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_TABLE_BYTES:
            raise ValidationError(_g("Tệp quá lớn. Đồng chí tách thành nhiều tệp nhỏ hơn."))
        content = upload.read()
        try:
            read_book(content)
        except FileError as error:
            raise ValidationError(str(error.sentence), code=error.code) from error
        return content, upload.name

    def keep(self, user: User) -> UUID:
        """Put it aside until its officer has looked at what would become of it."""
        content, name = self.cleaned_data["file"]
        return keep_file(content=content, name=name, actor=user)


class AnswersForm(forms.Form):
    """What may be agreed to of what is asked; it has no fields where nothing may be."""

    def __init__(self, asked: Collection[str], accepted: Collection[str]) -> None:
        """Offer the answers to these asks, and those that were given already."""
        super().__init__()
        choices = [(code, label) for code, label in ANSWERS.items() if code in asked or code in accepted]
        if choices:
            self.fields[ANSWER] = forms.MultipleChoiceField(
                label=_("Câu trả lời"),
                choices=choices,
                initial=list(accepted),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
