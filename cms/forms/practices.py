"""What a unit writes about what it does well."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, User
from cms.models import PracticeSubmission, PracticeTopic
from cms.services import PracticeFacts, submit_practice
from cms.services.practices import Picture
from core.files.findings import FileError
from core.files.images import cleaned_image
from core.text.unicode import tidy_line, tidy_text

MOST_PICTURES = 3
MOST_BYTES = 20 * 1024 * 1024
SHORTEST = 30


class PracticeForm(forms.Form):
    """Short answers to the four questions that everybody asks; up to three pictures."""

    title = forms.CharField(label=_("Tên mô hình"), max_length=150)
    topic = forms.ChoiceField(label=_("Lĩnh vực"), choices=PracticeTopic.choices)
    place = forms.CharField(label=_("Nơi thực hiện"), max_length=200, help_text=_("Ví dụ: xóm Sen 2, xã Kim Liên"))
    problem = forms.CharField(
        label=_("Vì sao làm"), min_length=SHORTEST, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    method = forms.CharField(
        label=_("Cách làm"),
        min_length=SHORTEST,
        max_length=6000,
        help_text=_("Ai làm, làm từng bước thế nào, cần những gì, để nơi khác làm theo được."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    result = forms.CharField(label=_("Kết quả nổi bật"), max_length=300, help_text=_("Một hai câu, có số liệu nếu có."))
    description = forms.CharField(label=_("Ảnh chụp gì"), max_length=200, required=False)

    def __init__(self, data: Any = None, files: Any = None, *, submission: PracticeSubmission | None = None) -> None:  # noqa: ANN401 -- the request's
        """Begin with what was sent before."""
        names = ("title", "topic", "place", "problem", "method", "result")
        said = {name: getattr(submission, name) for name in names} if submission else None
        super().__init__(data, files, initial=said)
        self.submission = submission
        for number in range(1, MOST_PICTURES + 1):
            box = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
            label = _g("Ảnh {number}").format(number=number)
            self.fields[f"picture{number}"] = forms.FileField(label=label, required=False, widget=box)
        self.order_fields([*names, *(f"picture{n}" for n in range(1, MOST_PICTURES + 1)), "description"])

    def clean(self) -> dict[str, Any]:
        """Tidy what was typed; refuse what is no picture with the reader's own sentence, and pictures without words."""
        cleaned = super().clean() or {}
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = tidy_text(value) if name in {"problem", "method"} else tidy_line(value)
        for number in range(1, MOST_PICTURES + 1):
            self._clean_picture(f"picture{number}", cleaned)
        if self._uploads(cleaned) and not cleaned.get("description"):
            self.add_error("description", _g("Đồng chí ghi ảnh chụp gì, để người không nhìn thấy ảnh cũng hiểu."))
        return cleaned

    def save(self, *, submitter: Person, actor: User) -> PracticeSubmission:
        """Send it."""
        said = self.cleaned_data
        facts = PracticeFacts(**{name: said[name] for name in PracticeFacts.__dataclass_fields__})
        pictures = [Picture(content, said["description"]) for content in self._uploads(said)]
        return submit_practice(
            facts=facts, submitter=submitter, pictures=pictures, submission=self.submission, actor=actor
        )

    def _clean_picture(self, name: str, cleaned: dict[str, Any]) -> None:
        upload = cleaned.get(name)
        if not isinstance(upload, UploadedFile):
            return
        if (upload.size or 0) > MOST_BYTES:
            self.add_error(name, _g("Ảnh lớn hơn 20 MB. Đồng chí chọn ảnh nhỏ hơn."))
            return
        try:
            cleaned[name] = cleaned_image(upload.read())
        except FileError as error:
            self.add_error(name, ValidationError(str(error.sentence), code=error.code))

    @staticmethod
    def _uploads(cleaned: dict[str, Any]) -> list[bytes]:
        found = (cleaned.get(f"picture{number}") for number in range(1, MOST_PICTURES + 1))
        return [content for content in found if isinstance(content, bytes)]


class RemarkForm(forms.Form):
    """What is still missing."""

    remark = forms.CharField(label=_("Cần bổ sung gì"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
