"""Who may open classes, and who takes attendance."""

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rules import is_person
from accounts.selectors import identity_ids
from live.models import Cohort
from live.selectors.cohorts import KEEPERS, places_in
from organisation.rules import holds
from organisation.selectors import scope_of


@rules.predicate
def keeps_cohort(user: User | AnonymousUser, cohort: Cohort | None = None) -> bool:
    """Whether the class is of the user's branch."""
    return cohort is None or scope_of(user, *KEEPERS).covers(cohort.owner_unit)


@rules.predicate
def teaches_cohort(user: User | AnonymousUser, cohort: Cohort | None = None) -> bool:
    """Whether the user is one of the class's trainers."""
    if cohort is None or not isinstance(user, User) or user.person is None:
        return False
    return cohort.trainers.filter(pk__in=identity_ids(user.person)).exists()


@rules.predicate
def is_in_cohort(user: User | AnonymousUser, cohort: Cohort | None = None) -> bool:
    """Whether the user has a place in the class."""
    if cohort is None or not isinstance(user, User) or user.person is None:
        return False
    return places_in(cohort).filter(learner__in=identity_ids(user.person)).exists()


keeps = holds(*KEEPERS) & keeps_cohort

rules.add_perm("live.keep_cohorts", keeps)
rules.add_perm("live.take_attendance", keeps | teaches_cohort)
rules.add_perm("live.attend", is_person)
