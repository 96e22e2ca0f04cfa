"""What is held about people: each app says what, why, for how long, and what becomes of it when somebody is erased.

Registered in an app's `plugs.py`. What a person sees of their data, what they take away and what is dropped with their
identity follow from it; an architecture test finds every field that leads to a person and is named by nobody.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.text.dates import format_date, format_moment

SHOWN = 10
NOTHING = "–"

Text = str | Promise
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Subject:
    """Whom the data describe: all records of one human, and the accounts under which they sign in."""

    person_ids: frozenset[int]
    user_ids: frozenset[int]


Eraser = Callable[[Subject, AbstractBaseUser | None], None]
Hindrance = Callable[[Subject], Text]


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One kind of data about people.

    `fields` are the fields ("app.Model.field") by which rows hang on a person, on an account, or on another row named
    here. `rows` finds a subject's; `columns` are the paths shown of each, with their headings. `after` says what remains
    once the person is erased, and why. `hinders` answers with a sentence as long as the person cannot be erased.
    """

    name: str
    title: Text
    purpose: Text
    kept: Text
    after: Text
    fields: Sequence[str]
    rows: Callable[[Subject], QuerySet[Any]]
    columns: Mapping[str, Text]
    order: int = 100
    erase: Eraser | None = None
    hinders: Hindrance | None = None


@dataclass(frozen=True)
class Held:
    """What one holding holds of one subject."""

    holding: Holding
    rows: QuerySet[Any]

    @cached_property
    def count(self) -> int:
        """How many rows."""
        return self.rows.count()

    @property
    def headings(self) -> Sequence[Text]:
        """What stands above the columns."""
        return list(self.holding.columns.values())

    def lines(self, most: int | None = None) -> Iterator[list[str]]:
        """The first so many rows as people read them; all of them without a number."""
        words = [_words_of(self.rows, path) for path in self.holding.columns]
        for row in self.plain_rows(most):
            yield [word(value) for word, value in zip(words, row.values(), strict=True)]

    @property
    def sample(self) -> Sequence[Sequence[tuple[Text, str]]]:
        """The first rows, each as (heading, words) of what is filled in."""
        pairs = (zip(self.headings, line, strict=True) for line in self.lines(SHOWN))
        return [[(heading, words) for heading, words in row if words != NOTHING] for row in pairs]

    @property
    def left_out(self) -> int:
        """How many rows there are beyond the first."""
        return max(0, self.count - SHOWN)

    def plain_rows(self, most: int | None = None) -> Iterable[Row]:
        """The same rows as programs read them."""
        return self.rows.values(*self.holding.columns)[:most].iterator(chunk_size=1000)


_holdings: dict[str, Holding] = {}
_acts: dict[str, Text] = {}


def register_holding(holding: Holding) -> None:
    """Make it known what an app holds about people."""
    _holdings[holding.name] = holding


def register_acts(acts: Mapping[str, Text]) -> None:
    """Name the fields that only say whose hand it was; such rows are about their object and stay, only the name goes."""
    _acts.update(acts)


def holdings() -> Sequence[Holding]:
    """Every holding, in the order in which people read them."""
    return sorted(_holdings.values(), key=lambda holding: (holding.order, holding.name))


def acts() -> Mapping[str, Text]:
    """Every field that says whose hand it was."""
    return dict(_acts)


def held_of(subject: Subject) -> Sequence[Held]:
    """Everything held about a subject."""
    return [Held(holding, holding.rows(subject)) for holding in holdings()]


def acts_of(subject: Subject) -> Sequence[tuple[Text, int]]:
    """What the subject's accounts have done here, and how often; what never happened is left out."""
    counts = [(label, _rows_by(path, subject).count()) for path, label in _acts.items()]
    return [(label, count) for label, count in counts if count]


def hindrances_of(subject: Subject) -> Sequence[Text]:
    """Why the subject cannot be erased yet; empty when they can."""
    answers = (holding.hinders(subject) for holding in holdings() if holding.hinders)
    return [answer for answer in answers if answer]


def erase_held(subject: Subject, actor: AbstractBaseUser | None) -> None:
    """Have every app drop what says who the subject is; the last registered go first, so that what leads to them stands."""
    for holding in reversed(holdings()):
        if holding.erase:
            holding.erase(subject, actor)


def _rows_by(path: str, subject: Subject) -> QuerySet[Model]:
    label, _dot, field = path.rpartition(".")
    model: type[Model] = apps.get_model(label)
    return model._default_manager.filter(**{f"{field}__in": subject.user_ids})  # noqa: SLF001 -- Django's documented API


def _words_of(rows: QuerySet[Any], path: str) -> Callable[[Any], str]:
    """How the values of a column are worded: choices by their labels, days and moments as in Viet Nam."""
    field = None if path in rows.query.annotations else get_fields_from_path(rows.model, path)[-1]
    choices = dict(getattr(field, "flatchoices", ()))
    return (lambda value: str(choices.get(value, value or NOTHING))) if choices else _in_words


def _in_words(value: Any) -> str:  # noqa: ANN401 -- whatever a database keeps
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, datetime):
        return format_moment(timezone.localtime(value))
    if isinstance(value, date):
        return format_date(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
