"""What a person marks: essays and files, against a rubric."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.calculations.types.texts import MOST_FILES
from quizzes.forms.questions.editors import Body, Editor, Facts, Key, Values, noted
from quizzes.forms.questions.fields import Line, Number, Words, whole
from quizzes.forms.questions.rows import Row, RowForm, Table


class CriterionRow(RowForm):
    """A line of the rubric."""

    text = Line(gettext_lazy("Yêu cầu"))
    points = Number(gettext_lazy("Điểm tối đa"))
    said = ("text", "points")

    def clean(self) -> dict[str, Any]:
        """Both, and points that are more than nothing."""
        data = super().clean() or {}
        if not data.get("text") or float(data.get("points") or 0) <= 0:
            raise ValidationError(_("Mỗi yêu cầu cần lời văn và số điểm lớn hơn 0."))
        return data


RUBRIC = Table(
    name="rubric",
    row=CriterionRow,
    title=gettext_lazy("Yêu cầu chấm và điểm"),
    hint=gettext_lazy("Người chấm cho điểm theo từng yêu cầu. Để trống thì chấm theo thang 10."),
    add=gettext_lazy("Thêm yêu cầu"),
    blank=2,
    is_ordered=True,
)


class MarkedFacts(Facts):
    """Who marks."""

    markers = forms.TypedChoiceField(
        label=gettext_lazy("Số người chấm mỗi bài"),
        choices=((1, gettext_lazy("Một người")), (2, gettext_lazy("Hai người độc lập"))),
        coerce=int,
    )


class EssayFacts(MarkedFacts):
    """How long an essay is to be, and a good one."""

    least_words = forms.IntegerField(
        label=gettext_lazy("Ít nhất bao nhiêu chữ"), min_value=1, max_value=5000, required=False
    )
    most_words = forms.IntegerField(
        label=gettext_lazy("Nhiều nhất bao nhiêu chữ"), min_value=1, max_value=5000, required=False
    )
    model = Words(gettext_lazy("Bài làm mẫu"), rows=4, help_text=gettext_lazy("Chỉ người chấm thấy."))
    shows_rubric = forms.BooleanField(label=gettext_lazy("Cho người làm bài thấy trước các yêu cầu"), required=False)


class EssayEditor(Editor):
    """A text that a person marks."""

    kind = "essay"
    facts = EssayFacts
    holds = frozenset({"least_words", "most_words", "rubric", "model", "markers"})
    tables = (RUBRIC,)

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """The rubric, and who marks."""
        facts = {name: body.get(name) for name in ("least_words", "most_words")}
        said = {
            "model": key.get("model", ""),
            "markers": key.get("markers", 1),
            "shows_rubric": bool(body.get("rubric")),
        }
        return Values({**facts, **said}, {"rubric": _rubric_rows(key)})

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        body: dict[str, Any] = {name: facts[name] for name in ("least_words", "most_words") if facts[name]}
        rubric = _rubric(self.read("rubric"))
        if facts["shows_rubric"] and rubric:
            body["rubric"] = [{"id": row["id"], "text": row["text"], "points": row["points"]} for row in rubric]
        return body, _marked_key(rubric, facts)


class UploadFacts(MarkedFacts):
    """What may be handed in."""

    accepts = forms.MultipleChoiceField(
        label=gettext_lazy("Được nộp"),
        choices=(("image", gettext_lazy("Ảnh")), ("document", gettext_lazy("Tệp Word, PDF, Excel, PowerPoint"))),
        widget=forms.CheckboxSelectMultiple,
        initial=["image", "document"],
    )
    most = forms.IntegerField(label=gettext_lazy("Nhiều nhất mấy tệp"), min_value=1, max_value=MOST_FILES, initial=1)


class UploadEditor(Editor):
    """Files or photos that a person marks."""

    kind = "upload"
    facts = UploadFacts
    holds = frozenset({"accepts", "most", "rubric", "model", "markers"})
    tables = (RUBRIC,)

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """What may be handed in, and the rubric."""
        facts = {"accepts": body.get("accepts", ["image", "document"]), "most": body.get("most", 1)}
        return Values({**facts, "markers": key.get("markers", 1)}, {"rubric": _rubric_rows(key)})

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        body = {"accepts": list(facts["accepts"]), "most": facts["most"]}
        return body, _marked_key(_rubric(self.read("rubric")), facts)


def _rubric_rows(key: Key) -> list[dict[str, Any]]:
    points = {row["id"]: str(row["points"]) for row in key.get("rubric", ())}
    return [{**row, "points": points[row["id"]]} for row in noted(key.get("rubric", ()), {})]


def _rubric(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Points are numbers in the key, as markers add them up."""
    return [{"id": row["id"], "text": row["text"], "points": whole(row["points"])} for row in rows]


def _marked_key(rubric: list[dict[str, Any]], facts: Mapping[str, Any]) -> dict[str, Any]:
    key: dict[str, Any] = {"rubric": rubric} if rubric else {}
    if facts.get("model"):
        key["model"] = facts["model"]
    return {**key, **({"markers": 2} if facts["markers"] == 2 else {})}  # noqa: PLR2004 -- one is the default
