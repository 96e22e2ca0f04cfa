"""What people are told of good practices."""

from uuid import UUID

from cms.models import PracticeSubmission, SubmissionState
from cms.selectors.practices import APPROVERS
from notifications.models import Kind, Notification
from notifications.services.telling import address, tell, tell_of_waiting
from organisation.selectors import people_acting


def tell_of_submitted_practice(*, practice: PracticeSubmission, source: UUID) -> None:
    """Tell the editors of its branch that a good practice waits."""
    if practice.state == SubmissionState.WAITING:
        tell_of_waiting(
            people=people_acting(practice.unit, *APPROVERS),
            kind=Kind.PRACTICE_WAITING,
            url=address("cms:practice_queue"),
            params={},
            source=source,
        )


def tell_of_returned_practice(*, practice: PracticeSubmission, source: UUID) -> Notification:
    """Tell its author what more is asked."""
    url = address("cms:practice_change", practice.uid)
    return _tell_author(Kind.PRACTICE_RETURNED, practice, url, source, remark=practice.remark)


def tell_of_published_practice(*, practice: PracticeSubmission, source: UUID) -> Notification:
    """Tell its author where everybody finds it."""
    url = practice.page.url if practice.page else address("cms:practice_send")
    return _tell_author(Kind.PRACTICE_PUBLISHED, practice, url, source)


def _tell_author(kind: Kind, practice: PracticeSubmission, url: str, source: UUID, **words: str) -> Notification:
    params = {"title": practice.title, **words}
    told = Notification(person_id=practice.submitter_id, kind=kind, params=params, url=url, source=source)
    return tell(told)
