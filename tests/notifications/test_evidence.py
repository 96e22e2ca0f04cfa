"""What learners are told of what others vouch for."""

from datetime import date

import pytest

from courses.services.outside import Learned, claim_outside, decide_outside
from courses.services.submissions import review_work, submit_work
from notifications.models import Kind, Notification
from tests.factories.courses import item, items_of, make_course_page, make_enrolment, publish_edition


@pytest.mark.parametrize(("is_accepted", "kind"), [(True, Kind.WORK_ACCEPTED), (False, Kind.WORK_RETURNED)])
def test_the_learner_is_told_of_their_work(
    learner, trainer, places, is_accepted, kind, django_capture_on_commit_callbacks
):
    course = make_course_page("Chuyển đổi số", owner_unit=places.province)
    publish_edition(course, [item("Nộp sản phẩm", completes_by="submitted"), item("Đọc thêm")])
    enrolment = make_enrolment(learner.person, course)
    work = submit_work(enrolment=enrolment, item_key=items_of(enrolment)[0].key, text="Bài làm", actor=learner)
    with django_capture_on_commit_callbacks(execute=True):
        review_work(submission=work, is_accepted=is_accepted, remark="Rõ {0}", actor=trainer)
    told = Notification.objects.get(kind=kind)
    assert told.person == learner.person
    assert told.sentence.endswith("Rõ {0}")
    assert told.url == f"/khoa-hoc/{course.slug}/viec-tiep-theo/"


@pytest.mark.parametrize(("is_approved", "kind"), [(True, Kind.OUTSIDE_APPROVED), (False, Kind.OUTSIDE_REFUSED)])
def test_the_learner_is_told_of_their_claim(learner, hr_officer, is_approved, kind, django_capture_on_commit_callbacks):
    learned = Learned(provider="class", title="Lớp kỹ năng số", completed_on=date(2026, 3, 25), course=None)
    claim = claim_outside(learner=learner.person, learned=learned, actor=learner)
    with django_capture_on_commit_callbacks(execute=True):
        decide_outside(completion=claim, is_approved=is_approved, remark="Đủ", actor=hr_officer)
    told = Notification.objects.get()
    assert (told.person, told.kind, told.url) == (learner.person, kind, "/hoc-tap/noi-khac/")
