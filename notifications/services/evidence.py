"""What people are told of work handed in, of what trainers vouch for, and of learning elsewhere."""

from uuid import UUID

from accounts.selectors import identity_ids
from courses.models import Correction, CorrectionKind, OutsideCompletion, OutsideState, Submission, SubmissionState
from courses.selectors.items import items_named
from courses.selectors.submissions import judges_of
from notifications.models import Kind, Notification
from notifications.services.telling import address, tell, tell_of_waiting


def tell_of_work(*, work: Submission, source: UUID) -> None:
    """Tell those who may judge it that work waits; who handed it in does not judge it."""
    if work.state == SubmissionState.WAITING:
        tell_of_waiting(
            people=judges_of(work.course).exclude(pk__in=identity_ids(work.enrolment.learner)),
            kind=Kind.WORK_WAITING,
            url=address("courses:works", work.course.slug),
            params={"course": work.course.title},
            source=source,
        )


def tell_of_correction(*, correction: Correction, source: UUID) -> Notification:
    """Tell the learner what a trainer set right, and why."""
    names = items_named({correction.item_key})
    is_withdrawn = correction.kind == CorrectionKind.WITHDRAWN
    told = Notification(
        person_id=correction.enrolment.learner_id,
        kind=Kind.LESSON_WITHDRAWN if is_withdrawn else Kind.LESSON_RECOGNISED,
        params={
            "course": correction.course.title,
            "lesson": names[correction.item_key].title if correction.item_key in names else "",
            "reason": correction.reason,
        },
        url=address("courses:next_steps", correction.course.slug),
        source=source,
    )
    return tell(told)


def tell_of_review(*, work: Submission, source: UUID) -> Notification:
    """Tell the learner what the trainer said of their work."""
    is_accepted = work.state == SubmissionState.ACCEPTED
    url = address("courses:next_steps", work.course.slug)
    told = Notification(
        person_id=work.enrolment.learner_id,
        kind=Kind.WORK_ACCEPTED if is_accepted else Kind.WORK_RETURNED,
        params={"course": work.course.title, "remark": work.remark},
        url=url,
        source=source,
    )
    return tell(told)


def tell_of_claim(*, claim: OutsideCompletion, source: UUID) -> Notification:
    """Tell the learner whether what they learned elsewhere counts."""
    url = address("courses:outside")
    told = Notification(
        person_id=claim.learner_id,
        kind=Kind.OUTSIDE_APPROVED if claim.state == OutsideState.APPROVED else Kind.OUTSIDE_REFUSED,
        params={"title": claim.title, "remark": claim.remark},
        url=url,
        source=source,
    )
    return tell(told)
