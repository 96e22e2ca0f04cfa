"""What is filled in by those who run programmes."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.text.slugs import slugify_vi
from courses.forms.fields import DayField, UnitField, still_to_come
from courses.models import NodeKind, Programme, ProgrammeNode
from courses.selectors import open_courses
from courses.services.programmes import Drive, NodeFacts, ProgrammeFacts, draft_programme, start_study_drive
from organisation.models import Category
from organisation.selectors import Scope

RESERVED = {"quan-ly", "moi", "dot-hoc", "so-tiet"}
MOST_REMINDERS = 6


def free_code(title: str) -> str:
    """An address for a programme of this title that no other has."""
    base = slugify_vi(title, max_length=50) or "chuong-trinh"
    taken = set(Programme.objects.filter(code__startswith=base).values_list("code", flat=True)) | RESERVED
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(code for code in numbered if code not in taken)


class ReminderField(forms.CharField):
    """Days before the due day, as "30, 7, 1"; "-3" is three days after it."""

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 -- Django's own
        """Show the days in order."""
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[int]:  # noqa: ANN401
        """The days, the earliest reminder first."""
        text = super().clean(value)
        parts = [part for part in re.split(r"[,;\s]+", text) if part]
        if not all(re.fullmatch(r"-?\d{1,3}", part) for part in parts) or len(parts) > MOST_REMINDERS:
            raise forms.ValidationError(
                _("Đồng chí ghi các số ngày cách nhau bằng dấu phẩy, nhiều nhất 6 số, ví dụ 30, 7, 1, -3.")
            )
        return sorted(set(map(int, parts)), reverse=True)


class ProgrammeForm(forms.Form):
    """What is said of a programme, beside what it asks."""

    title = forms.CharField(label=gettext_lazy("Tên chương trình"), max_length=200)
    summary = forms.CharField(
        label=gettext_lazy("Giới thiệu"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    document = forms.CharField(
        label=gettext_lazy("Căn cứ văn bản số"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Ví dụ: 12/KH-MTTQ"),
    )
    reminder_days = ReminderField(
        label=gettext_lazy("Nhắc trước hạn (ngày)"),
        required=False,
        initial=[30, 7, 1],
        help_text=gettext_lazy("Cách nhau bằng dấu phẩy. Số âm là nhắc sau hạn: -3 là ba ngày sau hạn."),
    )
    grace_days = forms.IntegerField(
        label=gettext_lazy("Gia hạn chung sau hạn chót (ngày)"),
        min_value=0,
        max_value=365,
        initial=0,
        help_text=gettext_lazy("Trong những ngày này chưa tính là quá hạn."),
    )
    valid_months = forms.IntegerField(
        label=gettext_lazy("Kết quả có giá trị (tháng)"),
        required=False,
        min_value=1,
        max_value=600,
        help_text=gettext_lazy("Để trống nếu chỉ phải học một lần."),
    )
    renewal_days = forms.IntegerField(
        label=gettext_lazy("Mở học lại trước khi hết giá trị (ngày)"), min_value=0, max_value=730, initial=60
    )

    def __init__(
        self, scope: Scope, data: Mapping[str, Any] | None = None, *, programme: Programme | None = None
    ) -> None:
        """A new programme asks who runs it; one that stands is run where it is."""
        self.programme = programme
        known = {name: getattr(programme, name) for name in self.base_fields} if programme else None
        super().__init__(data, initial=known)
        if programme is None:
            self.fields["unit"] = UnitField(scope=scope, label=gettext_lazy("Đơn vị tổ chức"))
            self.order_fields(["title", "unit"])

    @property
    def facts(self) -> ProgrammeFacts:
        """What was filled in; the kind of a programme stays what it is."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "unit"}
        if self.programme:
            said["kind"] = self.programme.kind
        return ProgrammeFacts(**said)

    def draft(self, actor: User) -> Programme:
        """Write the programme down."""
        unit = self.cleaned_data["unit"].unit
        return draft_programme(code=free_code(self.facts.title), owner_unit=unit, facts=self.facts, actor=actor)


class DriveForm(forms.Form):
    """A study drive in one form: what is studied, by whom, until when."""

    title = forms.CharField(
        label=gettext_lazy("Tên đợt học"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Học tập, quán triệt Nghị quyết Đại hội Mặt trận Tổ quốc tỉnh"),
    )
    document = forms.CharField(label=gettext_lazy("Văn bản số"), max_length=60, required=False)
    summary = forms.CharField(
        label=gettext_lazy("Yêu cầu của đợt học"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Người học đọc được phần này ở đầu đợt."),
    )
    course = forms.ModelChoiceField(
        label=gettext_lazy("Khóa học"),
        queryset=open_courses(),
        help_text=gettext_lazy("Khóa có bài đọc văn bản, phần xác nhận đã đọc và câu kiểm tra ngắn."),
    )
    categories = forms.MultipleChoiceField(
        label=gettext_lazy("Diện phải học"),
        choices=Category.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Không chọn diện nào là mọi cán bộ của đơn vị."),
    )
    due_on = DayField(label=gettext_lazy("Hoàn thành đến hết ngày"))
    field_order = ("title", "document", "summary", "course", "unit", "categories", "due_on")

    def __init__(self, scope: Scope, data: Mapping[str, Any] | None = None) -> None:
        """Offer the units of the officer's own."""
        super().__init__(data)
        self.fields["unit"] = UnitField(scope=scope, label=gettext_lazy("Đơn vị học"))
        self.order_fields(self.field_order)

    def clean_due_on(self) -> Any:  # noqa: ANN401 -- a day
        """The last day must still come."""
        return still_to_come(self.cleaned_data["due_on"])

    def start(self, actor: User) -> Programme:
        """Open the drive."""
        said = {**self.cleaned_data, "unit": self.cleaned_data["unit"].unit}
        return start_study_drive(code=free_code(said["title"]), drive=Drive(**said), actor=actor)


GROUPS = [
    (NodeKind.ALL, gettext_lazy("Nhóm: hoàn thành tất cả các phần")),
    (NodeKind.ANY, gettext_lazy("Nhóm: chọn và hoàn thành một số phần")),
    (NodeKind.POINTS, gettext_lazy("Nhóm: đạt đủ số điểm")),
]


class NodeForm(forms.Form):
    """A part of a programme: a course, or a group of parts."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Phần này là"),
        choices=[(NodeKind.COURSE, gettext_lazy("Một khóa học")), *GROUPS],
        widget=forms.RadioSelect,
        initial=NodeKind.COURSE,
    )
    course = forms.ModelChoiceField(label=gettext_lazy("Khóa học"), queryset=open_courses(), required=False)
    title = forms.CharField(
        label=gettext_lazy("Tên nhóm"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ví dụ: Kiến thức chung. Khóa học dùng tên của khóa."),
    )
    needed = forms.IntegerField(
        label=gettext_lazy("Cần hoàn thành bao nhiêu phần, hoặc đạt bao nhiêu điểm"),
        min_value=0,
        max_value=1000,
        initial=0,
        help_text=gettext_lazy("Chỉ dùng cho nhóm chọn một số phần và nhóm đạt điểm."),
    )
    points = forms.IntegerField(
        label=gettext_lazy("Số điểm của phần này"),
        min_value=0,
        max_value=1000,
        initial=0,
        help_text=gettext_lazy("Chỉ dùng khi phần này nằm trong nhóm đạt điểm."),
    )
    is_ordered = forms.BooleanField(label=gettext_lazy("Các phần trong nhóm học lần lượt"), required=False)
    delay_days = forms.IntegerField(
        label=gettext_lazy("Mở sau khi được giao (ngày)"), min_value=0, max_value=1000, initial=0
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, node: ProgrammeNode | None = None) -> None:
        """A part that stands shows what it is; a group that has parts cannot become a course."""
        known = {name: getattr(node, name) for name in self.base_fields} if node else None
        super().__init__(data, initial=known)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 -- declared above
        if node and (node.parent_id is None or node.parts.exists()):
            kind.choices = GROUPS
            del self.fields["course"]

    def clean(self) -> dict[str, Any]:
        """A course must be named, and a group must say how much it asks for."""
        cleaned = super().clean() or {}
        kind = cleaned.get("kind")
        if kind == NodeKind.COURSE and not cleaned.get("course"):
            self.add_error("course", _("Đồng chí chọn khóa học."))
        if kind in {NodeKind.ANY, NodeKind.POINTS} and not cleaned.get("needed"):
            self.add_error("needed", _("Đồng chí ghi số phần hoặc số điểm cần đạt, từ 1 trở lên."))
        return cleaned

    @property
    def facts(self) -> NodeFacts:
        """What was filled in."""
        return NodeFacts(**self.cleaned_data)
