"""From an address to a good practice; what one neither sent nor may approve does not exist."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.http import MemberRequest, person_of
from cms.models import PracticePicture, PracticeSubmission
from cms.selectors import submission_of, submissions_by
from cms.selectors.practices import APPROVERS
from core.access import may
from organisation.selectors import roles_of


def own_submission_of_address(request: MemberRequest, uid: UUID) -> PracticeSubmission:
    """What the visitor sent themselves and may still change."""
    return get_object_or_404(submissions_by(person_of(request)).filter(page=None), uid=uid)


def submission_of_approver(request: MemberRequest, uid: UUID) -> PracticeSubmission | None:
    """One of the editor's branch; None for whoever approves nothing."""
    if roles_of(request.user).isdisjoint(APPROVERS):
        return None
    submission = submission_of(uid)
    if submission is None or not may(request.user, "cms.approve_practices", submission):
        raise Http404
    return submission


def picture_of_address(request: MemberRequest, uid: UUID) -> PracticePicture:
    """A picture of one's own, or of what one may approve."""
    picture = get_object_or_404(PracticePicture.objects.select_related("submission__unit"), uid=uid)
    is_own = submissions_by(person_of(request)).filter(pk=picture.submission_id).exists()
    if not is_own and not may(request.user, "cms.approve_practices", picture.submission):
        raise Http404
    return picture
