"""Work that learners hand in and trainers look at."""

from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.events import publish
from core.ids import uuid7
from courses.calculations.progress import SUBMITTED
from courses.errors import AlreadyDecidedError, NoSuchItemError, NotHandedInHereError, WorkIsWaitingError
from courses.events import WorkReviewed, WorkSubmitted
from courses.models import Enrolment, Submission, SubmissionState
from courses.selectors import outline_of
from courses.services.learning import complete_item
from courses.services.settling import lock


@transaction.atomic
def submit_work(
    *,
    enrolment: Enrolment,
    item_key: UUID,
    text: str,
    file: ContentFile[bytes] | None = None,
    uid: UUID | None = None,
    actor: User | None,
) -> Submission:
    """Hand in a piece of work; sent twice with the same `uid` it is one. Returned work may be handed in again."""
    (locked,) = lock(Enrolment.objects.filter(pk=enrolment.pk)).values()
    known = Submission.objects.filter(uid=uid, enrolment=locked, item_key=item_key).first() if uid else None
    if known:
        return known
    _refuse_what_is_not_asked(locked, item_key)
    uid = uid if uid and not Submission.objects.filter(uid=uid).exists() else uuid7()
    work = Submission(uid=uid, enrolment=locked, item_key=item_key, text=text)
    if file is not None:
        work.file.save(str(file.name), file, save=False)
    work.save()
    publish(
        WorkSubmitted(
            submission_id=work.pk,
            learner_id=locked.learner_id,
            course_id=locked.course_id,
            item_key=str(item_key),
        ),
        actor=actor,
    )
    return work


@transaction.atomic
def review_work(*, submission: Submission, is_accepted: bool, remark: str, actor: User | None) -> Submission:
    """Accept a piece of work, which completes its item, or return it with a remark on what to do better."""
    work = Submission.objects.select_for_update().get(pk=submission.pk)
    state = SubmissionState.ACCEPTED if is_accepted else SubmissionState.RETURNED
    if work.state != SubmissionState.WAITING:
        if (work.state, work.remark) == (state, remark):
            return work
        raise AlreadyDecidedError
    work.state, work.remark, work.reviewed_by, work.reviewed_at = state, remark, actor, timezone.now()
    work.save(update_fields=["state", "remark", "reviewed_by", "reviewed_at"])
    enrolment = work.enrolment
    if is_accepted and work.item_key in outline_of(enrolment.edition).by_key:
        complete_item(enrolment=enrolment, item_key=work.item_key, event_id=work.uid, actor=actor)
    publish(
        WorkReviewed(
            submission_id=work.pk,
            learner_id=enrolment.learner_id,
            course_id=enrolment.course_id,
            item_key=str(work.item_key),
            state=state,
        ),
        actor=actor,
    )
    return work


def _refuse_what_is_not_asked(enrolment: Enrolment, item_key: UUID) -> None:
    item = outline_of(enrolment.edition).by_key.get(item_key)
    if item is None:
        raise NoSuchItemError
    if item.condition != SUBMITTED:
        raise NotHandedInHereError
    states = (SubmissionState.WAITING, SubmissionState.ACCEPTED)
    if Submission.objects.filter(enrolment=enrolment, item_key=item_key, state__in=states).exists():
        raise WorkIsWaitingError
