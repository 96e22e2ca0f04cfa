"""What people learned elsewhere: their own, and what waits for whoever answers for them."""

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from accounts.models import Person
from accounts.selectors import identity_ids
from courses.models import OutsideCompletion, OutsideState
from organisation.models import Role
from organisation.selectors import Scope

# Who decides what counts of learning elsewhere, each for the people of their units.
DECIDERS = (Role.HR_OFFICER, Role.ADMINISTRATOR)


def claims_of(person: Person) -> QuerySet[OutsideCompletion]:
    """What a person stated or others stated of them, the newest first."""
    return OutsideCompletion.objects.filter(learner__in=identity_ids(person)).select_related("course")


def claim_with_id(pk: int) -> OutsideCompletion:
    """The claim of which an event speaks."""
    return OutsideCompletion.objects.get(pk=pk)


def claims_in(scope: Scope) -> QuerySet[OutsideCompletion]:
    """What people of these units learned elsewhere; what waits longest comes first."""
    claims = OutsideCompletion.objects.filter(unit__in=scope.unit_ids(timezone.localdate()), learner__erased_at=None)
    return claims.select_related("learner", "course", "unit").order_by("claimed_at", "pk")


def claims_by_state(scope: Scope) -> dict[str, int]:
    """How many of them are in each state."""
    counts = {state: Count("pk", filter=Q(state=state)) for state in OutsideState.values}
    return claims_in(scope).order_by().aggregate(**counts)


def outside_of(person: Person) -> QuerySet[OutsideCompletion]:
    """What of it was recognised, for those who count hours."""
    return claims_of(person).filter(state=OutsideState.APPROVED)
