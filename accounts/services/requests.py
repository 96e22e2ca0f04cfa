"""What people ask about their data: received, acknowledged, answered within the days that the law gives."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import (
    AlreadyExtendedError,
    IdentityNotCheckedError,
    OutcomeMissingError,
    OwnRequestError,
    RequestClosedError,
    RequestedInFutureError,
)
from accounts.events import (
    DataRequestAcknowledged,
    DataRequestClosed,
    DataRequestExtended,
    DataRequestReceived,
)
from accounts.models import DataRequest, Person, RequestKind, RequestState, User
from accounts.selectors import is_record_of, open_requests, requests_of
from accounts.services.erasure import erase_person
from core.events import publish
from core.text.unicode import tidy_line, tidy_text
from core.workdays import deadline_after, workdays_after


@transaction.atomic
def receive_request(
    *, person: Person, kind: RequestKind, text: str, actor: User | None, received_at: datetime | None = None
) -> DataRequest:
    """Take a request in and start its clocks; the same again, while it is open, returns the one taken in.

    Whoever asks from their own account is known by their sign-in.
    """
    now, text = timezone.now(), tidy_text(text)
    received_at = received_at or now
    if received_at > now:
        raise RequestedInFutureError
    same = open_requests(requests_of(person)).filter(kind=kind, text=text).first()
    if same is not None:
        return same
    day = timezone.localdate(received_at)
    days, holidays = settings.DATA_REQUEST_DAYS, settings.PUBLIC_HOLIDAYS
    request = DataRequest.objects.create(
        person=person,
        kind=kind,
        text=text,
        received_at=received_at,
        acknowledge_by=workdays_after(day, days["acknowledge"], holidays),
        due_on=deadline_after(day, days[kind], holidays),
        identity_check=_("Người yêu cầu đăng nhập bằng tài khoản của mình") if _is_own(person, actor) else "",
    )
    publish(DataRequestReceived(request_id=request.pk, person_id=person.pk, kind=kind), actor=actor)
    return request


@transaction.atomic
def acknowledge_request(*, request: DataRequest, identity_check: str, actor: User | None) -> DataRequest:
    """Tell the asker that the request is being dealt with, and note how it was verified who asks."""
    request = _open(request, actor)
    checked = tidy_line(identity_check) or request.identity_check
    if not checked:
        raise IdentityNotCheckedError
    if request.state == RequestState.RECEIVED:
        request.state, request.acknowledged_at = RequestState.ACKNOWLEDGED, timezone.now()
        publish(DataRequestAcknowledged(request_id=request.pk), actor=actor)
    request.identity_check, request.handled_by = checked, actor
    request.save()
    return request


@transaction.atomic
def extend_request(*, request: DataRequest, reason: str, actor: User | None) -> DataRequest:
    """Give the request more days, once, for a reason that the asker reads."""
    request = _open(request, actor)
    if request.was_extended:
        raise AlreadyExtendedError
    if not (reason := tidy_line(reason)):
        raise OutcomeMissingError
    request.due_on = deadline_after(request.due_on, settings.DATA_REQUEST_DAYS["extension"], settings.PUBLIC_HOLIDAYS)
    request.was_extended, request.handled_by = True, actor
    request.outcome = _("Gia hạn: {reason}").format(reason=reason)
    request.save()
    publish(DataRequestExtended(request_id=request.pk, due_on=request.due_on.isoformat()), actor=actor)
    return request


@transaction.atomic
def grant_request(*, request: DataRequest, outcome: str, actor: User | None) -> DataRequest:
    """Say what was done as asked. Granting an erasure erases; what then stands in the register names nobody."""
    request = _verified(request, actor)
    if request.kind == RequestKind.ERASE:
        erase_person(person=request.person, actor=actor)
        request.refresh_from_db()
        outcome = _("Đã xóa thông tin định danh. Kết quả học, giấy chứng nhận và nhật ký được giữ, không kèm tên.")
    return _close(request, RequestState.GRANTED, outcome, actor)


@transaction.atomic
def refuse_request(*, request: DataRequest, reason: str, actor: User | None) -> DataRequest:
    """Say why it was not done."""
    return _close(_verified(request, actor), RequestState.REFUSED, reason, actor)


@transaction.atomic
def take_back_request(*, request: DataRequest, actor: User | None) -> DataRequest:
    """Let the asker drop a request that is open, or lift a restriction that was granted; again changes nothing."""
    request = DataRequest.objects.select_for_update().get(pk=request.pk)
    if request.state == RequestState.WITHDRAWN:
        return request
    if not request.can_be_taken_back:
        raise RequestClosedError
    outcome = request.outcome or _("Người yêu cầu rút lại.")
    return _close(request, RequestState.WITHDRAWN, outcome, actor)


def _close(request: DataRequest, state: RequestState, outcome: str, actor: User | None) -> DataRequest:
    if not (outcome := tidy_text(outcome)):
        raise OutcomeMissingError
    request.state, request.outcome, request.closed_at = state, outcome, timezone.now()
    request.acknowledged_at = request.acknowledged_at or request.closed_at
    if state != RequestState.WITHDRAWN:
        request.handled_by = actor
    request.save()
    publish(DataRequestClosed(request_id=request.pk, state=state), actor=actor)
    return request


def _verified(request: DataRequest, actor: User | None) -> DataRequest:
    request = _open(request, actor)
    if not request.identity_check:
        raise IdentityNotCheckedError
    return request


def _open(request: DataRequest, actor: User | None) -> DataRequest:
    """The request as it stands, locked; refused once it is closed, and to its own asker."""
    request = DataRequest.objects.select_for_update().select_related("person").get(pk=request.pk)
    if not request.is_open:
        raise RequestClosedError
    if _is_own(request.person, actor):
        raise OwnRequestError
    return request


def _is_own(person: Person, actor: User | None) -> bool:
    return bool(actor and actor.person and is_record_of(person, actor.person.pk))
