"""Whom a keeper may add to a class."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import surviving_id
from live.models import Cohort
from live.selectors.cohorts import KEEPERS, places_in
from organisation.selectors import scope_of
from organisation.selectors.people import Wish, people_seated, posts_held

AT_ONCE = 30
SHORTEST = 2


@dataclass(frozen=True)
class Addable:
    """People found by name, each with what they are and whether they are in the class; and those who were ticked."""

    lines: Sequence[tuple[Person, str, bool]]
    chosen: Sequence[Person]


def people_to_add(user: User, cohort: Cohort, text: str, ticked: Sequence[str]) -> Addable:
    """Only people of the keeper's own units, whatever is typed or sent."""
    today = timezone.localdate()
    people = people_seated(scope_of(user, *KEEPERS), Wish(today, text))
    found = list(people[:AT_ONCE]) if len(text) >= SHORTEST else []
    posts = posts_held(found, today) if found else {}
    inside = set(places_in(cohort).values_list(surviving_id("learner"), flat=True))
    everybody = people_seated(scope_of(user, *KEEPERS), Wish(today))
    chosen = list(everybody.filter(uid__in=_uids(ticked))) if ticked else []
    return Addable([(person, posts.get(person.pk, ""), person.pk in inside) for person in found], chosen)


def _uids(ticked: Sequence[str]) -> list[UUID]:
    """What is no id is nobody."""
    found = []
    for text in ticked:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
