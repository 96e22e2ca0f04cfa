"""From an address to those who are to be handed cards."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.http import MemberRequest
from accounts.models import Person, SignInCard, User
from accounts.selectors import Entry, accounts_of, cards_of
from core.access import may
from organisation.models import Unit, UnitVersion
from organisation.rules import KEEPERS, card_scopes
from organisation.selectors import (
    Scope,
    accounts_beyond,
    children_of,
    entry_counts,
    newcomers,
    path_of,
    people_in_scope,
    posts_of,
    scope_of,
    seated_people,
    version_of,
)

PAGE_SIZE = 50


@dataclass(frozen=True)
class Row:
    """A person of the list, and where they serve."""

    person: Person
    post: str


@dataclass(frozen=True)
class Roll:
    """The people of a unit by how far they are on the way in; `entry` and `search` narrow the list."""

    keeper: User
    unit: UnitVersion
    scope: Scope
    entry: str
    search: str

    @cached_property
    def everybody(self) -> QuerySet[Any]:
        """All who hold a seat there today."""
        return seated_people(self.unit.unit, timezone.localdate())

    @cached_property
    def counts(self) -> Counter[str]:
        """How many have come how far."""
        return entry_counts(self.everybody)

    @cached_property
    def newcomers(self) -> int:
        """How many would get a card if all who have no password were given one."""
        return newcomers(self.everybody, self.keeper, accounts_beyond(*card_scopes(self.keeper))).count()

    def page(self, number: str) -> Page[Row]:
        """Some of the people asked for."""
        today = timezone.localdate()
        people = seated_people(self.unit.unit, today, self.search)
        page = Paginator(people.filter(entry=self.entry) if self.entry else people, PAGE_SIZE).get_page(number)
        shown = list(page.object_list)
        posts = posts_of(shown, today)
        return Page([Row(person, posts.get(person.pk, "")) for person in shown], page.number, page.paginator)

    @property
    def above(self) -> Sequence[UnitVersion]:
        """The units on the way down to this one, from the keeper's own."""
        today = timezone.localdate()
        way = list(path_of(self.unit.unit, today))
        kept = set(self.scope.unit_ids(today).filter(descendant__in=[version.unit_id for version in way]))
        return [version for version in way[:-1] if version.unit_id in kept]

    @property
    def below(self) -> QuerySet[UnitVersion]:
        """The units directly below."""
        return children_of(self.unit.unit, timezone.localdate())


@dataclass(frozen=True)
class Bearer:
    """One person with their account and the cards they were ever issued."""

    person: Person
    account: User | None
    cards: QuerySet[SignInCard]


def roll_of_address(request: MemberRequest) -> Roll:
    """The unit asked for, or the keeper's topmost; refused to whoever keeps no register."""
    if not may(request.user, "organisation.keep_register"):
        raise PermissionDenied
    today, scope = timezone.localdate(), scope_of(request.user, *KEEPERS)
    entry = request.GET.get("tt", "")
    unit = _unit(request.GET.get("don-vi", ""), scope) or scope.top
    if unit is None or entry not in {"", *Entry.values}:
        raise Http404
    return Roll(request.user, version_of(unit, today), scope, entry, request.GET.get("tim", "").strip())


def bearer_of_address(request: HttpRequest, uid: UUID) -> Bearer:
    """The person of that address if they belong to the keeper's units, else 404."""
    if not may(request.user, "organisation.keep_register"):
        raise PermissionDenied
    people = people_in_scope(scope_of(request.user, *KEEPERS), timezone.localdate())
    person = people.filter(uid=uid).first()
    if person is None:
        raise Http404
    return Bearer(person, accounts_of([person.pk]).get(person.pk), cards_of(person))


def _unit(uid: str, scope: Scope) -> Unit | None:
    """The unit of that uid, if it lies in the scope; None where none is asked for."""
    try:
        return get_object_or_404(Unit, uid=UUID(uid), pk__in=scope.unit_ids(timezone.localdate())) if uid else None
    except ValueError:
        raise Http404 from None
