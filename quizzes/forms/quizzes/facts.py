"""What a quiz is called, what it is for, and where its questions come from; each kind begins with rules that suit it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.text.search import fold
from courses.selectors.authoring import courses_written_by
from quizzes.forms.quizzes.fields import Data, RulesForm
from quizzes.models import Behaviour, Layout, Quiz, QuizKind, ShowAnswers
from quizzes.selectors import banks_kept_by
from quizzes.selectors.setup import quizzes_kept_by

LONGEST_CODE = 50
_ONCE = {"is_graded": False, "pass_percent": 0, "max_attempts": 1, "show_answers": ShowAnswers.AFTER_SUBMISSION}
PRESETS: Mapping[str, Mapping[str, Any]] = {
    QuizKind.PRE_TEST: {**_ONCE, "allows_unsure": True},
    QuizKind.POST_TEST: _ONCE,
    QuizKind.FINAL_TEST: {"minutes": 30, "max_attempts": 3, "cooldown_hours": 24},
    QuizKind.PRACTICE: {**_ONCE, "max_attempts": None, "behaviour": Behaviour.IMMEDIATE},
    QuizKind.SURVEY: {
        **_ONCE,
        "layout": Layout.LIST,
        "is_anonymous": True,
        "shuffles_questions": False,
        "shuffles_options": False,
        "show_answers": ShowAnswers.NEVER,
    },
}
_OWN = {"id", "code", "title", "paired_with"}
COPIED = tuple(field.name for field in Quiz._meta.concrete_fields if field.name not in _OWN)  # noqa: SLF001 -- documented by Django


class _Titled(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 -- a bank or a course
        """By its title."""
        return str(obj.title)


class NewQuizForm(forms.Form):
    """A quiz that is not there yet; everything else is set afterwards."""

    title = forms.CharField(label=_("Tên bài kiểm tra"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=QuizKind.choices,
        widget=forms.RadioSelect,
        initial=QuizKind.FINAL_TEST,
        help_text=_("Mỗi loại có sẵn quy định hợp với nó; đồng chí sửa được ở bước sau."),
    )
    course = _Titled(None, label=_("Khóa học"), empty_label=_("– chọn –"))
    bank = _Titled(None, label=_("Ngân hàng câu hỏi"), empty_label=_("– chọn –"))
    code = forms.SlugField(
        label=_("Mã bài kiểm tra"),
        max_length=LONGEST_CODE,
        required=False,
        help_text=_("Chữ không dấu, số và gạch nối; đứng trong địa chỉ trang. Để trống thì hệ thống tự đặt."),
        error_messages={"invalid": _("Mã chỉ gồm chữ không dấu, số và gạch nối, ví dụ attt-giua-khoa.")},
    )

    def __init__(self, user: User, data: Data = None, *, source: Quiz | None = None) -> None:
        """Offer courses and banks of the user's branch; a copy begins with what its source says."""
        super().__init__(data)
        self.source = source
        for name, offered in (("course", courses_written_by(user)), ("bank", banks_kept_by(user))):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- declared above
            field.queryset = offered
        if source is not None:
            copy = gettext("%(title)s (bản sao)") % {"title": source.title}
            self.initial = {"title": copy, "kind": source.kind, "course": source.course_id, "bank": source.bank_id}

    @property
    def code_meant(self) -> str:
        """The code as it was given, or made of the title."""
        said = self.cleaned_data
        return str(said["code"] or slugify(fold(said["title"]))[:LONGEST_CODE].strip("-") or said["kind"])

    @property
    def values(self) -> dict[str, Any]:
        """What the new quiz begins with."""
        said = {name: self.cleaned_data[name] for name in ("title", "kind", "course", "bank")}
        if self.source is not None:
            return {**{name: getattr(self.source, name) for name in COPIED}, **said}
        return {"question_count": 0, "blueprint": {"sections": []}, **PRESETS[said["kind"]], **said}


class FactsForm(RulesForm):
    """What a quiz is called, what it is for, and what it is compared with."""

    class Meta:
        model = Quiz
        fields = ("title", "kind", "bank", "paired_with")
        widgets = {"kind": forms.RadioSelect}
        help_texts = {
            "paired_with": _("Chỉ dùng cho bài kiểm tra đầu ra: tiến bộ được tính theo đơn vị, không nêu tên ai."),
            "bank": _("Đổi ngân hàng thì đề đang soạn lấy câu từ ngân hàng mới; đồng chí xem lại mục Câu hỏi."),
        }

    def __init__(self, user: User, data: Data = None, *, instance: Quiz) -> None:
        """Offer banks of the user's branch, and the course's tests of what is known before."""
        super().__init__(user, data, instance=instance)
        before = quizzes_kept_by(user).filter(course=instance.course_id, kind=QuizKind.PRE_TEST).exclude(pk=instance.pk)
        before = before.filter(Q(paired_by=None) | Q(paired_by=instance))
        for name, offered, nothing in (
            ("bank", banks_kept_by(user), None),
            ("paired_with", before, _("Không so với bài nào")),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- the model's own
            field.queryset, field.empty_label = offered, nothing

    def clean(self) -> dict[str, Any]:
        """Only what is asked afterwards has something to be compared with."""
        cleaned = super().clean() or {}
        if cleaned.get("kind") != QuizKind.POST_TEST:
            cleaned["paired_with"] = None
        if self.instance.is_anonymous and cleaned.get("kind") != QuizKind.SURVEY:
            self.add_error(
                "kind", gettext("Chỉ phiếu khảo sát mới không ghi tên. Đồng chí bỏ mục Không ghi tên trước.")
            )
        return cleaned
