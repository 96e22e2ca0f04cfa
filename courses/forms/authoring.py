"""What is filled in before a course is written."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy

from accounts.models import User
from courses.errors import CourseCodeTakenError
from courses.forms.fields import UnitField
from courses.models import CoursePage, Topic
from courses.services.drafting import draft_course
from organisation.selectors import Scope, version_of

CODE = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9./-]*$", gettext_lazy("Mã chỉ gồm chữ không dấu, chữ số và dấu gạch, ví dụ CDS-CB-02.")
)


class CourseForm(forms.Form):
    """A new course: the rest is written in the editor."""

    title = forms.CharField(label=gettext_lazy("Tên khóa học"), max_length=200)
    code = forms.CharField(
        label=gettext_lazy("Mã khóa học"),
        max_length=40,
        validators=[CODE],
        help_text=gettext_lazy("Ngắn, không dấu, không trùng khóa khác. Ví dụ: CDS-CB-02."),
    )
    topic = forms.ChoiceField(label=gettext_lazy("Chủ đề"), choices=Topic.choices, initial=Topic.FRONT_WORK)

    def __init__(self, scope: Scope, data: Mapping[str, Any] | None = None) -> None:
        """Offer the units for which the trainer writes; the highest of them is there already."""
        top = scope.top
        super().__init__(data, initial={"unit": version_of(top, timezone.localdate()) if top else None})
        self.fields["unit"] = UnitField(scope=scope, label=gettext_lazy("Đơn vị tổ chức"))

    def draft(self, actor: User) -> CoursePage | None:
        """Write the course down; nothing, with a word at the field, for a code that is taken."""
        said = self.cleaned_data
        try:
            return draft_course(
                title=said["title"],
                code=said["code"],
                topic=said["topic"],
                owner_unit=said["unit"].unit,
                actor=actor,
            )
        except CourseCodeTakenError as error:
            self.add_error("code", error.sentence)
            return None
