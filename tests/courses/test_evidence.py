"""Work handed in, progress confirmed and set right, learning elsewhere: who may, what follows, what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from certificates.models import Certificate
from core.ids import uuid7
from courses.errors import AlreadyDecidedError, CourseIsCompletedError, OwnClaimError, WorkIsWaitingError
from courses.models import Correction, CorrectionKind, Enrolment, EnrolmentSource, OutsideCompletion, Submission
from courses.selectors.standing import standing_of
from courses.services import complete_reading, recount_progress
from courses.services.corrections import confirm_item, correct_progress
from courses.services.outside import Learned, claim_outside, decide_outside, import_outside
from courses.services.submissions import review_work, submit_work
from tests.factories.accounts import make_person
from tests.factories.courses import (
    item,
    items_of,
    make_course,
    make_course_page,
    make_enrolment,
    publish_edition,
    study,
)
from tests.factories.organisation import make_seat

PDF = b"%PDF-1.4\n%%EOF"


@pytest.fixture
def course(places):
    course = make_course_page("Chuyển đổi số", owner_unit=places.province)
    publish_edition(
        course,
        [item("Nộp sản phẩm", completes_by="submitted"), item("Thực hành", completes_by="confirmed"), item("Đọc thêm")],
    )
    return course


@pytest.fixture
def enrolment(learner, course):
    return make_enrolment(learner.person, course)


@pytest.fixture
def work(enrolment, learner):
    return submit_work(enrolment=enrolment, item_key=items_of(enrolment)[0].key, text="Bài làm", actor=learner)


def claimed(person, course=None, actor=None):
    learned = Learned(provider="class", title="Lớp kỹ năng số", completed_on=date(2026, 3, 25), course=course)
    return claim_outside(learner=person, learned=learned, actor=actor)


def done_in(enrolment):
    return [one.item.number for one in standing_of(enrolment).items if one.state == "done"]


def test_accepted_work_completes_its_lesson(enrolment, work, trainer):
    review_work(submission=work, is_accepted=True, remark="Tốt", actor=trainer)
    review_work(submission=work, is_accepted=True, remark="Tốt", actor=trainer)
    assert done_in(enrolment) == [1]
    with pytest.raises(AlreadyDecidedError):
        review_work(submission=work, is_accepted=False, remark="Thôi", actor=trainer)


def test_returned_work_may_be_handed_in_again_and_waiting_work_not(enrolment, work, learner, trainer):
    key = work.item_key
    with pytest.raises(WorkIsWaitingError):
        submit_work(enrolment=enrolment, item_key=key, text="Lần nữa", actor=learner)
    assert submit_work(enrolment=enrolment, item_key=key, text="Bài làm", uid=work.uid, actor=learner) == work
    review_work(submission=work, is_accepted=False, remark="Thiếu ảnh", actor=trainer)
    assert standing_of(enrolment).items[0].work == "returned"
    submit_work(enrolment=enrolment, item_key=key, text="Đã thêm ảnh", actor=learner)
    assert standing_of(enrolment).items[0].state == "waiting"


def test_a_trainer_confirms_for_many_at_once(enrolment, classmate, course, trainer):
    other = make_enrolment(classmate.person, course)
    key = items_of(enrolment)[1].key
    both = [enrolment.pk, other.pk]
    assert confirm_item(course=course, item_key=key, enrolments=both, actor=trainer) == 2
    assert confirm_item(course=course, item_key=key, enrolments=both, actor=trainer) == 0
    assert (done_in(enrolment), done_in(other), Correction.objects.count()) == ([2], [2], 2)


def test_a_correction_has_a_reason_and_can_be_taken_back(enrolment, trainer):
    key = items_of(enrolment)[2].key
    correct_progress(enrolment=enrolment, item_key=key, kind="completed", reason="Đã học tại lớp", actor=trainer)
    enrolment.refresh_from_db()
    assert (enrolment.done, enrolment.percent) == (1, 33)
    correct_progress(enrolment=enrolment, item_key=key, kind="withdrawn", reason="Nhầm người", actor=trainer)
    enrolment.refresh_from_db()
    assert (enrolment.done, enrolment.percent, done_in(enrolment)) == (0, 0, [])
    assert [one.kind for one in enrolment.corrections.order_by("pk")] == ["completed", "withdrawn"]


def test_what_is_completed_stays_completed(learner, trainer):
    enrolment = study(make_enrolment(learner.person, make_course(lessons=1)))
    key = items_of(enrolment)[0].key
    with pytest.raises(CourseIsCompletedError):
        correct_progress(enrolment=enrolment, item_key=key, kind=CorrectionKind.WITHDRAWN, reason="x", actor=trainer)
    assert Correction.objects.count() == 0


def test_recognised_learning_completes_the_course_once_without_a_certificate(learner, hr_officer, course):
    claim = claimed(learner.person, course, learner)
    assert claimed(learner.person, course, learner) == claim
    decide_outside(completion=claim, is_approved=True, remark="", actor=hr_officer)
    decide_outside(completion=claim, is_approved=True, remark="", actor=hr_officer)
    enrolment = Enrolment.objects.get()
    assert enrolment.completed_at is not None
    assert (enrolment.source, enrolment.percent, enrolment.done) == (EnrolmentSource.OUTSIDE, 100, 0)
    assert (Certificate.objects.count(), recount_progress()) == (0, 0)
    key = items_of(enrolment)[2].key
    complete_reading(enrolment=enrolment, item_key=key, event_id=uuid7(), actor=learner)
    enrolment.refresh_from_db()
    assert (enrolment.percent, enrolment.source) == (100, EnrolmentSource.OUTSIDE)


def test_nobody_decides_on_their_own_learning(hr_officer):
    claim = claimed(hr_officer.person, actor=hr_officer)
    with pytest.raises(OwnClaimError):
        decide_outside(completion=claim, is_approved=True, remark="", actor=hr_officer)


def test_a_list_taken_in_twice_is_taken_in_once(learner, classmate, hr_officer):
    learned = Learned(
        provider="bdhvs", title="Bình dân học vụ số", completed_on=date(2026, 4, 1), periods=Decimal("4.5")
    )
    entries = [(learner.person, learned), (classmate.person, learned)]
    assert import_outside(entries=entries, actor=hr_officer) == [True, True]
    assert import_outside(entries=entries, actor=hr_officer) == [False, False]


def addresses(enrolment, work, claim):
    slug = enrolment.course.slug
    return {
        "trainer": [
            reverse("courses:learners", args=[slug]),
            reverse("courses:learner", args=[slug, enrolment.uid]),
            reverse("courses:correct", args=[slug, enrolment.uid, "bai-1"]),
            reverse("courses:works", args=[slug]),
            reverse("courses:work", args=[slug, work.uid]),
        ],
        "hr_officer": [reverse("courses:claims"), reverse("courses:claim", args=[claim.uid])],
        "learner": [
            reverse("courses:next_steps", args=[slug]),
            reverse("courses:submit", args=[slug, "bai-1"]),
            reverse("courses:outside"),
        ],
    }


def test_everybody_sees_their_own_pages_and_nobody_elses(client, request, enrolment, work, learner, stranger):
    claim = claimed(learner.person, enrolment.course, learner)
    pages = addresses(enrolment, work, claim)
    for role, paths in pages.items():
        client.force_login(request.getfixturevalue(role))
        for path in paths:
            assert client.get(path).status_code == 200, path
    client.force_login(stranger)
    assert client.get(pages["hr_officer"][1]).status_code == 404
    assert enrolment.learner.full_name not in client.get(pages["hr_officer"][0]).content.decode()
    for path in pages["trainer"]:
        assert client.get(path).status_code == 403, path
    assert client.get(pages["learner"][1]).status_code == 403
    client.logout()
    for path in (*pages["trainer"], *pages["hr_officer"], *pages["learner"]):
        assert client.get(path).status_code == 302, path


def test_work_is_handed_in_looked_at_and_answered(client, enrolment, learner, trainer):
    client.force_login(learner)
    path = reverse("courses:submit", args=[enrolment.course.slug, "bai-1"])
    assert "Đồng chí viết nội dung hoặc chọn tệp" in client.post(path, {"text": ""}).content.decode()
    bad = SimpleUploadedFile("bai.pdf", b"MZ\x00 not a paper")
    assert client.post(path, {"file": bad}).status_code == 200
    assert Submission.objects.count() == 0
    assert client.post(path, {"file": SimpleUploadedFile("../../etc/bài.pdf", PDF)}).status_code == 302
    work = Submission.objects.get()
    assert "bai-nop" in work.file.name
    own = reverse("courses:own_work_file", args=[enrolment.course.slug, "bai-1", work.uid])
    assert b"".join(client.get(own).streaming_content) == PDF
    client.force_login(trainer)
    theirs = reverse("courses:work", args=[enrolment.course.slug, work.uid])
    assert client.post(theirs, {"verdict": "returned"}).status_code == 200
    assert client.post(theirs, {"verdict": "accepted"}).status_code == 302
    assert done_in(enrolment) == [1]


def test_a_trainer_confirms_and_corrects_on_the_pages(client, enrolment, trainer):
    client.force_login(trainer)
    slug, items = enrolment.course.slug, items_of(enrolment)
    listed = client.get(reverse("courses:learners", args=[slug]), {"bai": str(items[1].key), "ten": "hoa"})
    assert "Nguyễn Thị Hòa" in listed.content.decode()
    client.post(reverse("courses:confirm", args=[slug]), {"bai": str(items[1].key), "ai": [str(enrolment.uid)]})
    path = reverse("courses:correct", args=[slug, enrolment.uid, "bai-3"])
    assert client.post(path, {"kind": "completed", "reason": ""}).status_code == 200
    assert client.post(path, {"kind": "completed", "reason": "Có tên trong danh sách lớp"}).status_code == 302
    assert done_in(enrolment) == [2, 3]
    page = client.get(reverse("courses:learner", args=[slug, enrolment.uid])).content.decode()
    assert "Có tên trong danh sách lớp" in page


def test_a_claim_is_made_and_decided_on_the_pages(client, course, learner, hr_officer):
    client.force_login(learner)
    facts = {"provider": "paper", "title": "Lớp năm ngoái", "completed_on": "25/3/2026", "course": course.pk}
    proof = SimpleUploadedFile("giay.pdf", PDF)
    assert client.post(reverse("courses:outside"), facts).status_code == 200
    assert client.post(reverse("courses:outside"), facts | {"evidence": proof}).status_code == 302
    claim = OutsideCompletion.objects.get()
    client.force_login(hr_officer)
    path = reverse("courses:claim", args=[claim.uid])
    assert client.post(path, {"verdict": "refused"}).status_code == 200
    assert client.post(path, {"verdict": "approved"}).status_code == 302
    assert Enrolment.objects.get().completed_at is not None


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_learners_costs_the_same_however_long(
    client, course, trainer, places, count, django_assert_max_num_queries
):
    for number in range(count):
        person = make_person(f"Trần Thị {number}")
        make_seat(person, places.commune)
        make_enrolment(person, course)
    client.force_login(trainer)
    with django_assert_max_num_queries(21):
        client.get(reverse("courses:learners", args=[course.slug]))
