"""What is kept for a time goes when the time is over."""

from datetime import timedelta

from django.utils import timezone

from core.periodic import jobs
from courses.models import LearnerEvent
from courses.services import forget_old_journals
from organisation.models import ImportRow, PeopleImport, PersonalAccess, RowAction
from organisation.services import forget_old_traces, note_access
from tests.factories.courses import make_course, make_enrolment, study


def test_old_looks_and_rows_go_and_young_ones_stay(learner, hr_officer, places):
    for days in (10, 800):
        note_access(actor=hr_officer, page=f"danh sách {days}", unit=places.commune)
        PersonalAccess.objects.filter(page=f"danh sách {days}").update(at=timezone.now() - timedelta(days=days))
        batch = PeopleImport.objects.create(file_name="a.xlsx", digest="0", as_of=timezone.localdate())
        PeopleImport.objects.filter(pk=batch.pk).update(uploaded_at=timezone.now() - timedelta(days=days))
        ImportRow.objects.create(batch=batch, number=days, action=RowAction.CREATE, cells={"Họ tên": "A"})
    assert forget_old_traces() == "1 looks, 1 rows"
    assert forget_old_traces() == "0 looks, 0 rows"
    assert PersonalAccess.objects.get().page == "danh sách 10"
    assert dict(ImportRow.objects.values_list("number", "cells")) == {10: {"Họ tên": "A"}, 800: {}}


def test_old_journals_go_and_what_was_learnt_stays(learner):
    enrolment = study(make_enrolment(learner.person, make_course(lessons=2)))
    assert forget_old_journals() == 0
    LearnerEvent.objects.update(received_at=timezone.now() - timedelta(days=800))
    assert forget_old_journals() == 2
    enrolment.refresh_from_db()
    assert enrolment.completed_at


def test_both_are_done_by_themselves():
    assert {"forget_old_traces", "forget_old_journals"} <= jobs().keys()
