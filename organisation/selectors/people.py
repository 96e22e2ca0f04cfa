"""People as the register shows them: who sits where, what they were over the years, what is recorded of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.selectors import identity_ids, people_matching, records_of, surviving_id
from core.text.dates import format_date
from organisation.models import Exemption, Membership, Position, Unit, UnitVersion
from organisation.selectors.requests import people_in_scope
from organisation.selectors.roles import Scope
from organisation.selectors.seats import memberships_at, seat_history_of
from organisation.selectors.units import subtree_ids, unit_addresses


@dataclass(frozen=True)
class Wish:
    """Whom a list is to hold: found by name, sitting on that day, in a unit's subtree, in a category, a position."""

    day: date
    text: str = ""
    unit: Unit | None = None
    category: str = ""
    position: str = ""


@dataclass(frozen=True)
class Stint:
    """A seat in a person's life."""

    seat: Membership
    where: str

    @property
    def last_day(self) -> date | None:
        """The last day on which it was held; none while its end is open."""
        return self.seat.valid_to - timedelta(days=1) if self.seat.valid_to else None

    @property
    def is_current(self) -> bool:
        """Whether it is held today."""
        today = timezone.localdate()
        return self.seat.valid_from <= today and (self.seat.valid_to is None or self.seat.valid_to > today)

    @property
    def title(self) -> str:
        """The position, as the list called it where that says more."""
        return self.seat.title or self.seat.position.name


def people_seated(scope: Scope, wish: Wish) -> QuerySet[Person]:
    """Those who sat in the scope's units on the day, each human once, by their names."""
    seats = memberships_at(wish.day).filter(unit_id__in=scope.unit_ids(wish.day))
    if wish.unit is not None:
        seats = seats.filter(unit_id__in=subtree_ids(wish.unit, wish.day))
    if wish.category:
        seats = seats.filter(category=wish.category)
    if wish.position:
        seats = seats.filter(position__code=wish.position)
    return people_matching(wish.text).filter(pk__in=seats.values(human=surviving_id("person")))


def people_who_left(scope: Scope, text: str = "") -> QuerySet[Person]:
    """Those who sit nowhere today and last did in the scope's units, or never sat anywhere."""
    today = timezone.localdate()
    seated = memberships_at(today).values(human=surviving_id("person"))
    return people_in_scope(scope, today, text).exclude(pk__in=seated)


def posts_held(people: Collection[Person], as_of: date) -> dict[int, str]:
    """What each of these humans was where on that day: "Trưởng Ban Công tác Mặt trận, Xóm Sen 2, Xã Kim Liên"."""
    seats = memberships_at(as_of).filter(person__in=records_of([person.pk for person in people]))
    in_order = seats.order_by("-is_primary", "position__order", "valid_from", "pk")
    rows = list(in_order.values_list(surviving_id("person"), "position__name", "unit_id"))
    addresses = unit_addresses({unit for _human, _position, unit in rows}, as_of)
    posts: dict[int, list[str]] = defaultdict(list)
    for human, position, unit in rows:
        posts[human].append(f"{position}, {addresses.get(unit, '')}".rstrip(", "))
    return {human: "; ".join(held) for human, held in posts.items()}


def life_of(person: Person) -> Sequence[Stint]:
    """Every seat the human ever held, the latest first, with its unit as that was called when they took it."""
    seats = list(seat_history_of(person).select_related("person"))
    names = _names_then((seat.unit_id, seat.valid_from) for seat in seats)
    return [Stint(seat, names[seat.unit_id, seat.valid_from]) for seat in seats]


def _names_then(asked: Iterable[tuple[int, date]]) -> dict[tuple[int, date], str]:
    """What each unit, and the one above it, was called on its day: two statements for any number."""
    wanted = set(asked)
    own = _versions_by_unit({unit for unit, _day in wanted})
    found = {(unit, day): _version_at(own[unit], day) for unit, day in wanted}
    above = _versions_by_unit({version.parent_id for version in found.values() if version and version.parent_id})
    names = {}
    for (unit, day), version in found.items():
        parent = _version_at(above[version.parent_id], day) if version and version.parent_id else None
        names[unit, day] = ", ".join(one.name for one in (version, parent) if one)
    return names


def _versions_by_unit(unit_ids: Collection[int]) -> defaultdict[int, list[UnitVersion]]:
    versions: defaultdict[int, list[UnitVersion]] = defaultdict(list)
    for version in UnitVersion.objects.filter(unit_id__in=unit_ids).order_by("valid_from"):
        versions[version.unit_id].append(version)
    return versions


def _version_at(versions: Sequence[UnitVersion], day: date) -> UnitVersion | None:
    """The version of that day, or the one nearest to it."""
    begun = [version for version in versions if version.valid_from <= day]
    return begun[-1] if begun else next(iter(versions), None)


def last_day_of(seat: Membership) -> date:
    """The last day on which the seat was held; today while it is."""
    today = timezone.localdate()
    return min(seat.valid_to - timedelta(days=1), today) if seat.valid_to else today


def exemptions_of(person: Person) -> QuerySet[Exemption]:
    """Every exemption of the human, the latest first."""
    exemptions = Exemption.objects.filter(person__in=identity_ids(person))
    return exemptions.select_related("approved_by__person").order_by("-valid_from", "-pk")


def positions() -> QuerySet[Position]:
    """The catalogue of positions, in order of precedence."""
    return Position.objects.order_by("order", "name")


@dataclass(frozen=True)
class Record:
    """A record as it is compared with another: what is written in it, and the seats that hang on it."""

    person: Person
    life: Sequence[Stint]

    @property
    def facts(self) -> Sequence[tuple[str, str]]:
        """Name and value of what is recorded."""
        person = self.person
        birth = format_date(person.birth_date) if person.birth_date else str(person.birth_year or "")
        facts = (
            (_("Họ và tên"), person.full_name),
            (_("Sinh"), birth),
            (_("Giới tính"), str(person.get_sex_display()) if person.sex else ""),
            (_("Điện thoại"), person.phone_in_groups),
            (_("Thư điện tử"), person.email),
            (_("Ghi vào sổ"), format_date(timezone.localdate(person.created_at))),
        )
        return [(name, value or "–") for name, value in facts]


def record_of(person: Person) -> Record:
    """The record to be compared."""
    return Record(person, life_of(person))
