"""Numbers: with a tolerance and units, computed from numbers that differ from paper to paper, or foretold."""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text.numbers import AmbiguousNumberError, NotANumberError
from quizzes.forms.questions.editors import Body, Editor, Facts, Key, Values
from quizzes.forms.questions.fields import Number, Words, plain
from quizzes.forms.questions.rows import RowForm, Table

_NAME = re.compile(r"[A-Za-z]\w{0,19}")


class Answer(Words):
    """A number, or a formula over the names of changing numbers."""

    def clean(self, value: Any) -> str:  # noqa: ANN401 -- Django's own
        """A decimal string, or the formula after a sign of equality."""
        text = super().clean(value)
        try:
            return plain(text) if text and not text.startswith("=") else text.replace(" ", "")
        except (AmbiguousNumberError, NotANumberError):
            told = _("Đồng chí ghi một số như 1234,5, hoặc một công thức bắt đầu bằng dấu bằng như =a*b.")
            raise ValidationError(told) from None


class NumericFacts(Facts):
    """The right number, and how near is near enough."""

    answer = Answer(
        gettext_lazy("Đáp số"),
        help_text=gettext_lazy("Một số, hoặc công thức bắt đầu bằng dấu bằng, ví dụ =so_ho*85/100."),
    )
    tolerance = Number(gettext_lazy("Được lệch bao nhiêu"), help_text=gettext_lazy("Để trống: phải đúng hẳn."))
    tolerance_percent = Number(gettext_lazy("Hoặc được lệch bao nhiêu phần trăm"))
    unit = Words(gettext_lazy("Đơn vị của đáp số"), help_text=gettext_lazy("Ví dụ: hộ, km, đồng."))


class UnitRow(RowForm):
    """A unit that a learner may choose."""

    text = Words(gettext_lazy("Đơn vị được chọn"))
    factor = Number(
        gettext_lazy("Bằng bao nhiêu đơn vị của đáp số"),
        help_text=gettext_lazy("Ví dụ đáp số tính bằng m thì km là 1000."),
    )
    said = ("text", "factor")


class VariableRow(RowForm):
    """A number that differs from paper to paper."""

    name = Words(
        gettext_lazy("Tên số"),
        help_text=gettext_lazy("Chữ không dấu, viết trong câu hỏi giữa hai ngoặc nhọn, ví dụ {so_ho}."),
    )
    least = Number(gettext_lazy("Nhỏ nhất"))
    most = Number(gettext_lazy("Lớn nhất"))
    step = Number(gettext_lazy("Bước"), help_text=gettext_lazy("Để trống là 1."))
    said = ("name", "least", "most")

    def clean_name(self) -> str:
        """A name that a formula can hold."""
        name = str(self.cleaned_data["name"])
        if not _NAME.fullmatch(name) or not name.isascii():
            raise ValidationError(_("Tên số chỉ gồm chữ không dấu, chữ số và dấu gạch dưới, bắt đầu bằng chữ."))
        return name

    def clean(self) -> dict[str, Any]:
        """Two ends, the lower one first."""
        data = super().clean() or {}
        least, most = data.get("least"), data.get("most")
        if not least or not most or float(least) > float(most):
            raise ValidationError(_("Đồng chí ghi số nhỏ nhất và số lớn nhất; số nhỏ nhất không lớn hơn số lớn nhất."))
        return data


class NumericEditor(Editor):
    """A number with a tolerance."""

    kind = "numeric"
    facts = NumericFacts
    holds = frozenset({"unit", "units", "variables", "value", "formula", "tolerance", "tolerance_percent", "factors"})
    tables = (
        Table(
            name="units",
            row=UnitRow,
            title=gettext_lazy("Cho người học chọn đơn vị"),
            hint=gettext_lazy("Không bắt buộc. Ghi cả đơn vị của đáp số, bằng 1."),
            add=gettext_lazy("Thêm đơn vị"),
        ),
        Table(
            name="variables",
            row=VariableRow,
            title=gettext_lazy("Số thay đổi theo từng đề"),
            hint=gettext_lazy("Không bắt buộc. Mỗi người nhận một số khác, đáp số là công thức có tên số."),
            add=gettext_lazy("Thêm số thay đổi"),
        ),
    )

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """The number or its formula, and the units."""
        answer = f"={key['formula']}" if "formula" in key else str(key.get("value", "")).replace(".", ",")
        facts = {name: _maybe(key.get(name)) for name in ("tolerance", "tolerance_percent")}
        factors = key.get("factors", {})
        units = [{"text": name, "factor": str(factors.get(name, 1))} for name in body.get("units", ())]
        variables = [dict(variable) for variable in body.get("variables", ())]
        return Values(
            {"answer": answer, "unit": body.get("unit", ""), **facts}, {"units": units, "variables": variables}
        )

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        units, answer = self.read("units"), facts["answer"]
        body: dict[str, Any] = {"unit": facts["unit"]}
        key: dict[str, Any] = {"formula": answer[1:]} if answer.startswith("=") else {"value": answer}
        key["tolerance"] = facts["tolerance"] or "0"
        if facts["tolerance_percent"]:
            key["tolerance_percent"] = facts["tolerance_percent"]
        if units:
            body["units"] = [row["text"] for row in units]
            key["factors"] = {row["text"]: row["factor"] or "1" for row in units}
        if variables := self.read("variables"):
            body["variables"] = [
                {"name": row["name"], "least": row["least"], "most": row["most"], "step": row["step"] or "1"}
                for row in variables
            ]
        return body, key


class PredictionFacts(Facts):
    """A number that only the future knows."""

    unit = Words(gettext_lazy("Đơn vị"), help_text=gettext_lazy("Ví dụ: người, lượt."))
    least = Number(gettext_lazy("Nhỏ nhất có thể"))
    most = Number(gettext_lazy("Lớn nhất có thể"))
    value = Number(gettext_lazy("Con số thật"), help_text=gettext_lazy("Để trống cho đến khi biết."))
    tolerance = Number(gettext_lazy("Được lệch bao nhiêu"))


class PredictionEditor(Editor):
    """What somebody foretells."""

    kind = "prediction"
    facts = PredictionFacts
    holds = frozenset({"unit", "least", "most", "value", "tolerance"})

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """The limits, and the number once it is known."""
        return Values(
            {
                "unit": body.get("unit", ""),
                **{name: _maybe(body.get(name)) for name in ("least", "most")},
                **{name: _maybe(key.get(name)) for name in ("value", "tolerance")},
            }
        )

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        body = {name: facts[name] for name in ("unit", "least", "most") if facts[name] or name == "unit"}
        return body, {"value": facts["value"], "tolerance": facts["tolerance"] or "0"} if facts["value"] else {}


def _maybe(number: object) -> str:
    """A stored number as it is typed; a tolerance of nothing is left empty."""
    return "" if number in (None, "", "0") else str(number).replace(".", ",")
