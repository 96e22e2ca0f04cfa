"""Putting things where they belong: pairs, an order."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from quizzes.forms.questions.choices import LineRow
from quizzes.forms.questions.editors import Body, Editor, Facts, Key, Values, noted, scored
from quizzes.forms.questions.fields import Line, Rule
from quizzes.forms.questions.rows import RowForm, Table, named, notes_of, with_ids


class PairRow(RowForm):
    """A prompt and what belongs to it."""

    text = Line(gettext_lazy("Vế trái"))
    answer = Line(gettext_lazy("Ghép với"))
    note = Line(gettext_lazy("Vì sao"))
    said = ("text", "answer", "note")
    more = ("note",)


class StepRow(RowForm):
    """One of the things to be ordered."""

    text = Line(gettext_lazy("Việc"))


class MatchingFacts(Facts):
    """What part of the pairs earns."""

    scoring = Rule("matching")


class OrderingFacts(Facts):
    """What part of the order earns."""

    scoring = Rule("ordering")


class MatchingEditor(Editor):
    """Pairs, and things that belong to none."""

    kind = "matching"
    facts = MatchingFacts
    holds = frozenset({"prompts", "options", "scoring", "pairs", "notes"})
    tables = (
        Table(
            name="pairs",
            row=PairRow,
            title=gettext_lazy("Các cặp đúng"),
            hint=gettext_lazy("Người học thấy vế trái và chọn ý ghép; các ý ghép được trộn."),
            add=gettext_lazy("Thêm cặp"),
            blank=3,
            is_ordered=True,
        ),
        Table(
            name="others",
            row=LineRow,
            title=gettext_lazy("Ý thừa để gây nhiễu"),
            hint=gettext_lazy("Không bắt buộc."),
            add=gettext_lazy("Thêm ý thừa"),
        ),
    )

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """Prompts with the words that belong to them; the words of no prompt beside."""
        texts = {option["id"]: option["text"] for option in body["options"]}
        rows = noted(body["prompts"], key)
        for row in rows:
            row["answer"] = texts.get(key["pairs"].get(row["id"]), "")
        used = set(key["pairs"].values())
        others = [option for option in noted(body["options"], {}) if option["id"] not in used]
        return Values({"scoring": Rule.said(body, cls.kind)}, {"pairs": rows, "others": others})

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        rows = self.read("pairs")
        options = named(self._options())
        by_text = {option["text"]: option["id"] for option in options}
        body = {"prompts": named(rows), "options": options}
        pairs = {row["id"]: by_text[row["answer"]] for row in rows if row["answer"]}
        return scored(body, self.kind, facts["scoring"]), {"pairs": pairs, **notes_of(rows)}

    def _options(self) -> list[dict[str, Any]]:
        """What may be chosen, each text once; a text keeps its id."""
        known = {option["text"]: option["id"] for option in self.former.get("options", ())}
        return with_ids(({"text": text} for text in dict.fromkeys(self._texts()) if text), known)

    def _texts(self) -> Iterator[str]:
        yield from (row["answer"] for row in self.read("pairs"))
        yield from (row["text"] for row in self.read("others"))


class OrderingEditor(Editor):
    """Things in their right order."""

    kind = "ordering"
    facts = OrderingFacts
    holds = frozenset({"options", "scoring", "order"})
    tables = (
        Table(
            name="options",
            row=StepRow,
            title=gettext_lazy("Các việc, viết theo đúng thứ tự"),
            hint=gettext_lazy("Người học luôn thấy các việc đã trộn."),
            add=gettext_lazy("Thêm việc"),
            blank=4,
            is_ordered=True,
        ),
    )

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """The things as they belong."""
        by_id = {row["id"]: row for row in noted(body["options"], key)}
        return Values({"scoring": Rule.said(body, cls.kind)}, {"options": [by_id[name] for name in key["order"]]})

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        rows = self.read("options")
        # The stored order says nothing: what stood before stands as it did, what is new by its id.
        places = {option["id"]: place for place, option in enumerate(self.former.get("options", ()))}
        options = sorted(named(rows), key=lambda option: (places.get(option["id"], len(places)), str(option["id"])))
        return scored({"options": options}, self.kind, facts["scoring"]), {"order": [row["id"] for row in rows]}
