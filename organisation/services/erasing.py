"""What becomes of seats, roles and lists once the person behind them is erased."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import people_of
from core.holdings import Subject
from core.text.search import fold
from organisation.models import (
    Exemption,
    ImportRow,
    Membership,
    PeopleImport,
    PersonalAccess,
    RoleGrant,
    RowState,
)
from organisation.services.roles import end_role

LOOKS_KEPT, ROWS_KEPT = timedelta(days=731), timedelta(days=366)
_SEPARATORS = re.compile(r"[\s.\-]+")


def erase_words_on_seats(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop what was written in words beside seats, exemptions and looks; the days they held are what counts need."""
    Membership.objects.filter(person__in=subject.person_ids).update(title="")
    Exemption.objects.filter(person__in=subject.person_ids).update(reason="")
    PersonalAccess.objects.filter(person__in=subject.person_ids).update(purpose="")


def erase_roles(subject: Subject, actor: AbstractBaseUser | None) -> None:
    """End every role that holds, and drop why it was given."""
    grants = RoleGrant.objects.filter(user__in=subject.user_ids)
    for grant in grants.at(timezone.localdate()):
        end_role(grant=grant, actor=actor if isinstance(actor, User) else None)
    grants.update(reason="")


def forget_old_traces() -> str:
    """Drop notes of looks after two years, and what rows of imported lists said after one."""
    now = timezone.now()
    looks, _by_model = PersonalAccess.objects.filter(at__lt=now - LOOKS_KEPT).delete()
    old = ImportRow.objects.filter(batch__uploaded_at__lt=now - ROWS_KEPT).exclude(cells={}, values={}, changes={})
    rows = old.update(cells={}, values={}, changes={}, findings=[], person=None)
    return f"{looks} looks, {rows} rows"


def erase_import_rows(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Empty the rows of lists that were taken in as this person, those left out that name them, and notes that do."""
    marks = Marks.of(people_of(subject))
    unknown = ImportRow.objects.filter(person=None).exclude(cells={}, values={})
    theirs = [row.pk for row in unknown.iterator(chunk_size=1000) if _is_theirs(marks, row)]
    for rows in (ImportRow.objects.filter(person__in=subject.person_ids), ImportRow.objects.filter(pk__in=theirs)):
        rows.update(cells={}, values={}, changes={}, findings=[], person=None)
    for batch in PeopleImport.objects.exclude(notes=[]):
        kept = [note for note in batch.notes if not marks.are_in(note)]
        if kept != batch.notes:
            PeopleImport.objects.filter(pk=batch.pk).update(notes=kept)


@dataclass(frozen=True)
class Marks:
    """By what somebody is recognised in a text: names as whole words, telephone numbers however they are spaced."""

    names: re.Pattern[str]
    phones: frozenset[str]

    @classmethod
    def of(cls, people: Iterable[Person]) -> Self:
        """The marks of one human's records."""
        people = list(people)
        names = "|".join(re.escape(fold(person.full_name)) for person in people)
        return cls(re.compile(rf"\b(?:{names})\b"), frozenset(person.phone for person in people if person.phone))

    def are_in(self, said: object, *, names_too: bool = True) -> bool:
        """Whether the plain values speak of them."""
        text = fold(json.dumps(said, ensure_ascii=False))
        digits = _SEPARATORS.sub("", text)
        return any(phone in digits for phone in self.phones) or (names_too and bool(self.names.search(text)))


def _is_theirs(marks: Marks, row: ImportRow) -> bool:
    """A row still waiting may be of a namesake: there only the telephone number counts."""
    said = [row.cells, row.values, row.changes, row.findings]
    return marks.are_in(said, names_too=row.state != RowState.WAITING)
