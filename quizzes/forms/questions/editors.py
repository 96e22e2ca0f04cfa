"""What an author fills in for a type of question: one form and tables of rows, read into a body and a key and back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ClassVar

from django import forms
from django.utils.functional import cached_property

from quizzes.calculations import TYPES
from quizzes.forms.questions.rows import Data, Row, Rows, Table, picture_of, pressed, raw_of
from quizzes.selectors.pictures import Picture

Body = Mapping[str, Any]
Key = Mapping[str, Any]


@dataclass
class Values:
    """What stands in an editor: of its form, of its tables, and of its parts where it has any."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    parts: list["Values"] = field(default_factory=list)
    kind: str = ""


class Facts(forms.Form):
    """What is asked once; nothing, where a type has only rows."""


class Editor:
    """One type of question on the desk. `holds` names what it writes into body and key: the rest stays as it was."""

    kind: ClassVar[str]
    facts: ClassVar[type[forms.Form]] = Facts
    tables: ClassVar[Sequence[Table]] = ()
    holds: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self,
        *,
        prefix: str = "",
        values: Values | None = None,
        data: Data | None = None,
        former: Body = MappingProxyType({}),
    ) -> None:
        self.prefix, self.data, self.former = prefix, data, former
        said = values or Values()
        self.form = self.facts(data=data, initial=dict(said.facts), prefix=f"{prefix}is")
        self.rows = {
            table.name: Rows(table, prefix, said.rows.get(table.name) if values else None, data)
            for table in self.tables
        }

    @classmethod
    def of(cls, body: Body, key: Key) -> Values:
        """What stands in the editor of a stored question."""
        raise NotImplementedError

    def _content(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Body and key of what is filled in."""
        raise NotImplementedError

    @cached_property
    def content(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Body and key of what is filled in; ask `is_valid` first."""
        return self._content(self.form.cleaned_data)

    def is_valid(self) -> bool:
        """Whether everything can be read."""
        return all([self.form.is_valid(), *(rows.is_valid() for rows in self.rows.values())])

    @property
    def faults(self) -> list[str]:
        """The codes of what is wrong with the question as it would be stored."""
        body, key = self.content
        return list(dict.fromkeys(TYPES[self.kind].faults(body, key)))

    @property
    def raw(self) -> Values:
        """What stands in the fields, as it was typed."""
        tables = {name: rows.raw for name, rows in self.rows.items()}
        return Values(raw_of(self.form), tables, kind=self.kind)

    def press(self, values: Values, verb: str, target: str, place: int) -> None:
        """Do to the values what a button says."""
        for name, rows in self.rows.items():
            if rows.prefix == target:
                pressed(values.rows[name], verb, place)

    @property
    def picture(self) -> Picture | None:
        """The picture that the question is about."""
        return picture_of(self.form)

    def read(self, name: str) -> list[dict[str, Any]]:
        """What the filled-in rows of a table say."""
        return self.rows[name].read

    def __iter__(self) -> Iterator[Rows]:
        return iter(self.rows.values())


def noted(things: Sequence[Row], key: Key) -> list[dict[str, Any]]:
    """Stored things as rows: with their pictures and with why each is right or wrong."""
    notes = key.get("notes", {})
    rows = []
    for thing in things:
        row = {"id": thing["id"], "text": thing.get("text", ""), "note": notes.get(thing["id"], "")}
        if "image" in thing:
            row["image"] = {"image": thing["image"]}
        rows.append(row)
    return rows


def scored(body: dict[str, Any], kind: str, rule: str) -> dict[str, Any]:
    """The body with its rule of points, where that is not the type's own."""
    return body if rule == TYPES[kind].rules[0] else {**body, "scoring": rule}
