"""Good practices that were sent in."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import identity_ids
from cms.models import PracticeSubmission
from organisation.models import Role
from organisation.selectors import scope_of

# Who approves what units send in, each for their branch.
APPROVERS = (Role.EDITOR, Role.ADMINISTRATOR)


def submissions_by(person: Person) -> QuerySet[PracticeSubmission]:
    """What a person sent in, the latest first."""
    return PracticeSubmission.objects.filter(submitter__in=identity_ids(person)).select_related("page")


def submissions_to_decide(user: User) -> QuerySet[PracticeSubmission]:
    """What came from the editor's branch, those that wait first, the longest waiting on top."""
    units = scope_of(user, *APPROVERS).unit_ids(timezone.localdate())
    sent = PracticeSubmission.objects.filter(unit__in=units).select_related("submitter", "page")
    return sent.order_by("-state", "submitted_at", "pk")


def submission_with_id(pk: int) -> PracticeSubmission:
    """The submission of which an event speaks."""
    return PracticeSubmission.objects.select_related("unit", "page").get(pk=pk)


def submission_of(uid: UUID) -> PracticeSubmission | None:
    """The submission with this id."""
    return PracticeSubmission.objects.select_related("unit", "submitter", "page").filter(uid=uid).first()
