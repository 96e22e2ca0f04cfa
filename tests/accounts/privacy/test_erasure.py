"""Erasing somebody: nothing that says who they were is left anywhere, and everything that is counted still counts."""

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db import connection
from django.utils import timezone
from wagtail.users.models import UserProfile

from accounts.errors import ErasureHinderedError
from accounts.models import Person, Purpose, RequestKind, RequestState, User
from accounts.services import (
    erase_person,
    give_consent,
    grant_request,
    issue_api_token,
    merge_people,
    read_notice,
)
from certificates.models import Certificate, Status, private_storage
from certificates.selectors import verification_of
from certificates.services import keep_rendition
from core.log import broken_seals, seal_log
from core.models import LogEntry
from core.reconciliation import reconcile
from courses.models import Enrolment, LearnerEvent
from organisation.models import (
    Category,
    Exemption,
    ImportRow,
    ImportState,
    Membership,
    PeopleImport,
    RoleGrant,
    RowAction,
    RowState,
)
from quizzes.models import Attempt
from tests.factories.accounts import make_person, make_user
from tests.factories.certificates import make_certificate
from tests.factories.organisation import make_exemption, make_grant, make_seat
from tests.factories.privacy import make_notice, make_request, make_verified_request
from tests.factories.quizzes import do, make_exam, make_place, right_response

NAME, OTHER_NAME = "Lò Thị Mai Khuê", "Lò T. Khuê"
PHONE, EMAIL, USERNAME = "0912345987", "khue.lo@example.vn", "khue.lo.1961"
TRACES = (NAME, OTHER_NAME, "Mai Khuê", "mai khue", PHONE, "12 345 987", EMAIL, USERNAME, "1961-04-05", "viêm khớp")
# The register of certificates keeps what was printed; its holder's name is the one thing that stays.
KEPT = {("certificates_certificate", "snapshot")}


@pytest.fixture
def khue(places):
    """Somebody who left traces everywhere: two records, an account, results, lists, requests, free words."""
    person = make_person(NAME, phone=PHONE, email=EMAIL, birth_year=1961, birth_date="1961-04-05", sex="female")
    other = make_person(OTHER_NAME, phone=PHONE)
    seat = make_seat(person, places.commune, category=Category.TEAM_MEMBER)
    make_exemption(person, reason="viêm khớp")
    user = make_user(USERNAME, person, email=EMAIL)
    make_grant(user, "learner", places.commune, reason=f"{NAME} xin học")
    merge_people(kept=person, merged=other, reason=f"{OTHER_NAME} là {NAME}", actor=None)
    _leave_keys(user)
    _leave_wishes(person, user)
    _leave_lists(person, places)
    exam = make_exam()
    make_place(exam, user)
    do(exam, user, right_response)
    make_certificate(person)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(pk=seat.pk).update(title=f"Tổ trưởng ({NAME})", valid_to=yesterday)
    return person


def _leave_keys(user):
    EmailAddress.objects.create(user=user, email=EMAIL)
    SocialAccount.objects.create(user=user, provider="x", uid=EMAIL, extra_data={"name": NAME})
    UserSession.objects.create(user=user, ip="10.0.0.1", session_key="k", user_agent=NAME)
    UserProfile.objects.create(user=user)
    issue_api_token(owner=user, name=f"Máy của {NAME}", actor=user)


def _leave_wishes(person, user):
    read_notice(person=person, notice=make_notice(), purposes=[], channel="màn hình", actor=user)
    give_consent(person=person, purpose=Purpose.PUBLICITY, channel="màn hình", actor=user)
    make_request(person, RequestKind.CORRECT, f"Tên tôi là {NAME}", actor=user)


def _leave_lists(person, places):
    batch = PeopleImport.objects.create(
        file_name="danh-sach.xlsx",
        digest="0",
        unit=places.commune,
        as_of=timezone.localdate(),
        state=ImportState.DONE,
        notes=[{"message": f"{NAME} có hai dòng"}, {"message": "Cột Ghi chú để trống"}],
    )
    cells = {"Họ tên": NAME, "Điện thoại": "0912 345 987"}
    row = {"batch": batch, "action": RowAction.CREATE, "cells": cells, "values": {"full_name": NAME}}
    ImportRow.objects.create(number=1, state=RowState.APPLIED, person=person, **row)
    ImportRow.objects.create(number=2, state=RowState.LEFT_OUT, **row)
    namesake = {"batch": batch, "action": RowAction.CREATE, "cells": {"Họ tên": "Lò Văn Tám"}}
    ImportRow.objects.create(number=3, state=RowState.LEFT_OUT, **namesake)


def texts():
    """Every value of every table, as text: (table, column, text)."""
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    yield table, column, _plain(value)


def _plain(value):
    if isinstance(value, str) and "\\u" in value:
        return json.dumps(json.loads(value), ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def traces():
    """Where anything still says who it was."""
    return {(t, c) for t, c, text in texts() for trace in TRACES if trace in text}


def test_the_search_for_traces_finds_them(khue):
    found = traces()
    assert {"accounts_person", "accounts_user", "accounts_datarequest", "organisation_importrow"} <= {
        t for t, _c in found
    }
    assert found >= KEPT


def test_nothing_says_who_it_was_but_the_register_of_certificates(khue, data_manager):
    erase_person(person=khue, actor=data_manager)
    assert traces() == KEPT


def test_counts_results_and_certificates_hold(khue, client, django_capture_on_commit_callbacks):
    certificate = Certificate.objects.get(holder=khue)
    drawn = keep_rendition(certificate=certificate)
    reconcile()
    before = [model.objects.count() for model in (Person, User, Enrolment, Attempt, Membership, Exemption)]
    percents = list(Attempt.objects.values_list("percent", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person=khue, actor=None)
    after = [model.objects.count() for model in (Person, User, Enrolment, Attempt, Membership, Exemption)]
    assert (after, list(Attempt.objects.values_list("percent", flat=True))) == (before, percents)
    assert Enrolment.objects.filter(learner=khue, completed_at__isnull=False).count() == 2
    assert verification_of(certificate.code).certificate.status == Status.VALID
    assert client.get(f"/xac-thuc/{certificate.grouped_code}/").status_code == 200
    assert not private_storage().exists(str(drawn.file))
    assert set(reconcile().values()) == {0}


def test_the_log_holds_and_stays_sealed(khue):
    seal_log(settled_after=timedelta())
    entries = LogEntry.objects.count()
    erase_person(person=khue, actor=None)
    assert LogEntry.objects.count() > entries
    assert broken_seals() == []


def test_nobody_signs_in_as_them_again(khue, client):
    client.force_login(khue.user)
    assert client.get("/cua-toi/").status_code == 200
    erase_person(person=khue, actor=None)
    assert client.get("/cua-toi/").status_code == 302
    user = User.objects.get(pk=khue.user.pk)
    assert (user.is_active, user.has_usable_password()) == (False, False)
    assert not RoleGrant.objects.at(timezone.localdate()).filter(user=user).exists()
    assert not LearnerEvent.objects.filter(enrolment__learner=khue).exists()


def test_others_keep_theirs(khue, learner):
    before = Person.objects.values().get(pk=learner.person_id)
    erase_person(person=khue, actor=None)
    assert Person.objects.values().get(pk=learner.person_id) == before
    assert ImportRow.objects.get(number=3).cells == {"Họ tên": "Lò Văn Tám"}
    assert PeopleImport.objects.get().notes == [{"message": "Cột Ghi chú để trống"}]


def test_a_namesake_who_is_about_to_be_taken_in_keeps_their_row(khue):
    waiting = ImportRow.objects.create(
        batch=PeopleImport.objects.get(), number=9, action=RowAction.CREATE, cells={"Họ tên": NAME}
    )
    erase_person(person=khue, actor=None)
    waiting.refresh_from_db()
    assert waiting.cells == {"Họ tên": NAME}


def test_both_records_go_and_again_changes_nothing(khue):
    other = Person.objects.get(full_name=OTHER_NAME)
    first = erase_person(person=other, actor=None)
    assert first == khue
    assert erase_person(person=khue, actor=None).erased_at == first.erased_at
    assert LogEntry.objects.filter(event="accounts.person_erased").count() == 1


def test_whoever_still_serves_is_not_erased(learner, data_manager):
    asked = make_verified_request(learner.person, RequestKind.ERASE, data_manager)
    with pytest.raises(ErasureHinderedError, match="erasure_hindered") as refusal:
        grant_request(request=asked, outcome="", actor=data_manager)
    assert "đang giữ chức vụ" in refusal.value.sentence
    learner.person.refresh_from_db()
    assert learner.person.full_name == "Nguyễn Thị Hòa"


def test_granting_the_request_erases_and_the_register_names_nobody(khue, data_manager):
    asked = make_verified_request(khue, RequestKind.ERASE, data_manager, text=f"Xóa tên {NAME}")
    granted = grant_request(request=asked, outcome=f"Đã xóa {NAME}", actor=data_manager)
    assert (granted.state, granted.handled_by) == (RequestState.GRANTED, data_manager)
    assert granted.outcome.startswith("Đã xóa thông tin định danh.")
    assert traces() == KEPT
