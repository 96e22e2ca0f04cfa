"""What is asked, answered and said of a course."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7
from core.text.unicode import tidy_text
from courses.models import CoursePage
from feedback.models import CourseRating, LessonQuestion, LessonReply
from feedback.selectors import InboxState

STARS = (
    ("5", _("5 sao: rất có ích cho công việc")),
    ("4", _("4 sao: có ích")),
    ("3", _("3 sao: tạm được")),
    ("2", _("2 sao: ít dùng được")),
    ("1", _("1 sao: không dùng được")),
)


class SaidField(forms.CharField):
    """A few lines of plain text."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": rows}), **options})

    def to_python(self, value: Any) -> str:  # noqa: ANN401 -- Django's own
        """The text as it was meant."""
        return tidy_text(super().to_python(value) or "")


class SaidOnceForm(forms.Form):
    """Something said under an id that was given with the form, so that sending it twice says it once."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *data: Any, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        super().__init__(*data, **options)
        self.fields["uid"].initial = uuid7

    @property
    def once(self) -> UUID:
        """The id, or a new one where none came."""
        return self.cleaned_data["uid"] or uuid7()


class QuestionForm(SaidOnceForm):
    """A learner's question."""

    text = SaidField(
        label=_("Câu hỏi của đồng chí"),
        max_length=LessonQuestion._meta.get_field("text").max_length,  # noqa: SLF001 -- documented by Django
        help_text=_("Nói rõ chỗ chưa hiểu. Không ghi số giấy tờ, mật khẩu hay tên bà con."),
        error_messages={"required": _("Đồng chí chưa ghi câu hỏi.")},
    )


class AnswerForm(SaidOnceForm):
    """A trainer's answer."""

    text = SaidField(
        label=_("Trả lời"),
        rows=6,
        max_length=LessonReply._meta.get_field("text").max_length,  # noqa: SLF001 -- documented by Django
        error_messages={"required": _("Đồng chí chưa ghi câu trả lời.")},
    )
    is_shared = forms.BooleanField(label=_("Cho mọi người học khóa này xem, không kèm tên người hỏi"), required=False)


class RatingForm(forms.Form):
    """What a learner who has finished thinks of the course."""

    stars = forms.ChoiceField(
        label=_("Khóa học này có ích cho công việc của đồng chí không?"),
        choices=STARS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Đồng chí chọn một mức.")},
    )
    comment = SaidField(
        label=_("Góp ý thêm"),
        required=False,
        max_length=CourseRating._meta.get_field("comment").max_length,  # noqa: SLF001 -- documented by Django
        help_text=_("Nên giữ gì, sửa gì. Không bắt buộc."),
    )

    def clean_stars(self) -> int:
        """As a number."""
        return int(self.cleaned_data["stars"])


class InboxForm(forms.Form):
    """Which questions a trainer wants to see; what it does not understand it ignores."""

    STATES: Sequence[tuple[str, InboxState, str | Promise]] = (
        ("cho", "waiting", _("Chờ trả lời")),
        ("xong", "answered", _("Đã trả lời")),
        ("khep", "closed", _("Đã khép")),
        ("tat-ca", "all", _("Tất cả")),
    )

    khoa: forms.ModelChoiceField[CoursePage] = forms.ModelChoiceField(
        label=_("Khóa học"),
        queryset=None,
        to_field_name="slug",
        required=False,
        empty_label=_("Mọi khóa học"),
        widget=forms.Select(attrs={"class": "sel"}),
    )
    tt = forms.ChoiceField(choices=[(word, label) for word, _state, label in STATES], required=False)

    def __init__(self, *data: Any, courses: QuerySet[CoursePage]) -> None:  # noqa: ANN401 -- the request's
        super().__init__(*data)
        self.fields["khoa"].queryset = courses  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def state(self) -> InboxState:
        """How far the questions are; those that wait, unless another was asked for."""
        states: dict[str, InboxState] = {word: state for word, state, _label in self.STATES}
        return states.get(self.cleaned_data.get("tt", ""), "waiting")

    @property
    def course(self) -> str:
        """The address of the one course that is meant."""
        course = self.cleaned_data.get("khoa")
        return course.slug if course else ""

    @property
    def chips(self) -> list[tuple[str, str, bool]]:
        """Links to the other states, keeping the course."""
        kept = {"khoa": self.course} if self.course else {}
        return [
            (str(label), "?" + urlencode({"tt": word} | kept), state == self.state)
            for word, state, label in self.STATES
        ]
