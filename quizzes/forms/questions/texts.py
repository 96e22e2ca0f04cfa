"""Words that a rule can compare: gaps and short answers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text.numbers import AmbiguousNumberError, NotANumberError
from quizzes.forms.questions.editors import Body, Editor, Facts, Key, Values, scored
from quizzes.forms.questions.fields import Line, Number, Rule, Words, plain, whole
from quizzes.forms.questions.rows import Row, RowForm, Table, with_ids

STAR = "*"
TYPED, LISTED, COUNTED = "typed", "listed", "counted"
_PLACE = r"^[\w-]{1,20}$"


class GapRow(RowForm):
    """One gap: its sign in the text, how it is filled, and with what."""

    mark = forms.RegexField(
        _PLACE,
        label=gettext_lazy("Ký hiệu trong đoạn văn"),
        required=False,
        help_text=gettext_lazy("Ví dụ 1 cho chỗ trống [[1]]."),
    )
    way = forms.ChoiceField(
        label=gettext_lazy("Cách điền"),
        choices=(
            (TYPED, gettext_lazy("Gõ chữ")),
            (LISTED, gettext_lazy("Chọn trong danh sách")),
            (COUNTED, gettext_lazy("Nhập số")),
        ),
    )
    answers = Words(
        gettext_lazy("Đáp án"),
        rows=3,
        help_text=gettext_lazy("Mỗi dòng một đáp án được chấp nhận; với danh sách, đặt dấu * trước ý đúng."),
    )
    tolerance = Number(gettext_lazy("Số được lệch bao nhiêu"))
    keeps_case = forms.BooleanField(label=gettext_lazy("Phân biệt chữ hoa, chữ thường"), required=False)
    keeps_marks = forms.BooleanField(label=gettext_lazy("Phải viết đúng dấu"), required=False)
    said = ("mark", "answers")
    more = ("tolerance", "keeps_case", "keeps_marks")

    def clean(self) -> dict[str, Any]:
        """A gap with a number has a number."""
        data = super().clean() or {}
        if data.get("way") == COUNTED:
            try:
                data["answers"] = plain(data.get("answers", ""))
            except (AmbiguousNumberError, NotANumberError):
                raise ValidationError(_("Chỗ trống này cần đáp án là một số, ví dụ 1234,5.")) from None
        return data


class GapFacts(Facts):
    """The text with its gaps."""

    text = Words(
        gettext_lazy("Đoạn văn có chỗ trống"),
        rows=5,
        help_text=gettext_lazy("Viết [[1]], [[2]] ở chỗ cần điền, ví dụ: Khi nghi bị lừa đảo, gọi số [[1]]."),
    )
    scoring = Rule("gaps")


class GapsEditor(Editor):
    """A text to fill in."""

    kind = "gaps"
    facts = GapFacts
    holds = frozenset({"text", "gaps", "scoring"})
    tables = (
        Table(
            name="gaps",
            row=GapRow,
            title=gettext_lazy("Các chỗ trống"),
            add=gettext_lazy("Thêm chỗ trống"),
            blank=2,
        ),
    )

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """Each gap with what fills it."""
        rows = [_gap_row(gap, key["gaps"][gap["id"]]) for gap in body["gaps"]]
        return Values({"text": body["text"], "scoring": Rule.said(body, cls.kind)}, {"gaps": rows})

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        rows = self.read("gaps")
        former = {gap["id"]: gap.get("options", ()) for gap in self.former.get("gaps", ())}
        read = {row["mark"]: _gap(row, former.get(row["mark"], ())) for row in rows}
        gaps = [{"id": mark, **({"options": options} if options else {})} for mark, (options, _key) in read.items()]
        body = scored({"text": facts["text"], "gaps": gaps}, self.kind, facts["scoring"])
        return body, {"gaps": {mark: key for mark, (_options, key) in read.items()}}


def _gap_row(gap: Row, key: Key) -> dict[str, Any]:
    row = {"mark": gap["id"], **{name: key.get(name) for name in ("keeps_case", "keeps_marks", "tolerance")}}
    if gap.get("options"):
        lines = (f"{STAR * (option['id'] == key['correct'])}{option['text']}" for option in gap["options"])
        return {**row, "way": LISTED, "answers": "\n".join(lines)}
    if "value" in key:
        return {**row, "way": COUNTED, "answers": str(key["value"]).replace(".", ",")}
    return {**row, "way": TYPED, "answers": "\n".join(key["accepted"])}


def _gap(row: Row, former: Iterable[Row]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """What a gap offers, and its key; a text keeps the id it had."""
    lines = [line.strip() for line in row["answers"].splitlines() if line.strip(f"{STAR} ")]
    if row["way"] == LISTED:
        known = {option["text"]: option["id"] for option in former}
        options = with_ids(({"text": line.lstrip(STAR).strip()} for line in lines), known)
        texts = [line.lstrip(STAR).strip() for line in lines if line.startswith(STAR)]
        right = next((option["id"] for option in options if option["text"] in texts[:1]), "")
        return options, {"correct": right}
    if row["way"] == COUNTED:
        return [], {"value": row["answers"], **({"tolerance": row["tolerance"]} if row["tolerance"] else {})}
    flags = {name: True for name in ("keeps_case", "keeps_marks") if row[name]}
    return [], {"accepted": lines, **flags}


class AcceptedRow(RowForm):
    """An answer that is taken for right, wholly or in part."""

    text = Line(gettext_lazy("Câu trả lời được chấp nhận"))
    percent = Number(gettext_lazy("Được bao nhiêu phần trăm điểm"), help_text=gettext_lazy("Để trống là 100."))


class ShortFacts(Facts):
    """How strictly words are compared."""

    keeps_case = forms.BooleanField(label=gettext_lazy("Phân biệt chữ hoa, chữ thường"), required=False)
    keeps_marks = forms.BooleanField(label=gettext_lazy("Phải viết đúng dấu"), required=False)


class ShortEditor(Editor):
    """A few words."""

    kind = "short"
    facts = ShortFacts
    holds = frozenset({"accepted", "keeps_case", "keeps_marks"})
    tables = (
        Table(
            name="accepted",
            row=AcceptedRow,
            title=gettext_lazy("Các câu trả lời được chấp nhận"),
            add=gettext_lazy("Thêm câu trả lời"),
            blank=3,
        ),
    )

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:  # noqa: ARG003 -- the signature of every editor
        """The accepted answers."""
        rows = [{"text": one["text"], "percent": _unless(one.get("percent"), "100")} for one in key["accepted"]]
        return Values({name: key.get(name, False) for name in ("keeps_case", "keeps_marks")}, {"accepted": rows})

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        accepted = [
            {"text": row["text"], **({"percent": whole(row["percent"])} if row["percent"] not in ("", "100") else {})}
            for row in self.read("accepted")
        ]
        return {}, {"accepted": accepted, **{name: True for name in facts if facts[name]}}


def _unless(value: object, default: str) -> str:
    return "" if value is None or str(value) == default else str(value).replace(".", ",")
