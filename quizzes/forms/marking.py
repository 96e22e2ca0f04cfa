"""What people say who mark, correct, release and answer."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quizzes.calculations import TYPES
from quizzes.calculations.corrections import UnclearNumberError, corrected_key, corrected_scenario
from quizzes.calculations.types import response_of
from quizzes.models import Attempt, ManualMark, QuestionType, QuestionVersion, Quiz, RegradeKind, Ruling
from quizzes.selectors.marking.regrades import key_that_counts
from quizzes.selectors.marking.sheets import Criterion

# What people mark has no key; what a formula computes has another one on every paper.
_WITHOUT_KEY = {QuestionType.ESSAY, QuestionType.UPLOAD, QuestionType.LIKERT}
_KEEPS_OLD = {QuestionType.SINGLE, QuestionType.TRUE_FALSE, QuestionType.HOTSPOT, QuestionType.SHORT, QuestionType.GAPS}
LONGEST_REASON = 500


def _words(label: Any, *, required: bool = True, longest: int = LONGEST_REASON, **facts: Any) -> forms.CharField:  # noqa: ANN401 -- Django's own
    box = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=required, max_length=longest, widget=box, **facts)


def _said(choices: Iterable[TextChoices]) -> list[tuple[str, str]]:
    """Choices as they stand in a list of their own, beginning with a capital."""
    return [(choice.value, capfirst(choice.label)) for choice in choices]


class MarkForm(forms.Form):
    """Points for each criterion and words for the learner; the button says whether this is a draft."""

    def __init__(
        self, criteria: Sequence[Criterion], own: ManualMark | None = None, data: QueryDict | None = None
    ) -> None:
        given = own.points if own else {}
        super().__init__(data, initial={"remark": own.remark} if own else None)
        self._names = {f"p_{row.id}": row.id for row in criteria}
        for row in criteria:
            self.fields[f"p_{row.id}"] = forms.DecimalField(
                label=row.text or gettext("Điểm"),
                help_text=gettext("Từ 0 đến {points} điểm").format(points=f"{row.points:g}".replace(".", ",")),
                min_value=0,
                max_value=row.points,
                max_digits=6,
                decimal_places=2,
                localize=True,
                required=not self.is_draft,
                initial=Decimal(given[row.id]) if row.id in given else None,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )
        self.fields["remark"] = _words(
            _("Nhận xét cho người học"),
            required=False,
            longest=4000,
            help_text=_("Người học đọc nhận xét này cùng kết quả."),
        )

    @property
    def is_draft(self) -> bool:
        """Whether the marker goes on later."""
        return bool(self.is_bound and self.data.get("go") == "draft")

    @property
    def points(self) -> dict[str, Decimal]:
        """The points by criterion; what is left empty in a draft is nothing."""
        return {row: self.cleaned_data[name] or Decimal(0) for name, row in self._names.items()}


class RegradeForm(forms.Form):
    """How a faulty question is made good; a corrected key is given by answering the question rightly."""

    kind = forms.ChoiceField(label=_("Cách xử lý"), widget=forms.RadioSelect)
    scope = forms.ChoiceField(label=_("Phạm vi"), widget=forms.RadioSelect)
    keeps_old = forms.BooleanField(label=_("Vẫn chấp nhận cả đáp án cũ"), required=False)
    reason = _words(
        _("Lý do"), help_text=_("Người học sẽ đọc câu này, ví dụ: Hai phương án B và C đều đúng theo Luật năm 2025.")
    )

    def __init__(self, version: QuestionVersion, quiz: Quiz | None, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"scope": "quiz" if quiz else "all", "kind": RegradeKind.FULL_MARKS})
        self._version, self._quiz = version, quiz
        scopes = [("all", gettext("Mọi bài kiểm tra có câu này"))]
        if quiz:
            scopes.insert(0, ("quiz", gettext("Chỉ bài “{title}”").format(title=quiz.title)))
        self.fields["scope"].choices = scopes  # type: ignore[attr-defined]
        kinds = [kind for kind in RegradeKind if kind != RegradeKind.KEY or self.takes_key]
        self.fields["kind"].choices = _said(kinds)  # type: ignore[attr-defined]
        if version.type not in _KEEPS_OLD:
            del self.fields["keeps_old"]

    @property
    def takes_key(self) -> bool:
        """Whether the question has a key that can be put right."""
        return self._version.type not in _WITHOUT_KEY and "formula" not in self._version.key

    @property
    def quiz(self) -> Quiz | None:
        """Where the question is marked anew; everywhere without one."""
        return self._quiz if self.cleaned_data["scope"] == "quiz" else None

    def clean(self) -> dict[str, Any]:
        """A corrected key needs an answer that fits the question."""
        cleaned = super().clean() or {}
        if cleaned.get("kind") == RegradeKind.KEY:
            try:
                cleaned["key"] = self._key(keeps_old=bool(cleaned.get("keeps_old")))
            except UnclearNumberError:
                self.add_error("kind", _("Con số này hiểu được theo hai cách. Đồng chí viết rõ hơn, ví dụ 1234,5."))
        return cleaned

    def _key(self, *, keeps_old: bool) -> dict[str, Any] | None:
        version, kind = self._version, TYPES[self._version.type]
        item = {"type": version.type, **kind.facts(version.body)}
        assert isinstance(self.data, QueryDict)  # noqa: S101 -- the form is bound to a request
        response = response_of(item, dict(self.data.lists()))
        if not response or not kind.fits(item, response) or "point" in response:
            self.add_error("kind", _("Đồng chí trả lời câu hỏi ở dưới cho đúng; câu trả lời ấy thành đáp án mới."))
            return None
        key = key_that_counts(version, self._quiz)
        if version.type == QuestionType.SCENARIO:
            types = {part["id"]: part["type"] for part in version.body["parts"]}
            return corrected_scenario(key, response, types, keeps_old=keeps_old)
        return corrected_key(version.type, key, response, keeps_old=keeps_old)


class AcceptedForm(forms.Form):
    """Short answers that are right after all."""

    accepted = forms.MultipleChoiceField(label=_("Các câu trả lời được chấp nhận"), widget=forms.CheckboxSelectMultiple)
    reason = _words(_("Lý do"), help_text=_("Người học sẽ đọc câu này."))

    def __init__(self, texts: Sequence[tuple[str, str]], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields["accepted"].choices = texts  # type: ignore[attr-defined]


class VerdictForm(forms.Form):
    """Yes or no, and why."""

    verdict = forms.ChoiceField(label=_("Quyết định"), widget=forms.RadioSelect)
    remark = _words(_("Ý kiến"), required=False)

    def __init__(self, yes: Any, no: Any, data: QueryDict | None = None) -> None:  # noqa: ANN401 -- lazy texts
        super().__init__(data)
        self.fields["verdict"].choices = [("yes", yes), ("no", no)]  # type: ignore[attr-defined]

    @property
    def is_yes(self) -> bool:
        """What was decided."""
        return bool(self.cleaned_data["verdict"] == "yes")

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        cleaned = super().clean() or {}
        if cleaned.get("verdict") == "no" and not cleaned.get("remark"):
            self.add_error("remark", _("Đồng chí ghi rõ vì sao."))
        return cleaned


class ReplyForm(VerdictForm):
    """The answer to an appeal: always in words."""

    remark = _words(_("Trả lời người học"), longest=4000)


class RulingForm(forms.Form):
    """What becomes of an attempt, and why."""

    ruling = forms.ChoiceField(label=_("Quyết định"), widget=forms.RadioSelect)
    reason = _words(_("Lý do"), help_text=_("Ghi lại trong hồ sơ chấm; người học được báo lý do này."))

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields["ruling"].choices = _said(Ruling)  # type: ignore[attr-defined]


class AppealForm(forms.Form):
    """What a learner wants looked at again."""

    position = forms.TypedChoiceField(label=_("Xem lại câu nào"), coerce=int, empty_value=None, required=False)
    reason = _words(_("Vì sao cần xem lại"), longest=4000)

    def __init__(self, attempt: Attempt, data: QueryDict | None = None) -> None:
        super().__init__(data)
        count = len(attempt.paper["items"])
        numbers = [(n, gettext("Câu {number}").format(number=n)) for n in range(1, count + 1)]
        self.fields["position"].choices = [("", gettext("Cả bài")), *numbers]  # type: ignore[attr-defined]


class ReleaseForm(forms.Form):
    """A word for the record when results are opened."""

    note = forms.CharField(label=_("Ghi chú (nếu có)"), max_length=300, required=False)
