"""Lists of people: the file, the day and the unit of a new one; the answers to what one asks."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.files.findings import FileError
from core.files.limits import MAX_TABLE_BYTES
from core.text.dates import NotADateError, parse_date
from organisation.forms.fields import DayField, UnitField
from organisation.models import ImportRow, PeopleImport, UnitVersion
from organisation.selectors import Scope, version_of
from organisation.selectors.import_questions import Question, rows_asking_alike
from organisation.services.people_import import Answer, Draft, Upload, compare_people, keep_draft

ACCEPTED = ".xlsx,.xls,.ods,.csv,.txt,.tsv"


class UploadForm(forms.Form):
    """A new list; reading it happens with checking it, so that what is wrong with the file stands beside it."""

    file = forms.FileField(
        label=gettext_lazy("Tệp danh sách"),
        help_text=gettext_lazy("Excel (.xlsx, .xls), LibreOffice (.ods) hoặc CSV, nhiều nhất 20 MB."),
        error_messages={
            "required": gettext_lazy("Đồng chí chọn tệp danh sách."),
            "empty": gettext_lazy("Tệp rỗng. Đồng chí kiểm tra lại tệp."),
        },
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    as_of = DayField(
        label=gettext_lazy("Danh sách đúng đến ngày"),
        help_text=gettext_lazy("Chức vụ mới được tính từ ngày này."),
    )
    source = forms.CharField(
        label=gettext_lazy("Nguồn số liệu (không bắt buộc)"),
        help_text=gettext_lazy("Ví dụ: Ban Tổ chức tỉnh; danh sách tổ công nghệ số cộng đồng của Ủy ban nhân dân xã."),
        max_length=160,
        required=False,
    )

    def __init__(
        self,
        scope: Scope,
        actor: User,
        data: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, UploadedFile[Any]] | None = None,
    ) -> None:
        """Begin with today and the whole of what the actor keeps."""
        self.scope, self.actor, today = scope, actor, timezone.localdate()
        self.draft: Draft | None = None
        top = scope.top
        initial: dict[str, Any] = {"as_of": today, "unit": version_of(top, today) if top else None}
        super().__init__(data, files, initial=initial)
        self.fields["unit"] = UnitField(
            scope=scope,
            as_of=_day(data.get("as_of", "") if data else "") or today,
            label=_("Danh sách của đơn vị"),
            help_text=_("Dòng ghi đơn vị khác ngoài đơn vị này sẽ được hỏi lại. Tên hoặc mã, không cần dấu."),
        )
        self.order_fields(["file", "unit", "as_of", "source"])

    def clean_as_of(self) -> Any:  # noqa: ANN401 -- a day
        """A list tells of a day that has come."""
        day = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise ValidationError(_("Ngày này chưa đến. Đồng chí ghi hôm nay hoặc một ngày trước đó."))
        return day

    def clean(self) -> dict[str, Any]:
        """Read the file and compare it with the register, unless something else is wrong already."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        file: UploadedFile[Any] = cleaned["file"]
        if (file.size or 0) > MAX_TABLE_BYTES:
            self.add_error("file", _("Tệp lớn quá 20 MB. Đồng chí chia nhỏ rồi nhập từng tệp."))
            return cleaned
        try:
            self.draft = compare_people(upload=self._upload(cleaned, file), actor=self.actor)
        except FileError as error:
            self.add_error("file", str(error.sentence))
        return cleaned

    def save(self) -> PeopleImport:
        """Keep the comparison for review."""
        assert self.draft is not None  # noqa: S101 -- asked only of a valid form
        return keep_draft(draft=self.draft)

    def _upload(self, cleaned: Mapping[str, Any], file: UploadedFile[Any]) -> Upload:
        unit: UnitVersion = cleaned["unit"]
        return Upload(
            content=file.read(),
            file_name=file.name or "",
            as_of=cleaned["as_of"],
            unit=unit.unit,
            source=cleaned["source"],
            reach=frozenset(self.scope.unit_ids(cleaned["as_of"])),
        )


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except NotADateError:
        return None


class AnswersForm(forms.Form):
    """The answers to one page of questions: each a choice, or for a unit the name or code of another one."""

    OTHER = "khac"

    def __init__(self, questions: Sequence[Question], scope: Scope, data: Mapping[str, Any] | None = None) -> None:
        """One group of fields a question; nothing is required."""
        super().__init__(data)
        self.questions = questions
        for question in questions:
            choices = [*question.choices, ("", _("Để lại, chưa nhập"))]
            self.fields[question.name] = forms.ChoiceField(
                label=question.message, choices=choices, required=False, widget=forms.RadioSelect
            )
            if question.is_unit:
                other = UnitField(scope=scope, as_of=question.row.batch.as_of, label=_("Đơn vị khác"), required=False)
                self.fields[self._other(question)] = other

    @property
    def groups(self) -> list[tuple[Question, forms.BoundField, forms.BoundField | None]]:
        """The questions with their fields, for the page."""
        return [(q, self[q.name], self[self._other(q)] if q.is_unit else None) for q in self.questions]

    def answers(self) -> list[Answer]:
        """What was answered."""
        found = []
        for question in self.questions:
            other = self.cleaned_data.get(self._other(question))
            value = other.code if other is not None else self.cleaned_data.get(question.name, "")
            if value:
                found.append(Answer(self._rows(question), value, question.is_unit))
        return found

    def _other(self, question: Question) -> str:
        return f"{question.name}-{self.OTHER}"

    @staticmethod
    def _rows(question: Question) -> list[ImportRow]:
        return rows_asking_alike(question.row)
