"""What learners see of their attempts and when: a small table of moments and things."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from quizzes.calculations import AFTER, DURING, EXPLANATION, FINAL, MARKS, RESPONSE, RIGHT, Policy
from quizzes.forms.quizzes.fields import Data, RulesForm
from quizzes.models import Quiz

SHOWN = {
    RESPONSE: _("câu trả lời của mình"),
    MARKS: _("điểm"),
    RIGHT: _("đáp án đúng"),
    EXPLANATION: _("lời giải thích"),
}
_LINE = re.compile(r"(\d{1,3})\s*[-–]\s*(\d{1,3})\s*:\s*(\S.*)")


class _Seen(forms.MultipleChoiceField):
    def __init__(self, label: Any, *shown: str, hint: Any = "") -> None:  # noqa: ANN401 -- lazy texts
        super().__init__(
            label=label,
            choices=[(what, SHOWN[what]) for what in shown],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=hint,
        )


class ReviewForm(RulesForm):
    """The table, when its last row begins, and what is held back for people."""

    during = _Seen(
        _("Khi đang làm, sau mỗi câu"), MARKS, RIGHT, EXPLANATION, hint=_("Chỉ dùng khi chấm từng câu ngay.")
    )
    after = _Seen(_("Khi có kết quả"), RESPONSE, MARKS, RIGHT, EXPLANATION)
    final = _Seen(_("Về sau, từ lúc chọn ở trên"), RESPONSE, MARKS, RIGHT, EXPLANATION)
    texts = forms.CharField(
        label=_("Lời nhắn theo số câu đúng"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một mức, ví dụ: 0-5: Đồng chí học kỹ lại từ đầu."),
    )

    class Meta:
        model = Quiz
        fields = ("show_answers", "holds_results", "marks_anonymously")
        widgets = {"show_answers": forms.RadioSelect}

    field_order = ("show_answers", "during", "after", "final", "holds_results", "marks_anonymously", "texts")

    def __init__(self, user: User, data: Data = None, *, instance: Quiz) -> None:
        """Begin with what holds now, also where the quiz only follows what is laid down."""
        super().__init__(user, data, instance=instance)
        policy = Policy.of(instance)
        for moment in (DURING, AFTER, FINAL):
            self.initial[moment] = [what for what in SHOWN if policy.shows(what, moment)]
        lines = (f"{text['from']}-{text['to']}: {text['text']}" for text in instance.result_texts)
        self.initial["texts"] = "\n".join(lines)

    def clean_texts(self) -> list[dict[str, Any]]:
        """The lines as from, to and text."""
        texts = []
        for number, line in enumerate(filter(str.strip, self.cleaned_data["texts"].splitlines()), start=1):
            said = _LINE.fullmatch(line.strip())
            if said is None or int(said[1]) > int(said[2]):
                wrong = gettext("Dòng %(number)d chưa đúng. Đồng chí ghi như: 0-5: Đồng chí học kỹ lại từ đầu.")
                raise ValidationError(wrong % {"number": number})
            texts.append({"from": int(said[1]), "to": int(said[2]), "text": said[3]})
        return texts

    @property
    def values(self) -> dict[str, Any]:
        """What was said, by the names of the columns; a moment is named only where it differs from what is laid down."""
        said = self.cleaned_data
        laid_down = Policy(question_count=0, behaviour=self.instance.behaviour)
        review = {
            moment: said[moment]
            for moment in (DURING, AFTER, FINAL)
            if {what for what in SHOWN if laid_down.shows(what, moment)} != set(said[moment])
        }
        return {name: said[name] for name in self._meta.fields or ()} | {
            "review": review,
            "result_texts": said["texts"],
        }
