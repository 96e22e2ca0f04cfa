"""Classes as groups whose people may have other limits at a quiz."""

from collections.abc import Iterable

from accounts.models import Person, User
from courses.models import CoursePage
from live.selectors.cohorts import cohorts_kept_by, cohorts_of

PREFIX = "cohort:"


def groups_of(person: Person) -> Iterable[str]:
    """The references of the classes in which a person has a place."""
    return [f"{PREFIX}{code}" for code in cohorts_of(person).filter(cancelled_at=None).values_list("code", flat=True)]


def group_choices(user: User, course: CoursePage) -> Iterable[tuple[str, str]]:
    """The classes of a course that the user keeps and nobody cancelled, with their titles."""
    held = cohorts_kept_by(user).filter(course=course, cancelled_at=None).order_by("-starts_on", "code")
    return [(f"{PREFIX}{code}", title) for code, title in held.values_list("code", "title")]
