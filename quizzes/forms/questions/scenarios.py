"""A situation with questions that build on it: an editor of editors."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from quizzes.calculations.types import PARTS
from quizzes.forms.questions.arranging import MatchingEditor, OrderingEditor
from quizzes.forms.questions.choices import MultipleEditor, SingleEditor, TrueFalseEditor, TrueFalseTableEditor
from quizzes.forms.questions.editors import Body, Editor, Facts, Key, Values
from quizzes.forms.questions.fields import Number, Words, whole
from quizzes.forms.questions.numbers import NumericEditor
from quizzes.forms.questions.rows import Data, count_in, raw_of
from quizzes.forms.questions.texts import ShortEditor
from quizzes.models import QuestionType

PART_EDITORS: Mapping[str, type[Editor]] = {
    editor.kind: editor
    for editor in (
        SingleEditor,
        MultipleEditor,
        TrueFalseEditor,
        TrueFalseTableEditor,
        MatchingEditor,
        OrderingEditor,
        NumericEditor,
        ShortEditor,
    )
}
MOST_PARTS = 10
_PARTS, _NEW = "parts", "new_part"


class SituationFacts(Facts):
    """What happened."""

    text = Words(gettext_lazy("Tình huống"), rows=5)


class PartHead(forms.Form):
    """What every part has."""

    id = forms.RegexField(r"^[\w-]{1,20}$", required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=[(kind, kind) for kind in PARTS], widget=forms.HiddenInput)
    stem = Words(gettext_lazy("Câu hỏi của phần này"), rows=2, required=True)
    points = Number(gettext_lazy("Trọng số điểm"), help_text=gettext_lazy("Để trống là 1."))


class Part:
    """One part: its head and its editor."""

    def __init__(self, number: int, values: Values | None, data: Data | None) -> None:
        self.place, self.prefix = number, f"p{number}-"
        said = values or Values()
        self.head = PartHead(data=data, initial=dict(said.facts), prefix=f"{self.prefix}head")
        kind = raw_of(self.head).get("kind") or said.kind
        self.kind = kind if kind in PART_EDITORS else "single"
        inner = said.parts[0] if said.parts else None
        self.editor = PART_EDITORS[self.kind](prefix=self.prefix, values=inner, data=data)

    @property
    def label(self) -> str:
        """What a learner does with it."""
        return str(QuestionType(self.kind).label)

    def is_valid(self) -> bool:
        """Whether it can be read."""
        return all([self.head.is_valid(), self.editor.is_valid()])

    @property
    def raw(self) -> Values:
        """What stands in its fields."""
        return Values(raw_of(self.head), parts=[self.editor.raw], kind=self.kind)


class ScenarioEditor(Editor):
    """A situation in parts."""

    kind = "scenario"
    facts = SituationFacts
    holds = frozenset({"text", "parts"})
    kinds: ClassVar[Sequence[tuple[str, Any]]] = [(kind, QuestionType(kind).label) for kind in PART_EDITORS]

    def __init__(self, *, values: Values | None = None, data: Data | None = None, **where: Any) -> None:  # noqa: ANN401 -- the editor's own
        super().__init__(values=values, data=data, **where)
        said = values.parts if values else [_new("single")]
        count = len(said) if data is None else min(count_in(data, _PARTS), MOST_PARTS)
        self.parts = [Part(number, said[number] if data is None else None, data) for number in range(count)]
        self.may_grow = len(self.parts) < MOST_PARTS

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """The situation and its parts."""
        parts = [
            Values(
                {"id": part["id"], "kind": part["type"], "stem": part["stem"], "points": str(part.get("points", ""))},
                parts=[PART_EDITORS[part["type"]].of(part["body"], key["parts"][part["id"]])],
                kind=part["type"],
            )
            for part in body["parts"]
        ]
        return Values({"text": body.get("text", "")}, parts=parts)

    def is_valid(self) -> bool:
        """Whether the situation and every part can be read."""
        return all([super().is_valid(), *(part.is_valid() for part in self.parts)])

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        parts, keys = [], {}
        for name, part in self._named:
            body, key = part.editor.content
            said = {"id": name, "type": part.kind, "stem": part.head.cleaned_data["stem"], "body": body}
            if points := part.head.cleaned_data["points"]:
                said["points"] = whole(points)
            parts.append(said)
            keys[name] = key
        return {"text": facts["text"], "parts": parts}, {"parts": keys}

    @cached_property
    def _named(self) -> list[tuple[str, Part]]:
        """The parts by their ids; a new one takes the next that is free."""
        taken = {part.head.cleaned_data["id"] for part in self.parts}
        free = (name for number in range(1, 2 * MOST_PARTS + 1) if (name := f"q{number}") not in taken)
        return [(part.head.cleaned_data["id"] or next(free), part) for part in self.parts]

    @property
    def raw(self) -> Values:
        """What stands in all the fields."""
        return Values(raw_of(self.form), parts=[part.raw for part in self.parts], kind=self.kind)

    def press(self, values: Values, verb: str, target: str, place: int) -> None:
        """A part more, fewer, earlier, later; or a row of a part."""
        parts = values.parts
        if target == _PARTS and verb == "add" and self.may_grow:
            parts.append(_new(str(self.data.get(_NEW) or "single" if self.data else "single")))
        elif target == _PARTS and 0 <= place < len(parts):
            _move(parts, verb, place)
        for part, said in zip(self.parts, parts, strict=False):
            part.editor.press(said.parts[0], verb, target, place)


def _new(kind: str) -> Values:
    kind = kind if kind in PART_EDITORS else "single"
    editor = PART_EDITORS[kind]()
    return Values({"kind": kind}, parts=[editor.raw], kind=kind)


def _move(parts: list[Values], verb: str, place: int) -> None:
    there = {"up": place - 1, "down": place + 1}.get(verb, -1)
    if verb == "drop":
        parts.pop(place)
    elif 0 <= there < len(parts):
        parts[place], parts[there] = parts[there], parts[place]
