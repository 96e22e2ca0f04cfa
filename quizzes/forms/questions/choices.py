"""Choosing: one, several, right or wrong, a table of statements, opinions on a scale."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.forms.questions.editors import Body, Editor, Facts, Key, Values, noted, scored
from quizzes.forms.questions.fields import Line, Number, PictureFile, Rule, StoredPicture
from quizzes.forms.questions.rows import RowForm, Table, named, notes_of

RIGHT, WRONG = "1", "0"
SCALE = ("Rất không đồng ý", "Không đồng ý", "Phân vân", "Đồng ý", "Rất đồng ý")  # data of the bank, not interface


class OptionRow(RowForm):
    """Something to choose."""

    text = Line(gettext_lazy("Phương án"))
    right = forms.BooleanField(label=gettext_lazy("Phương án đúng"), required=False)
    note = Line(gettext_lazy("Vì sao đúng hoặc sai"))
    weight = Number(
        gettext_lazy("Được bao nhiêu phần trăm điểm"),
        help_text=gettext_lazy("Để trống nếu tính điểm theo cách chung. Số âm là trừ điểm."),
    )
    image = StoredPicture()
    image_file = PictureFile(gettext_lazy("Ảnh của phương án"))
    said = ("text", "note", "image")
    more = ("note", "weight", "image_file")


class PlainOptionRow(RowForm):
    """One of two: right, or wrong."""

    text = Line(gettext_lazy("Phương án"))
    right = forms.BooleanField(label=gettext_lazy("Phương án đúng"), required=False)
    note = Line(gettext_lazy("Vì sao đúng hoặc sai"))


class StatementRow(RowForm):
    """A statement that is true or false."""

    text = Line(gettext_lazy("Ý"))
    truth = forms.ChoiceField(
        label=gettext_lazy("Ý này"), choices=((RIGHT, gettext_lazy("Đúng")), (WRONG, gettext_lazy("Sai")))
    )
    note = Line(gettext_lazy("Vì sao"))


class LineRow(RowForm):
    """A line of words."""

    text = Line(gettext_lazy("Nội dung"))


class ChoiceFacts(Facts):
    """How options are shown."""

    keeps_order = forms.BooleanField(label=gettext_lazy("Giữ thứ tự phương án, không trộn"), required=False)


class SeveralFacts(ChoiceFacts):
    """How options are shown, and what part of them earns."""

    scoring = Rule("multiple")


class TableFacts(Facts):
    """What part of a table earns."""

    scoring = Rule("true_false_table")


class SingleEditor(Editor):
    """One right option."""

    kind = "single"
    facts: ClassVar[type[forms.Form]] = ChoiceFacts
    holds = frozenset({"options", "keeps_order", "scoring", "correct", "weights", "notes"})
    tables = (
        Table(
            name="options",
            row=OptionRow,
            title=gettext_lazy("Các phương án"),
            hint=gettext_lazy("Đánh dấu phương án đúng. Dòng để trống được bỏ qua."),
            add=gettext_lazy("Thêm phương án"),
            blank=4,
        ),
    )

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """Options, which are right, and what each earns."""
        rows = noted(body["options"], key)
        for row in rows:
            row |= {"right": row["id"] in key["correct"], "weight": key.get("weights", {}).get(row["id"], "")}
        facts = {"keeps_order": body.get("keeps_order", False), "scoring": Rule.said(body, cls.kind)}
        return Values(facts, {"options": rows})

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        rows = self.read("options")
        body: dict[str, Any] = {"options": named(rows)}
        if facts.get("keeps_order"):
            body["keeps_order"] = True
        key = {"correct": [row["id"] for row in rows if row["right"]], **notes_of(rows)}
        if weights := {row["id"]: row["weight"] for row in rows if row.get("weight")}:
            key["weights"] = weights
        return scored(body, self.kind, facts["scoring"]) if "scoring" in facts else body, key


class MultipleEditor(SingleEditor):
    """Several right options."""

    kind = "multiple"
    facts = SeveralFacts


class TrueFalseEditor(SingleEditor):
    """Right or wrong."""

    kind = "true_false"
    facts = Facts
    tables = (
        Table(
            name="options",
            row=PlainOptionRow,
            title=gettext_lazy("Hai phương án"),
            hint=gettext_lazy("Đánh dấu một phương án đúng."),
            is_fixed=True,
        ),
    )

    def __init__(self, *, values: Values | None = None, **where: Any) -> None:  # noqa: ANN401 -- the editor's own
        """An empty one says the two words already."""
        words = Values(rows={"options": [{"text": _("Đúng")}, {"text": _("Sai")}]})
        super().__init__(values=values or words, **where)


class TrueFalseTableEditor(Editor):
    """Statements that are each true or false."""

    kind = "true_false_table"
    facts = TableFacts
    holds = frozenset({"prompts", "scoring", "truths", "notes"})
    tables = (
        Table(
            name="prompts",
            row=StatementRow,
            title=gettext_lazy("Các ý"),
            add=gettext_lazy("Thêm ý"),
            blank=4,
            is_ordered=True,
        ),
    )

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """Statements with their truth."""
        rows = noted(body["prompts"], key)
        for row in rows:
            row["truth"] = RIGHT if key["truths"].get(row["id"]) else WRONG
        return Values({"scoring": Rule.said(body, cls.kind)}, {"prompts": rows})

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        rows = self.read("prompts")
        truths = {row["id"]: row["truth"] == RIGHT for row in rows}
        return scored({"prompts": named(rows)}, self.kind, facts["scoring"]), {"truths": truths, **notes_of(rows)}


class LikertEditor(Editor):
    """Opinions on a scale; nothing is right."""

    kind = "likert"
    holds = frozenset({"prompts", "options"})
    tables = (
        Table(
            name="prompts",
            row=LineRow,
            title=gettext_lazy("Các ý để cho ý kiến"),
            add=gettext_lazy("Thêm ý"),
            blank=3,
            is_ordered=True,
        ),
        Table(
            name="options",
            row=LineRow,
            title=gettext_lazy("Các mức, từ thấp đến cao"),
            add=gettext_lazy("Thêm mức"),
            is_ordered=True,
        ),
    )

    def __init__(self, *, values: Values | None = None, **where: Any) -> None:  # noqa: ANN401 -- the editor's own
        """An empty one offers five levels."""
        levels = Values(rows={"prompts": [{}, {}, {}], "options": [{"text": text} for text in SCALE]})
        super().__init__(values=values or levels, **where)

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """Prompts and levels."""
        return Values(rows={name: noted(body[name], key) for name in ("prompts", "options")})

    def _content(self, _facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        return {name: named(self.read(name)) for name in ("prompts", "options")}, {}
