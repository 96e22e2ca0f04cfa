"""Work handed in, corrections with their evidence, what was learned elsewhere: text, and files that could do no harm."""

from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.files.documents import check_document
from core.files.findings import FileError
from core.files.images import cleaned_image
from courses.models import CorrectionKind, CoursePage, OutsideProvider
from courses.selectors import open_courses
from courses.services.outside import Learned

MOST_BYTES = 20_000_000
PICTURES = {".jpg": ".jpg", ".jpeg": ".jpg", ".png": ".png", ".webp": ".webp", ".gif": ".gif"}
ACCEPT = ".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.pptx,.txt"


class EvidenceField(forms.FileField):
    """A picture, written anew without where and with what it was taken, or a document; named by us, not by the sender."""

    def __init__(self, *, name: str, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        self.file_name = name
        options.setdefault("widget", forms.FileInput(attrs={"accept": ACCEPT}))
        options.setdefault("help_text", _("Ảnh chụp, PDF, Word, Excel hoặc PowerPoint, nhiều nhất 20 MB."))
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> ContentFile[bytes] | None:  # noqa: ANN401 -- as above
        """The file as it will be kept."""
        upload = super().clean(data, initial)
        if not upload:
            return None
        if upload.size > MOST_BYTES:
            raise ValidationError(
                _("Tệp lớn quá 20 MB. Đồng chí chụp nhỏ lại hoặc chia thành nhiều tệp."), code="too_large"
            )
        suffix, content = PurePosixPath(upload.name).suffix.lower(), upload.read()
        try:
            if suffix in PICTURES:
                return ContentFile(cleaned_image(content), self.file_name + PICTURES[suffix])
            check_document(upload.name, content)
        except FileError as error:
            raise ValidationError(str(error.sentence), code=error.code) from error
        return ContentFile(content, self.file_name + suffix)


class WorkForm(forms.Form):
    """A piece of work: text, a file, or both."""

    text = forms.CharField(
        label=_("Nội dung bài nộp"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Đồng chí viết trực tiếp ở đây, hoặc gửi tệp ở dưới."),
    )
    file = EvidenceField(label=_("Tệp hoặc ảnh chụp"), name="bai-nop", required=False)
    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Something must be handed in."""
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned.get("text") or cleaned.get("file")):
            self.add_error("text", _("Đồng chí viết nội dung hoặc chọn tệp rồi nộp."))
        return cleaned


class ReviewForm(forms.Form):
    """What the trainer says of a piece of work."""

    verdict = forms.ChoiceField(
        label=_("Kết quả"),
        choices=(("accepted", _("Đạt")), ("returned", _("Cần làm lại"))),
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("Nhận xét cho người học"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean(self) -> dict[str, Any]:
        """Work that is returned says what to do better."""
        cleaned = super().clean() or {}
        if cleaned.get("verdict") == "returned" and not cleaned.get("remark"):
            self.add_error("remark", _("Đồng chí ghi rõ cần làm lại phần nào."))
        return cleaned


class CorrectionForm(forms.Form):
    """What a trainer sets right, and on what grounds."""

    kind = forms.ChoiceField(
        label=_("Việc cần sửa"),
        choices=[choice for choice in CorrectionKind.choices if choice[0] != CorrectionKind.CONFIRMED],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Ví dụ: đã học tại lớp ngày 12/9, có tên trong danh sách điểm danh."),
    )
    evidence = EvidenceField(label=_("Minh chứng (nếu có)"), name="minh-chung", required=False)


class ClaimForm(forms.Form):
    """What somebody learned elsewhere."""

    provider = forms.ChoiceField(label=_("Nơi học"), choices=OutsideProvider.choices)
    title = forms.CharField(label=_("Tên khóa, lớp"), max_length=300)
    completed_on = forms.DateField(label=_("Hoàn thành ngày"), help_text=_("Ví dụ 25/3/2026."))
    course: forms.ModelChoiceField[CoursePage] = forms.ModelChoiceField(
        label=_("Thay cho khóa nào ở đây"),
        queryset=CoursePage.objects.none(),
        required=False,
        empty_label=_("Không thay khóa nào, chỉ ghi nhận"),
    )
    periods = forms.DecimalField(
        label=_("Số tiết (nếu biết)"), min_value=0, max_value=999, decimal_places=1, required=False, localize=True
    )
    result = forms.CharField(label=_("Kết quả, xếp loại (nếu có)"), max_length=100, required=False)
    certificate_number = forms.CharField(label=_("Số giấy chứng nhận (nếu có)"), max_length=80, required=False)
    evidence = EvidenceField(label=_("Ảnh giấy chứng nhận hoặc minh chứng"), name="minh-chung")

    def __init__(self, *data: Any) -> None:  # noqa: ANN401 -- the request's
        super().__init__(*data)
        self.fields["course"].queryset = open_courses().order_by("title")  # type: ignore[attr-defined]

    def clean_completed_on(self) -> Any:  # noqa: ANN401 -- a day
        """Nobody finishes tomorrow."""
        day = self.cleaned_data["completed_on"]
        if day > timezone.localdate():
            raise ValidationError(_("Ngày này chưa đến. Đồng chí kiểm tra lại ngày hoàn thành."))
        return day

    @property
    def learned(self) -> Learned:
        """What is claimed."""
        return Learned(**{name: value for name, value in self.cleaned_data.items() if name != "evidence"})


class DecisionForm(forms.Form):
    """What becomes of a claim."""

    verdict = forms.ChoiceField(
        label=_("Quyết định"),
        choices=(("approved", _("Công nhận")), ("refused", _("Không công nhận"))),
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(label=_("Ghi chú cho người học"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        cleaned = super().clean() or {}
        if cleaned.get("verdict") == "refused" and not cleaned.get("remark"):
            self.add_error("remark", _("Đồng chí ghi rõ vì sao không công nhận."))
        return cleaned
