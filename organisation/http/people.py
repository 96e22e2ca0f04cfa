"""From an address to people of the register; whoever lies outside the visitor's units does not exist."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person, PersonMerge
from accounts.selectors import merge_held, person_with, survivor_of
from core.access import may
from core.text.dates import NotADateError, parse_date
from organisation.errors import DayNotUnderstoodError
from organisation.models import Category, Exemption, Membership, UnitVersion
from organisation.rules import KEEPERS, READERS
from organisation.selectors import Scope, people_in_scope, scope_of
from organisation.selectors.browsing import units_called
from organisation.selectors.people import (
    Wish,
    exemptions_of,
    last_day_of,
    people_seated,
    people_who_left,
    positions,
    posts_held,
)
from organisation.selectors.seats import seat_history_of

AT_ONCE = 50
LEFT = "thoi"


@dataclass(frozen=True)
class Line:
    """A person of a list; `is_open` where the visitor may see more of them."""

    person: Person
    post: str
    is_open: bool


@dataclass(frozen=True)
class PeopleAsked:
    """A list of people as it was asked for; `asked` are the fields of the form as they were typed."""

    scope: Scope
    wish: Wish
    asked: dict[str, str]
    unit: UnitVersion | None
    may_keep: bool
    page: Page[Person] = field(repr=False)

    @property
    def has_left(self) -> bool:
        """Whether those are asked for who sit nowhere any more."""
        return self.asked.get("tt") == LEFT

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the day was asked for."""
        return bool(self.asked.keys() - {"ngay"})

    @property
    def states(self) -> Sequence[tuple[str, str, bool]]:
        """Those who serve and those who do not, as chips."""
        rest = {name: value for name, value in self.asked.items() if name == "tim"}
        left = "?" + urlencode({**rest, "tt": LEFT})
        return [
            (_("Đang giữ chức vụ"), "?" + urlencode(rest), not self.has_left),
            (_("Đã thôi giữ chức vụ"), left, self.has_left),
        ]

    @property
    def categories(self) -> Sequence[tuple[str, str, bool]]:
        """Value, label and whether it is chosen."""
        return [(value, str(label), value == self.wish.category) for value, label in Category.choices]

    @property
    def positions(self) -> Sequence[tuple[str, str, bool]]:
        """Value, label and whether it is chosen."""
        return [(one.code, one.name, one.code == self.wish.position) for one in positions()]

    @property
    def lines(self) -> Sequence[Line]:
        """The people of the page, with what they were on the day."""
        people = list(self.page.object_list)
        posts = posts_held(people, self.wish.day)
        known = people_in_scope(self.scope, timezone.localdate()).filter(pk__in=[person.pk for person in people])
        within = set(known.values_list("pk", flat=True))
        return [Line(person, posts.get(person.pk, ""), person.pk in within) for person in people]


@dataclass(frozen=True)
class Shown:
    """A person whom the visitor may see, and whether they keep the record."""

    person: Person
    scope: Scope
    may_keep: bool


@dataclass(frozen=True)
class ShownSeat(Shown):
    """A seat of a person whose record the visitor keeps."""

    seat: Membership


@dataclass(frozen=True)
class ShownExemption(Shown):
    """An exemption of a person whose record the visitor keeps."""

    exemption: Exemption


@dataclass(frozen=True)
class Pair(Shown):
    """Two records that the visitor keeps; they may be one human's."""

    other: Person


def people_of_address(request: HttpRequest) -> PeopleAsked:
    """The people asked for; refused to those who read no register."""
    if not may(request.user, "organisation.read_register"):
        raise PermissionDenied
    scope = scope_of(request.user, *READERS)
    names = ("tim", "don-vi", "dien", "chuc-vu", "ngay", "tt")
    asked = {name: text for name in names if (text := request.GET.get(name, "").strip())}
    day = _day(asked.get("ngay", ""))
    unit = _unit(asked.get("don-vi", ""), scope, day)
    wish = Wish(day, asked.get("tim", ""), unit.unit if unit else None, asked.get("dien", ""), asked.get("chuc-vu", ""))
    if wish.category not in {"", *Category.values} or asked.get("tt", LEFT) != LEFT:
        raise Http404
    found = people_who_left(scope, wish.text) if "tt" in asked else people_seated(scope, wish)
    page = Paginator(found, AT_ONCE).get_page(request.GET.get("trang"))
    return PeopleAsked(scope, wish, asked, unit, may(request.user, "organisation.keep_register"), page)


def person_of_address(request: HttpRequest, uid: UUID) -> Shown:
    """The person of whom the record speaks, by the record that stays."""
    if not may(request.user, "organisation.read_register"):
        raise PermissionDenied
    scope = scope_of(request.user, *READERS)
    person = _within(scope, uid)
    return Shown(person, scope, _is_kept(request, person))


def kept_person_of_address(request: HttpRequest, uid: UUID) -> Shown:
    """The person, for those who keep the record; refused to those who only read."""
    if not may(request.user, "organisation.keep_register"):
        raise PermissionDenied
    scope = scope_of(request.user, *KEEPERS)
    return Shown(_within(scope, uid), scope, may_keep=True)


def seat_of_address(request: HttpRequest, uid: UUID, number: int) -> ShownSeat:
    """A seat of the person, in a unit that the visitor keeps."""
    shown = kept_person_of_address(request, uid)
    seat = get_object_or_404(seat_history_of(shown.person), pk=number)
    if not shown.scope.covers(seat.unit, last_day_of(seat)):
        raise Http404
    return ShownSeat(shown.person, shown.scope, may_keep=True, seat=seat)


def exemption_of_address(request: HttpRequest, uid: UUID, number: int) -> ShownExemption:
    """An exemption of the person."""
    shown = kept_person_of_address(request, uid)
    exemption = get_object_or_404(exemptions_of(shown.person), pk=number)
    return ShownExemption(shown.person, shown.scope, may_keep=True, exemption=exemption)


def pair_of_address(request: HttpRequest, uid: UUID, other: UUID) -> Pair:
    """Two records that the visitor keeps, both."""
    shown = kept_person_of_address(request, uid)
    second = _within(shown.scope, other)
    if second == shown.person:
        raise Http404
    return Pair(shown.person, shown.scope, may_keep=True, other=second)


def merge_of_address(request: HttpRequest, uid: UUID, number: int) -> PersonMerge:
    """A merge that holds, of records of the person."""
    shown = kept_person_of_address(request, uid)
    merge = merge_held(shown.person, number)
    if merge is None:
        raise Http404
    return merge


def kept_scope_of_address(request: HttpRequest) -> Scope:
    """The units whose people the visitor keeps."""
    if not may(request.user, "organisation.keep_register"):
        raise PermissionDenied
    return scope_of(request.user, *KEEPERS)


def _within(scope: Scope, uid: UUID) -> Person:
    record = person_with(uid)
    if record is None:
        raise Http404
    return get_object_or_404(people_in_scope(scope, timezone.localdate()), pk=survivor_of(record).pk)


def _is_kept(request: HttpRequest, person: Person) -> bool:
    kept = people_in_scope(scope_of(request.user, *KEEPERS), timezone.localdate())
    return may(request.user, "organisation.keep_register") and kept.filter(pk=person.pk).exists()


def _day(text: str) -> date:
    try:
        return parse_date(text) if text else timezone.localdate()
    except NotADateError:
        raise DayNotUnderstoodError(day=text) from None


def _unit(text: str, scope: Scope, day: date) -> UnitVersion | None:
    """The unit that is meant: the first of those called so; an unknown one is nobody's."""
    if not text:
        return None
    called = text.rsplit("(", 1)[-1].rstrip(")") if text.endswith(")") else text
    found = units_called(called, scope, day)
    if not found:
        raise Http404
    return found[0]
