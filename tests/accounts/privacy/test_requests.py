"""Requests about data: their clocks, who may answer them, how they end."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.errors import (
    AlreadyExtendedError,
    IdentityNotCheckedError,
    OutcomeMissingError,
    OwnRequestError,
    RequestClosedError,
    RequestedInFutureError,
)
from accounts.models import DataRequest, RequestKind, RequestState
from accounts.selectors import late_requests, withheld_people
from accounts.services import (
    acknowledge_request,
    extend_request,
    grant_request,
    merge_people,
    refuse_request,
    take_back_request,
)
from core.models import LogEntry
from core.text.dates import VIET_NAM
from tests.factories.accounts import make_person
from tests.factories.privacy import make_request, make_verified_request

FRIDAY = datetime(2026, 11, 20, 23, 30, tzinfo=VIET_NAM)


@pytest.fixture
def afterwards(monkeypatch):
    """It is the end of 2026."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 12, 31, tzinfo=VIET_NAM))


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        (RequestKind.VIEW, "2026-11-30"),
        (RequestKind.CORRECT, "2026-11-30"),
        (RequestKind.PROVIDE, "2026-11-30"),
        (RequestKind.ERASE, "2026-12-10"),
        (RequestKind.RESTRICT, "2026-12-07"),  # the fifteenth day is a Saturday
        (RequestKind.OBJECT, "2026-12-07"),
    ],
)
def test_each_kind_has_its_days(afterwards, db, kind, due):
    asked = make_request(make_person(), kind, received_at=FRIDAY)
    assert (asked.acknowledge_by.isoformat(), asked.due_on.isoformat()) == ("2026-11-24", due)


def test_the_days_are_settings(settings, afterwards, db):
    settings.DATA_REQUEST_DAYS = settings.DATA_REQUEST_DAYS | {"view": 3, "acknowledge": 1}
    asked = make_request(make_person(), received_at=FRIDAY)
    assert (asked.acknowledge_by.isoformat(), asked.due_on.isoformat()) == ("2026-11-23", "2026-11-23")


def test_the_same_request_twice_is_one(learner):
    first, second = make_request(learner.person, actor=learner), make_request(learner.person, actor=learner)
    assert first == second
    assert LogEntry.objects.filter(event="accounts.data_request_received").count() == 1


def test_nobody_asks_tomorrow(learner):
    with pytest.raises(RequestedInFutureError):
        make_request(learner.person, received_at=timezone.now() + timedelta(days=1))


def test_who_asks_from_their_own_account_is_known(learner, data_manager):
    assert make_request(learner.person, actor=learner).identity_check
    assert not make_request(learner.person, RequestKind.ERASE, actor=data_manager).identity_check


def test_nothing_is_granted_before_the_asker_is_verified(learner, data_manager):
    asked = make_request(learner.person, actor=data_manager)
    with pytest.raises(IdentityNotCheckedError):
        grant_request(request=asked, outcome="Đã gửi", actor=data_manager)
    with pytest.raises(IdentityNotCheckedError):
        acknowledge_request(request=asked, identity_check="  ", actor=data_manager)
    acknowledge_request(request=asked, identity_check="Gọi lại số đã lưu", actor=data_manager)
    granted = grant_request(request=asked, outcome="Đã gửi bản sao", actor=data_manager)
    assert (granted.state, granted.handled_by) == (RequestState.GRANTED, data_manager)
    assert granted.closed_at


def test_an_answer_needs_words(learner, data_manager):
    asked = make_verified_request(learner.person, RequestKind.VIEW, data_manager)
    for act in (
        lambda: grant_request(request=asked, outcome=" ", actor=data_manager),
        lambda: refuse_request(request=asked, reason="", actor=data_manager),
        lambda: extend_request(request=asked, reason="", actor=data_manager),
    ):
        with pytest.raises(OutcomeMissingError):
            act()


def test_nobody_decides_about_themselves_under_whichever_record(data_manager):
    other = make_person("Bùi Thị Hương")
    asked = make_request(other)
    merge_people(kept=data_manager.person, merged=other, reason="trùng", actor=None)
    with pytest.raises(OwnRequestError):
        acknowledge_request(request=asked, identity_check="x", actor=data_manager)


def test_a_request_is_extended_once(afterwards, learner, data_manager):
    asked = make_verified_request(learner.person, RequestKind.RESTRICT, data_manager, received_at=FRIDAY)
    longer = extend_request(request=asked, reason="Nhiều hồ sơ giấy", actor=data_manager)
    assert longer.due_on.isoformat() == "2026-12-22"
    assert "Nhiều hồ sơ giấy" in longer.outcome
    with pytest.raises(AlreadyExtendedError):
        extend_request(request=asked, reason="Nữa", actor=data_manager)


def test_what_is_closed_stays_closed(learner, data_manager):
    asked = make_verified_request(learner.person, RequestKind.VIEW, data_manager)
    refuse_request(request=asked, reason="Không phải dữ liệu của đồng chí", actor=data_manager)
    with pytest.raises(RequestClosedError):
        grant_request(request=asked, outcome="x", actor=data_manager)
    with pytest.raises(RequestClosedError):
        take_back_request(request=asked, actor=learner)


def test_a_restriction_holds_until_its_asker_lifts_it(learner, data_manager):
    asked = make_verified_request(learner.person, RequestKind.RESTRICT, data_manager)
    assert withheld_people() == frozenset()
    grant_request(request=asked, outcome="Đã hạn chế", actor=data_manager)
    other = make_person()
    merge_people(kept=learner.person, merged=other, reason="trùng", actor=None)
    assert withheld_people() == {learner.person_id, other.pk}
    take_back_request(request=asked, actor=learner)
    take_back_request(request=asked, actor=learner)
    assert withheld_people() == frozenset()


def test_late_is_late_in_both_ways(afterwards, learner, data_manager):
    unseen = make_request(learner.person, RequestKind.ERASE, received_at=FRIDAY)
    seen = make_verified_request(learner.person, RequestKind.VIEW, data_manager, received_at=FRIDAY)
    for day, late in (("2026-11-24", []), ("2026-11-25", [unseen]), ("2026-12-01", [seen, unseen])):
        today = datetime.fromisoformat(day).date()
        assert set(late_requests(DataRequest.objects.all(), today)) == set(late)
        assert {asked for asked in (unseen, seen) if asked.is_late(today)} == set(late)
