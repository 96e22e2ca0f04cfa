"""Other limits for a person, a unit, a class: granted with a reason, at once for those at work, and only within one's branch."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import LogEntry
from organisation.models import PersonalAccess
from quizzes.models import Attempt, Quiz, QuizOverride
from quizzes.selectors.limits import limits_for
from quizzes.services import expire_attempts
from tests.factories.live import make_cohort
from tests.factories.quizzes import chosen, make_place, save, start

pytestmark = pytest.mark.django_db

WHY = {"reason": "Mắt kém"}


def test_one_person_gets_more_time_and_tries(as_trainer, at, desk, place, learner, classmate):
    page = as_trainer.get(at("_override_new", "nguoi") + "?tim=hoa").text
    assert "Nguyễn Thị Hòa" in page
    form = {"tim": "hoa", "learner": str(learner.person.uid), "extra_minutes": 10, "extra_attempts": 1, **WHY}
    assert as_trainer.post(at("_override_new", "nguoi"), form).url == at("_overrides")
    as_trainer.post(at("_override_new", "nguoi"), form)
    granted = QuizOverride.objects.get()
    assert granted.granted_by.username == "giangvien"
    assert (limits_for(desk, learner.person).minutes, limits_for(desk, learner.person).max_attempts) == (25, 4)
    assert limits_for(desk, classmate.person).minutes == 15
    page = as_trainer.get(at("_overrides")).text
    assert "thêm 10 phút, thêm 1 lần làm" in page
    assert "Mắt kém" in page
    assert PersonalAccess.objects.filter(page="điều chỉnh riêng khi làm bài kiểm tra").exists()
    assert as_trainer.post(at("_override_end", granted.pk)).status_code == 302
    assert limits_for(desk, learner.person).minutes == 15
    assert [entry.event for entry in LogEntry.objects.filter(event__contains="override").order_by("pk")] == [
        "quizzes.override_granted",
        "quizzes.override_withdrawn",
    ]


def test_whoever_is_at_work_gets_the_time_at_once_and_answers_in_it(as_trainer, at, exam, desk, place, learner):
    attempt = start(exam, learner)
    past = timezone.now() - timedelta(minutes=16)
    Attempt.objects.update(
        started_at=past, deadline_at=past + timedelta(minutes=15), closes_at=past + timedelta(minutes=25)
    )
    assert save(attempt, chosen(1, "b")).refused
    form = {"tim": "hoa", "learner": str(learner.person.uid), "extra_minutes": 30, **WHY}
    as_trainer.post(at("_override_new", "nguoi"), form)
    assert Attempt.objects.get().deadline_at == past + timedelta(minutes=45)
    assert not save(attempt, chosen(1, "b")).refused
    assert expire_attempts() == 0
    assert LogEntry.objects.get(event="quizzes.override_granted").payload["extended"] == 1


def test_a_unit_and_a_class_get_other_limits(as_trainer, at, exam, desk, place, learner, classmate, places):
    Quiz.objects.filter(pk=desk.pk).update(closes_at=timezone.now() - timedelta(days=1))
    desk.refresh_from_db()
    cohort = make_cohort(places.province, exam.course, [learner.person])
    later = timezone.localtime() + timedelta(days=3)
    form = {"group": f"cohort:{cohort.code}", "closes_at": f"{later:%Y-%m-%dT%H:%M}", **WHY}
    assert as_trainer.post(at("_override_new", "lop"), form).status_code == 302
    assert not limits_for(desk, learner.person).is_over(timezone.now())
    assert limits_for(desk, classmate.person).is_over(timezone.now())
    form = {"unit": "kim lien", "extra_minutes": 5, **WHY}
    assert as_trainer.post(at("_override_new", "don-vi"), form).status_code == 302
    assert limits_for(desk, classmate.person).minutes == 20
    page = as_trainer.get(at("_overrides")).text
    assert f"Lớp “{cohort.title}”" in page
    assert "Mọi người của Xã Kim Liên" in page


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "ít nhất một điều chỉnh"),
        ({"extra_minutes": 5, "reason": ""}, "id_reason_error"),
        ({"opens_at": "2026-01-01T08:00"}, "không hẹn giờ mở"),
        ({"closes_at": "2020-01-01T08:00"}, "Giờ này đã qua"),
        ({"extra_minutes": -5}, "0"),
    ],
)
def test_what_gives_nothing_is_not_granted(as_trainer, at, desk, form, said):
    answer = as_trainer.post(at("_override_new", "don-vi"), {"unit": "kim lien", **WHY, **form})
    assert answer.status_code == 200
    assert said in answer.text
    assert not QuizOverride.objects.exists()


def test_nobody_outside_the_branch_is_found_named_or_shown(
    as_trainer, at, exam, desk, place, stranger, places, learner, client, foreign_trainer
):
    make_place(exam, stranger)
    assert "Ngô Đức Ánh" not in as_trainer.get(at("_override_new", "nguoi") + "?tim=anh").text
    form = {"tim": "anh", "learner": str(stranger.person.uid), "extra_minutes": 5, **WHY}
    assert as_trainer.post(at("_override_new", "nguoi"), form).status_code == 200
    form = {"unit": "cam binh", "extra_minutes": 5, **WHY}
    assert "Không rõ là đơn vị nào" in as_trainer.post(at("_override_new", "don-vi"), form).text
    alien = make_cohort(places.other_province, exam.course, [stranger.person])
    assert alien.title not in as_trainer.get(at("_override_new", "lop")).text
    for facts in ({"learner": stranger.person}, {"unit": places.other_commune}, {"group": f"cohort:{alien.code}"}):
        hidden = QuizOverride.objects.create(quiz=desk, extra_minutes=5, reason="Lý do kín", **facts)
        assert "Lý do kín" not in as_trainer.get(at("_overrides")).text
        assert as_trainer.post(at("_override_end", hidden.pk)).status_code == 404
    shown = QuizOverride.objects.create(quiz=desk, extra_minutes=5, reason="x", learner=learner.person)
    client.force_login(foreign_trainer)
    assert client.post(at("_override_end", shown.pk)).status_code == 404
    assert QuizOverride.objects.count() == 4


def test_the_list_asks_as_often_for_three_as_for_one(
    as_trainer, at, desk, place, learner, places, django_assert_num_queries, django_assert_max_num_queries
):
    QuizOverride.objects.create(quiz=desk, extra_minutes=1, reason="x", learner=learner.person)
    QuizOverride.objects.create(quiz=desk, extra_minutes=1, reason="x", unit=places.commune)
    as_trainer.get(at("_overrides"))
    with django_assert_max_num_queries(40) as few:
        as_trainer.get(at("_overrides"))
    for minutes in (2, 3):
        QuizOverride.objects.create(quiz=desk, extra_minutes=minutes, reason="x", learner=learner.person)
    with django_assert_num_queries(len(few)):
        as_trainer.get(at("_overrides"))
