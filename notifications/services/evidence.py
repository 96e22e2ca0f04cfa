"""What people are told of work handed in, of what trainers vouch for, and of learning elsewhere."""

from uuid import UUID

from courses.models import OutsideCompletion, OutsideState, Submission, SubmissionState
from notifications.models import Kind, Notification
from notifications.services.telling import address, tell


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
