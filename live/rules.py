"""Who may open classes, and who takes attendance."""

from typing import Any

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rules import is_person
from accounts.selectors import identity_ids
from live.models import Cohort
from live.selectors.cohorts import KEEPERS
from organisation.rules import holds
from organisation.selectors import scope_of


def _cohort_of(found: Any) -> Cohort | None:  # noqa: ANN401 -- a class, or what belongs to one
    cohort: Cohort | None = getattr(found, "cohort", found)
    return cohort


@rules.predicate
def keeps_cohort(user: User | AnonymousUser, found: object = None) -> bool:
    """Whether the class, or the class of what was found, is of the user's branch."""
    cohort = _cohort_of(found)
    return cohort is None or scope_of(user, *KEEPERS).covers(cohort.owner_unit)


@rules.predicate
def teaches_cohort(user: User | AnonymousUser, found: object = None) -> bool:
    """Whether the user is one of the class's trainers."""
    cohort = _cohort_of(found)
    if cohort is None or not isinstance(user, User) or user.person is None:
        return False
    return cohort.trainers.filter(pk__in=identity_ids(user.person)).exists()


keeps = holds(*KEEPERS) & keeps_cohort

rules.add_perm("live.keep_cohorts", keeps)
rules.add_perm("live.take_attendance", keeps | teaches_cohort)
rules.add_perm("live.attend", is_person)
