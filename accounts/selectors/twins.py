"""Records that may be one human's: the same name, and the same telephone number or birth."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Person

# By what two records of one name are alike, the surest first.
SIGNS: Sequence[tuple[str, str | Promise]] = (
    ("phone", _("cùng họ tên và số điện thoại")),
    ("birth_date", _("cùng họ tên và ngày sinh")),
    ("birth_year", _("cùng họ tên và năm sinh")),
)


@dataclass(frozen=True)
class Twins:
    """Two records, and why they may be one human's; the older record first."""

    first: Person
    second: Person
    reason: str | Promise


def likely_twins(people: QuerySet[Person], most: int = 50) -> Sequence[Twins]:
    """Pairs among these people, the surest first, at most so many for each sign."""
    found: dict[tuple[int, int], Twins] = {}
    for sign, reason in SIGNS:
        for pair in _alike(people, sign, most):
            first, second = pair
            if not _contradict(first, second):
                found.setdefault((first.pk, second.pk), Twins(first, second, reason))
    return list(found.values())


def likely_twins_of(person: Person, among: QuerySet[Person]) -> Sequence[Twins]:
    """The records that may be of the same human as this one, in one statement."""
    namesakes = among.filter(search_key=person.search_key, erased_at=None).exclude(pk=person.pk).order_by("pk")
    found = ((other, _sign_of(person, other)) for other in namesakes[:50])
    return [Twins(person, other, sign) for other, sign in found if sign and not _contradict(person, other)]


def _sign_of(first: Person, second: Person) -> str | Promise:
    """By what two namesakes are alike; empty for nothing."""
    return next(
        (words for sign, words in SIGNS if getattr(first, sign) and getattr(first, sign) == getattr(second, sign)), ""
    )


def _alike(people: QuerySet[Person], sign: str, most: int) -> Sequence[tuple[Person, Person]]:
    named = people.filter(erased_at=None).exclude(Q((sign, None)) if sign != "phone" else Q(phone="")).order_by()
    keys = named.values_list("search_key", sign).annotate(records=Count("pk")).filter(records__gt=1)
    groups: dict[tuple[str, object], list[Person]] = defaultdict(list)
    wanted = Q(pk=None)
    for name, value, _records in keys.order_by("search_key", sign)[:most]:
        wanted |= Q(("search_key", name), (sign, value))
    for person in named.filter(wanted).order_by("search_key", "pk"):
        groups[person.search_key, getattr(person, sign)].append(person)
    return [pair for group in groups.values() for pair in pairwise(group)]


def _contradict(first: Person, second: Person) -> bool:
    """Whether something known of both differs that a human has only one of."""
    facts = ((first.birth_date, second.birth_date), (first.birth_year, second.birth_year), (first.sex, second.sex))
    return any(one and other and one != other for one, other in facts)
