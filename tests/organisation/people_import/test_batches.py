"""An approved list is taken in batch by batch: stopped anywhere, it goes on from there and ends the same."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Person
from accounts.services import create_person, merge_people
from core.models import LogEntry
from organisation.errors import ImportNotInReviewError, NothingToImportError, QuestionOpenError
from organisation.models import ImportRow, ImportState, Membership, PeopleImport, RowState
from organisation.services.people_import import (
    Upload,
    apply_people_import,
    approve_people_import,
    cancel_people_import,
    compare_people,
    import_people,
    keep_draft,
)
from organisation.services.people_import.applying import ROWS_AT_ONCE
from organisation.tasks import drop_forgotten_imports, resume_people_imports

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

HEAD = "Họ và tên;Số điện thoại;Chức vụ;Đơn vị\n"
HOA = "Nguyễn Thị Hòa;0912000123;Chuyên viên;Xã Kim Liên\n"
LETTERS = "ABCDEGHIKLMNOPQRSTUVXY"


def names(count):
    first, second = divmod(count, len(LETTERS))
    return f"Nguyễn Văn {LETTERS[first % len(LETTERS)]}a{LETTERS[second]}o{LETTERS[first // len(LETTERS)]}i"


def long_list(count=2 * ROWS_AT_ONCE + 100):
    return HEAD + "".join(f"{names(n)};09{n:08d};Chuyên viên;Xã Kim Liên\n" for n in range(count))


def upload(text, **terms):
    return Upload(content=text.encode(), file_name="danh-sach.csv", as_of=date(2026, 11, 1), **terms)


def draft(text, actor=None):
    return keep_draft(draft=compare_people(upload=upload(text), actor=actor))


def everything():
    people = set(Person.objects.values_list("full_name", "phone"))
    return people, sorted(Membership.objects.values_list("person__full_name", "unit", "position__code", "valid_from"))


def test_an_import_that_was_stopped_goes_on_where_it_was():
    text = long_list()
    before = Person.objects.count()
    batch = approve_people_import(batch=draft(text), actor=None)
    assert next(apply_people_import(batch=batch)) == ROWS_AT_ONCE
    assert Person.objects.count() == before + ROWS_AT_ONCE
    assert not LogEntry.objects.filter(event="organisation.people_imported").exists()
    assert sum(apply_people_import(batch=batch)) == ROWS_AT_ONCE + 100
    batch.refresh_from_db()
    assert batch.state == ImportState.DONE
    stopped = everything()
    assert LogEntry.objects.get(event="organisation.people_imported").payload["created"] == 2 * ROWS_AT_ONCE + 100
    assert list(apply_people_import(batch=batch)) == []
    assert import_people(upload=upload(text), actor=None).unchanged == 2 * ROWS_AT_ONCE + 100
    assert everything() == stopped


def test_the_command_finishes_what_was_interrupted_before_it_compares():
    text = long_list(ROWS_AT_ONCE + 50)
    next(apply_people_import(batch=approve_people_import(batch=draft(text), actor=None)))
    report = import_people(upload=upload(text), actor=None)
    assert (report.created, report.unchanged) == (0, ROWS_AT_ONCE + 50)
    assert not PeopleImport.objects.filter(state=ImportState.APPLYING).exists()


def test_an_interrupted_import_is_resumed_by_the_clock():
    batch = approve_people_import(batch=draft(HEAD + HOA), actor=None)
    assert resume_people_imports() == 0
    PeopleImport.objects.update(approved_at=timezone.now() - timedelta(hours=1))
    assert resume_people_imports() == 1
    batch.refresh_from_db()
    assert batch.state == ImportState.DONE


def test_the_same_list_drafted_twice_is_taken_in_once(data_manager, administrator):
    one, other = draft(HEAD + HOA, data_manager), draft(HEAD + HOA, administrator)
    for batch in (one, other):
        list(apply_people_import(batch=approve_people_import(batch=batch, actor=data_manager)))
    assert Person.objects.filter(phone="0912000123").count() == 1
    left = other.rows.get()
    assert left.state == RowState.LEFT_OUT
    assert [said["code"] for said in left.findings] == ["changed_meanwhile"]


def test_a_draft_begun_anew_takes_the_place_of_the_old_one(data_manager):
    one = draft(HEAD + HOA, data_manager)
    assert draft(HEAD + HOA, data_manager) != one
    assert PeopleImport.objects.count() == 1


def test_who_was_merged_since_gets_the_seat_under_the_record_that_stays():
    import_people(upload=upload(HEAD + HOA), actor=None)
    hoa = Person.objects.get(phone="0912000123")
    batch = approve_people_import(batch=draft(HEAD + HOA.replace("Chuyên viên", "Chủ tịch")), actor=None)
    kept = create_person(full_name="Nguyễn Thị Hòa", actor=None)
    merge_people(kept=kept, merged=hoa, reason="trùng", actor=None)
    list(apply_people_import(batch=batch))
    assert kept.memberships.get().position.code == "chair"


def test_who_was_erased_since_is_left_out():
    import_people(upload=upload(HEAD + HOA), actor=None)
    batch = approve_people_import(batch=draft(HEAD + HOA.replace("Chuyên viên", "Chủ tịch")), actor=None)
    Person.objects.filter(phone="0912000123").update(erased_at=timezone.now())
    list(apply_people_import(batch=batch))
    assert batch.rows.get().state == RowState.LEFT_OUT


def test_approving_twice_is_approving_once():
    batch = approve_people_import(batch=draft(HEAD + HOA), actor=None)
    assert approve_people_import(batch=batch, actor=None).approved_at == batch.approved_at


def test_a_list_that_changes_nothing_cannot_be_approved():
    import_people(upload=upload(HEAD + HOA), actor=None)
    with pytest.raises(NothingToImportError):
        approve_people_import(batch=draft(HEAD + HOA), actor=None)


def test_a_question_about_the_whole_file_must_be_agreed_to():
    batch = draft((HEAD + HOA + HOA.replace("Hòa", "Lan"))[:-25])
    assert [said["code"] for said in batch.notes if said["weight"] == "ask"] == ["truncated"]
    with pytest.raises(QuestionOpenError):
        approve_people_import(batch=batch, actor=None)
    assert approve_people_import(batch=batch, agreed=["truncated"], actor=None).state == ImportState.APPLYING


def test_what_is_dropped_leaves_no_row_and_cannot_be_approved(data_manager):
    batch = draft(HEAD + HOA)
    cancel_people_import(batch=batch, actor=data_manager)
    cancel_people_import(batch=batch, actor=data_manager)
    assert not ImportRow.objects.exists()
    assert LogEntry.objects.filter(event="organisation.people_import_cancelled").count() == 1
    with pytest.raises(ImportNotInReviewError):
        approve_people_import(batch=batch, actor=data_manager)


def test_nobody_keeps_lists_for_nothing():
    waiting = draft(HEAD + HOA)
    assert drop_forgotten_imports() == 0
    PeopleImport.objects.update(uploaded_at=timezone.now() - timedelta(days=31))
    assert drop_forgotten_imports() == 1
    waiting.refresh_from_db()
    assert waiting.state == ImportState.CANCELLED
    assert not ImportRow.objects.exists()


def test_a_row_that_was_emptied_since_stops_nobody():
    batch = approve_people_import(batch=draft(HEAD + HOA + HOA.replace("Hòa", "Lan").replace("123", "124")), actor=None)
    emptied = batch.rows.order_by("pk").first()
    ImportRow.objects.filter(pk=emptied.pk).update(cells={}, values={}, changes={}, findings=[])
    assert list(apply_people_import(batch=batch)) == [2]
    assert [row.state for row in batch.rows.order_by("pk")] == [RowState.LEFT_OUT, RowState.APPLIED]
    assert not Person.objects.filter(phone="0912000123").exists()
