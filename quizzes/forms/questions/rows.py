"""Rows that an author adds, takes out and moves with buttons, so that no question needs a script to be written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise, cached_property

from quizzes.calculations import identified
from quizzes.forms.questions.fields import StoredPicture, unsealed
from quizzes.selectors.pictures import Picture, pictures_in

Data = MultiValueDict[str, Any]
Row = Mapping[str, Any]
MOST_ROWS = 60
_ID = r"^[\w.-]{1,80}$"


class RowForm(forms.Form):
    """One row. `said` are the fields that make it more than an empty one; `more` those that few authors need."""

    id = forms.RegexField(_ID, required=False, widget=forms.HiddenInput)
    said: ClassVar[Sequence[str]] = ("text",)
    more: ClassVar[Sequence[str]] = ()

    def full_clean(self) -> None:
        """Nothing is wrong with a row that nobody filled in."""
        if self.is_bound and self.is_blank:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    @property
    def raw(self) -> dict[str, Any]:
        """What stands in the fields, as it was typed."""
        return raw_of(self)

    @property
    def is_blank(self) -> bool:
        """Whether nobody filled it in."""
        return not any(str(self.raw.get(name) or "").strip() for name in self.said)

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """The fields that every author sees."""
        return [bound for bound in self.visible_fields() if bound.name not in self.more]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """The fields behind the fold."""
        return [bound for bound in self.visible_fields() if bound.name in self.more]

    @property
    def has_more(self) -> bool:
        """Whether something stands behind the fold, so that it is shown open."""
        return any(bound.value() or bound.errors for bound in self.more_fields)

    @cached_property
    def picture(self) -> Picture | None:
        """The picture that is kept for the row."""
        return picture_of(self)


def raw_of(form: forms.Form) -> dict[str, Any]:
    """What stands in the fields of a form, as it was typed or as it was stored; files were taken out before."""
    kept = {name: field for name, field in form.fields.items() if not isinstance(field, forms.FileField)}
    if not form.is_bound:
        return {name: form[name].value() for name in kept}
    return {
        name: field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, field in kept.items()
    }


def picture_of(form: forms.Form) -> Picture | None:
    """The picture in the hidden field of a form."""
    names = [name for name, field in form.fields.items() if isinstance(field, StoredPicture)]
    value = form[names[0]].value() if names else None
    said = unsealed(value) if isinstance(value, str) else value
    return pictures_in([{"picture": said}]).get(said["image"]) if said else None


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of one kind: how they are called, how many an empty form shows, whether they are moved."""

    name: str
    row: type[RowForm]
    title: Promise
    hint: Promise | str = ""
    add: Promise | str = ""
    blank: int = 0
    is_fixed: bool = False
    is_ordered: bool = False


class Rows:
    """A table as it is filled in: from what is stored, or from what was sent."""

    def __init__(self, table: Table, prefix: str, rows: Sequence[Row] | None, data: Data | None) -> None:
        self.table, self.prefix = table, f"{prefix}{table.name}"
        if data is None:
            blanks: list[Row] = [{}] * table.blank
            self.forms = [self._form(n, initial=row) for n, row in enumerate(blanks if rows is None else rows)]
        else:
            self.forms = [self._form(n, data=data) for n in range(count_in(data, self.prefix))]

    def _form(self, number: int, *, initial: Row | None = None, data: Data | None = None) -> RowForm:
        return self.table.row(data=data, initial=dict(initial or {}), prefix=f"{self.prefix}-{number}")

    @property
    def raw(self) -> list[dict[str, Any]]:
        """What stands in the rows, as it was typed."""
        return [form.raw for form in self.forms]

    def is_valid(self) -> bool:
        """Whether every row that is filled in can be read."""
        return all(form.is_valid() for form in self.filled)

    @property
    def filled(self) -> list[RowForm]:
        """The rows that are more than empty."""
        return [form for form in self.forms if not form.is_blank]

    @property
    def read(self) -> list[dict[str, Any]]:
        """What the filled-in rows say, each with an id of its own."""
        return with_ids(form.cleaned_data for form in self.filled)


def count_in(data: Data, prefix: str) -> int:
    """How many rows were sent."""
    said = str(data.get(f"{prefix}-rows", ""))
    return min(int(said), MOST_ROWS) if said.isdecimal() and said.isascii() and len(said) < 4 else 0  # noqa: PLR2004


def with_ids(rows: Iterable[Row], known: Mapping[str, str] = MappingProxyType({})) -> list[dict[str, Any]]:
    """The rows, those without an id given the one that their text had, or one that says nothing of their place."""
    read = [dict(row) for row in rows]
    taken = set[str]()
    for number, row in enumerate(read):
        text = str(row.get("text", number))
        name = row.get("id") or known.get(text) or identified([text])[0]["id"]
        row["id"] = name if name not in taken else f"{name[:14]}-{number}"
        taken.add(row["id"])
    return read


def named(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Things to choose from, as a body holds them."""
    return [
        {"id": row["id"], "text": row["text"], **({"image": row["image"]["image"]} if row.get("image") else {})}
        for row in rows
    ]


def notes_of(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    """Why each is right or wrong, as a key holds it; nothing where nobody said."""
    notes = {row["id"]: row["note"] for row in rows if row.get("note")}
    return {"notes": notes} if notes else {}


def pressed(rows: list[dict[str, Any]], verb: str, place: int) -> None:
    """What a button does to the rows: one more, one fewer, one earlier, one later."""
    if verb == "add" and len(rows) < MOST_ROWS:
        rows.append({})
    if not 0 <= place < len(rows):
        return
    if verb == "drop":
        rows.pop(place)
    there = {"up": place - 1, "down": place + 1}.get(verb, -1)
    if 0 <= there < len(rows):
        rows[place], rows[there] = rows[there], rows[place]
