"""A question as a trainer types it: one option a line, a star before each right one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.text.unicode import nfc
from quizzes.calculations import QuestionContent, identified
from quizzes.models import Level, Question, QuestionType
from quizzes.services import save_question

STAR = "*"
CHOICES = {QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.TRUE_FALSE}
FEWEST_OPTIONS = 2


class QuestionForm(WagtailAdminModelForm):
    """Saving makes a new version; papers under way keep the one they were drawn with."""

    stem = forms.CharField(label=_("Câu hỏi"), widget=forms.Textarea(attrs={"rows": 3}))
    options = forms.CharField(
        label=_("Phương án"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mỗi dòng một phương án. Đặt dấu * trước phương án đúng; có thể có nhiều phương án đúng."),
    )
    explanation = forms.CharField(
        label=_("Vì sao"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Hiện cùng đáp án, khi bài kiểm tra cho xem."),
    )
    level = forms.ChoiceField(label=_("Mức"), choices=Level.choices)

    class Meta:
        model = Question
        fields = ["bank", "code"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Wagtail's own
        super().__init__(*args, **kwargs)
        current = self.instance.current if self.instance.pk else None
        if current is None:
            return
        self.fields["bank"].disabled = self.fields["code"].disabled = True
        self.initial |= {"stem": current.stem, "explanation": current.explanation, "level": current.level}
        if current.type in CHOICES:
            self.initial["options"] = _as_lines(current.body, current.key)
        else:
            del self.fields["options"]

    def clean_options(self) -> list[tuple[str, bool]]:
        """The options with whether each is right."""
        lines = [nfc(line).strip() for line in self.cleaned_data["options"].splitlines()]
        options = [(line.lstrip(STAR).strip(), line.startswith(STAR)) for line in lines if line.strip(f"{STAR} ")]
        if len({text for text, _is_right in options}) < max(FEWEST_OPTIONS, len(options)):
            raise ValidationError(gettext("Cần ít nhất hai phương án, không phương án nào trùng nhau."))
        if not any(is_right for _text, is_right in options):
            raise ValidationError(gettext("Chưa có phương án đúng. Đặt dấu * trước phương án đúng."))
        return options

    def save(self, commit: bool = True) -> Question:  # noqa: FBT001, FBT002 -- Django's own
        """Save the question and, when it says something new, its next version."""
        question: Question = super().save(commit=commit)
        saved, _outcome = save_question(
            bank=question.bank, code=question.code, content=self._content(question), actor=self.for_user
        )
        return saved

    def _content(self, question: Question) -> QuestionContent:
        current, data = question.current, self.cleaned_data
        facts: dict[str, Any] = {"lesson_key": None, "competence": ""}
        if current is not None:
            lesson = str(current.lesson_key) if current.lesson_key else None
            facts = {
                "lesson_key": lesson,
                "competence": current.competence,
                "legal_reference": current.legal_reference,
            }
        if "options" in data:
            facts |= _choice(data["options"], current.type if current else "")
        elif current is not None:
            facts |= {"type": current.type, "body": current.body, "key": current.key}
        stem, explanation = nfc(data["stem"]).strip(), nfc(data["explanation"]).strip()
        return QuestionContent(stem=stem, explanation=explanation, level=data["level"], **facts)


def _as_lines(body: dict[str, Any], key: dict[str, Any]) -> str:
    correct = key["correct"]
    return "\n".join(
        f"{STAR} {option['text']}" if option["id"] in correct else option["text"] for option in body["options"]
    )


def _choice(options: list[tuple[str, bool]], former_type: str) -> dict[str, Any]:
    """Type, body and key of a question with these options."""
    body = {"options": identified(text for text, _is_right in options)}
    correct = [option["id"] for option, (_text, is_right) in zip(body["options"], options, strict=True) if is_right]
    kind = QuestionType.MULTIPLE if len(correct) > 1 else QuestionType.SINGLE
    if former_type == QuestionType.TRUE_FALSE and kind == QuestionType.SINGLE:
        kind = QuestionType.TRUE_FALSE
    return {"type": str(kind), "body": body, "key": {"correct": correct}}
