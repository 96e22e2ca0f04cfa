"""What people learned earlier or elsewhere: claimed with evidence, decided by whoever answers for them, never doubled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import identity_ids, is_record_of
from core.events import publish
from courses.errors import AlreadyDecidedError, OwnClaimError
from courses.events import OutsideCompletionClaimed, OutsideCompletionDecided, OutsideCompletionsImported
from courses.models import CoursePage, Enrolment, EnrolmentSource, OutsideCompletion, OutsideState
from courses.selectors import current_edition
from courses.services.enrolment import enrol_learner
from courses.services.settling import finish, lock
from organisation.selectors import primary_seat_of


@dataclass(frozen=True, kw_only=True)
class Learned:
    """What somebody learned elsewhere, as it is stated; `course` is ours for which it may stand."""

    provider: str
    title: str
    completed_on: date
    course: CoursePage | None = None
    periods: Decimal | None = None
    result: str = ""
    certificate_number: str = ""
    source: str = ""


@transaction.atomic
def claim_outside(
    *, learner: Person, learned: Learned, evidence: ContentFile[bytes] | None = None, actor: User | None
) -> OutsideCompletion:
    """State what a person learned elsewhere; stated again it is the same claim, however often the form is sent."""
    claim, created = _entered(learner, learned, actor)
    if evidence is not None and not claim.evidence and claim.state == OutsideState.WAITING:
        claim.evidence.save(str(evidence.name), evidence)
    if created:
        publish(OutsideCompletionClaimed(completion_id=claim.pk, learner_id=learner.pk), actor=actor)
    return claim


@transaction.atomic
def import_outside(*, entries: Sequence[tuple[Person, Learned]], actor: User | None) -> Sequence[bool]:
    """Enter what a list says that people learned; returns of each entry whether it was new. Approval is another act."""
    news = [_entered(learner, learned, actor)[1] for learner, learned in entries]
    if any(news):
        publish(OutsideCompletionsImported(count=sum(news)), actor=actor)
    return news


@transaction.atomic
def decide_outside(*, completion: OutsideCompletion, is_approved: bool, remark: str, actor: User) -> OutsideCompletion:
    """Recognise what was learned elsewhere, or say why not; recognised for a course of ours it completes that course.

    The course counts as completed from today: what was reported of days past stays as it was.
    """
    claim = (
        OutsideCompletion.objects.select_for_update(of=("self",))
        .select_related("learner", "course")
        .get(pk=completion.pk)
    )
    state = OutsideState.APPROVED if is_approved else OutsideState.REFUSED
    if is_record_of(actor.person, claim.learner_id):
        raise OwnClaimError
    if claim.state != OutsideState.WAITING:
        if claim.state == state:
            return claim
        raise AlreadyDecidedError
    claim.state, claim.remark, claim.decided_by, claim.decided_at = state, remark, actor, timezone.now()
    claim.save(update_fields=["state", "remark", "decided_by", "decided_at"])
    if is_approved and claim.course and claim.course.live and current_edition(claim.course):
        _complete_course(claim.learner, claim.course, actor)
    publish(OutsideCompletionDecided(completion_id=claim.pk, learner_id=claim.learner_id, state=state), actor=actor)
    return claim


def _entered(learner: Person, learned: Learned, actor: User | None) -> tuple[OutsideCompletion, bool]:
    """The claim, and whether it is new; one human's records have one between them."""
    same = {"provider": learned.provider, "title": learned.title, "completed_on": learned.completed_on}
    known = OutsideCompletion.objects.filter(learner__in=identity_ids(learner), **same).first()
    if known:
        return known, False
    seat = primary_seat_of(learner, timezone.localdate())
    return OutsideCompletion.objects.get_or_create(
        learner=learner,
        **same,
        defaults={
            "unit": seat.unit if seat else None,
            "course": learned.course,
            "periods": learned.periods,
            "result": learned.result,
            "certificate_number": learned.certificate_number,
            "source": learned.source,
            "claimed_by": actor,
        },
    )


def _complete_course(learner: Person, course: CoursePage, actor: User) -> None:
    """Complete the course on the strength of the evidence; no lesson is marked as studied here."""
    enrolment = enrol_learner(learner=learner, course=course, source=EnrolmentSource.OUTSIDE, actor=actor)
    (locked,) = lock(Enrolment.objects.filter(pk=enrolment.pk)).values()
    if locked.completed_at is None:
        locked.completed_at, locked.source = timezone.now(), EnrolmentSource.OUTSIDE
        finish(locked, actor=actor)
        locked.save()
