"""Of what a quiz is made: sections, questions picked one by one, and groups to draw from."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quizzes.calculations.composing import (
    Part,
    moved,
    with_group,
    with_points,
    with_questions,
    with_section,
    without,
)
from quizzes.forms.quizzes.fields import Data
from quizzes.models import Level, QuestionType
from quizzes.selectors.setup import Drawers, Pick

MOST = 200
DRAWN_BY = ("categories", "lessons", "competences", "tags")


class SectionForm(forms.Form):
    """What a section is called, and how many questions it draws."""

    title = forms.CharField(
        label=_("Tên phần"), max_length=200, required=False, help_text=_("Để trống nếu đề chỉ có một phần.")
    )
    note = forms.CharField(
        label=_("Lời dẫn cho người làm"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    count = forms.IntegerField(
        label=_("Số câu lấy ngẫu nhiên"),
        min_value=0,
        max_value=MOST,
        initial=0,
        help_text=_("Ngoài các câu chọn sẵn. Mỗi người làm nhận một bộ câu khác nhau."),
    )
    basic = forms.IntegerField(label=_("Trong đó mức cơ bản"), min_value=0, max_value=MOST, required=False)
    applied = forms.IntegerField(label=_("Trong đó mức vận dụng"), min_value=0, max_value=MOST, required=False)
    advanced = forms.IntegerField(
        label=_("Trong đó mức nâng cao"),
        min_value=0,
        max_value=MOST,
        required=False,
        help_text=_("Để trống cả ba: mức nào cũng được."),
    )

    def __init__(self, data: Data = None, *, part: Part | None = None) -> None:
        """Begin with what the section says."""
        self.part = part or {}
        super().__init__(data, initial={**self.part, **self.part.get("levels", {})})

    def clean(self) -> dict[str, Any]:
        """A section draws at least what its levels and groups ask."""
        cleaned = super().clean() or {}
        count = cleaned.get("count") or 0
        if sum(self._levels(cleaned).values()) > count:
            self.add_error("count", gettext("Số câu của ba mức cộng lại nhiều hơn số câu lấy ngẫu nhiên."))
        if sum(group["count"] for group in self.part.get("groups", ())) > count:
            self.add_error("count", gettext("Các nhóm của phần này cộng lại nhiều hơn số câu lấy ngẫu nhiên."))
        return cleaned

    def parts(self, parts: Sequence[Part], place: int) -> list[Part]:
        """The sections with this one as it was said."""
        said = {name: self.cleaned_data[name] for name in ("title", "note", "count")}
        return with_section(parts, place, {**said, "levels": self._levels(self.cleaned_data)})

    @staticmethod
    def _levels(said: Mapping[str, Any]) -> dict[str, int]:
        return {level: said[level] for level in Level.values if said.get(level)}


class GroupForm(forms.Form):
    """So many questions from these drawers; what is left empty does not matter."""

    count = forms.IntegerField(label=_("Số câu"), min_value=1, max_value=MOST, initial=5)
    categories = forms.TypedMultipleChoiceField(label=_("Danh mục"), coerce=int)
    lessons = forms.MultipleChoiceField(label=_("Bài học"))
    competences = forms.MultipleChoiceField(label=_("Năng lực"))
    tags = forms.TypedMultipleChoiceField(label=_("Nhãn"), coerce=int)

    def __init__(self, drawers: Drawers, data: Data = None, *, group: Part | None = None) -> None:
        """Offer the drawers that the bank has."""
        super().__init__(data, initial=group)
        for name in DRAWN_BY:
            field, offered = self.fields[name], getattr(drawers, name)
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 -- declared above
            field.required, field.widget = False, forms.CheckboxSelectMultiple()
            field.choices = offered
            if not offered:
                del self.fields[name]

    def parts(self, parts: Sequence[Part], place: int, number: int) -> list[Part]:
        """The sections with this group as it was said."""
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return with_group(parts, place, number, said)


class PickForm(forms.Form):
    """Which questions to look for, and which of those found to put into a section."""

    tim = forms.CharField(label=_("Tìm trong câu hỏi"), required=False, max_length=200)
    danh_muc = forms.ChoiceField(label=_("Danh mục"), required=False)
    dang = forms.ChoiceField(
        label=_("Dạng câu hỏi"), required=False, choices=[("", _("Mọi dạng")), *QuestionType.choices]
    )

    def __init__(self, drawers: Drawers, data: Data = None) -> None:
        """Offer the categories of the bank."""
        super().__init__(data)
        categories = self.fields["danh_muc"]
        assert isinstance(categories, forms.ChoiceField)  # noqa: S101 -- declared above
        categories.choices = [("", _("Mọi danh mục")), *((str(pk), path) for pk, path in drawers.categories)]

    @property
    def wish(self) -> dict[str, str]:
        """What `pickable` takes; a wish that cannot be is none."""
        said = self.cleaned_data if self.is_valid() else {}
        return {"text": said.get("tim", ""), "category": said.get("danh_muc", ""), "kind": said.get("dang", "")}


def picked(picks: Sequence[Pick], chosen: Sequence[str], parts: Sequence[Part], place: int) -> list[Part]:
    """The sections with the questions that were chosen of those offered."""
    offered = {str(pick.pk): pick.pk for pick in picks}
    return with_questions(parts, place, [offered[one] for one in chosen if one in offered])


class SectionOrder:
    """The buttons beside the sections, and what the questions of one are worth: every button saves that too."""

    def __init__(self, data: Mapping[str, Any], parts: Sequence[Part], place: int) -> None:
        self._data, self._parts, self._place = data, parts, place

    def parts(self) -> list[Part]:
        """The sections after the button was pressed."""
        name, _sign, number = str(self._data.get("viec", "")).partition(":")
        parts = with_points(self._parts, self._place, self._points())
        at = int(number) if number.isdecimal() else -1
        part = parts[self._place]
        questions, groups = part.get("questions", []), part.get("groups", [])
        match name:
            case "phan-len" | "phan-xuong":
                return moved(parts, self._place, upwards=name == "phan-len")
            case "phan-bo":
                return without(parts, self._place)
            case "len" | "xuong":
                part["questions"] = moved(questions, at, upwards=name == "len")
            case "bo":
                part["questions"] = without(questions, at)
            case "nhom-bo":
                part["groups"] = without(groups, at)
        return parts

    def _points(self) -> dict[int, str]:
        """What was typed, as plain decimals; what cannot be meant is refused."""
        return {
            question: _worth(str(typed))
            for question in self._parts[self._place].get("questions", ())
            if (typed := self._data.get(f"diem-{question}")) is not None
        }


_POINTS = forms.DecimalField(min_value=Decimal("0.25"), max_value=100, max_digits=5, decimal_places=2)


def _worth(typed: str) -> str:
    try:
        points = _POINTS.clean(typed.replace(",", "."))
    except ValidationError:
        raise ValidationError(gettext("Điểm của câu là số từ 0,25 đến 100.")) from None
    return f"{points.normalize():f}"
