"""Classes as groups whose people may have other limits at a quiz."""

from collections.abc import Iterable

from accounts.models import Person
from live.models import Cohort
from live.selectors.cohorts import cohorts_of

PREFIX = "cohort:"


def groups_of(person: Person) -> Iterable[str]:
    """The references of the classes in which a person has a place."""
    return [f"{PREFIX}{code}" for code in cohorts_of(person).filter(cancelled_at=None).values_list("code", flat=True)]


def group_choices() -> Iterable[tuple[str, str]]:
    """Every class that was not cancelled, with its title."""
    held = Cohort.objects.filter(cancelled_at=None).order_by("-starts_on", "code").values_list("code", "title")
    return [(f"{PREFIX}{code}", title) for code, title in held]
