"""Who may see scores: appraisers and the council within their scope; a unit's own people their own card."""

import rules
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import User
from accounts.selectors import identity_ids
from organisation.models import Role, Unit
from organisation.rules import holds, holds_over
from organisation.selectors import seats_in

APPRAISERS = (Role.APPRAISER, Role.COUNCIL)


@rules.predicate
def is_seated_in(user: User | AnonymousUser, unit: Unit | None = None) -> bool:
    """Whether the user holds a seat today in the unit or below it."""
    if unit is None or not isinstance(user, User) or user.person is None:
        return False
    return seats_in(unit, timezone.localdate()).filter(person__in=identity_ids(user.person)).exists()


# The names behind a score are for those who answer for it or for the people; colleagues see the figures alone.
may_see_people = holds_over(*APPRAISERS, Role.HR_OFFICER)

rules.add_perm("emulation.see_board", holds(*APPRAISERS))
rules.add_perm("emulation.see_people", may_see_people)
rules.add_perm("emulation.see_scorecard", may_see_people | is_seated_in)
