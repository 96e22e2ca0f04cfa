"""Whom of a course's learners a trainer looks for, and for whom a lesson is confirmed."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import CoursePage, Enrolment
from courses.selectors import current_edition, outline_of
from courses.selectors.standing import those_wished

STATES = (
    ("", _("Tất cả")),
    ("chua-bat-dau", _("Chưa bắt đầu")),
    ("dang-hoc", _("Đang học")),
    ("qua-han", _("Quá hạn")),
    ("da-xong", _("Đã hoàn thành")),
)


def _lessons_of(course: CoursePage) -> list[tuple[str, str]]:
    edition = current_edition(course)
    return [(str(item.key), item.title) for item in outline_of(edition).items] if edition else []


class LearnersForm(forms.Form):
    """What the list of learners is asked for; what it does not understand it ignores."""

    ten = forms.CharField(label=_("Họ và tên"), max_length=100, required=False)
    tt = forms.ChoiceField(label=_("Tình trạng"), choices=STATES, required=False)
    bai = forms.ChoiceField(label=_("Chưa xong bài"), required=False)

    def __init__(self, course: CoursePage, data: Any) -> None:  # noqa: ANN401 -- the request's
        super().__init__(data)
        self.fields["bai"].choices = [("", _("Bài bất kỳ")), *_lessons_of(course)]  # type: ignore[attr-defined]

    @property
    def lesson(self) -> str:
        """The key of the lesson that those sought have not completed."""
        self.is_valid()
        return str(self.cleaned_data.get("bai", ""))

    def chosen(self, learners: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
        """Those sought."""
        self.is_valid()
        wishes = self.cleaned_data
        return those_wished(
            learners,
            name=wishes.get("ten", ""),
            state=wishes.get("tt", ""),
            lacking=wishes.get("bai", ""),
            today=timezone.localdate(),
        )


class ConfirmationForm(forms.Form):
    """A lesson, and those who have done what it asks."""

    bai = forms.ChoiceField()
    ai = forms.ModelMultipleChoiceField(Enrolment.objects.none(), to_field_name="uid")

    def __init__(self, course: CoursePage, learners: QuerySet[Enrolment], data: Any) -> None:  # noqa: ANN401 -- as above
        super().__init__(data)
        self.fields["bai"].choices = _lessons_of(course)  # type: ignore[attr-defined]
        self.fields["ai"].queryset = learners  # type: ignore[attr-defined]

    @property
    def facts(self) -> dict[str, Any]:
        """What is confirmed."""
        return {
            "item_key": UUID(self.cleaned_data["bai"]),
            "enrolments": [enrolment.pk for enrolment in self.cleaned_data["ai"]],
        }
