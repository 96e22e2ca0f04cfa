"""Before publishing: what nobody could ever finish is refused at every door, everything else is only said."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from core.models import LogEntry
from courses.calculations.obstacles import Condition, Obstacle, unmeetable
from courses.calculations.readability import reading_of
from courses.errors import NobodyCouldFinishError
from courses.models import CheckedLink, CompletesBy, CourseEdition, LessonPage, LinkFinding
from courses.selectors.changes import forecast_of
from courses.selectors.preflight import preflight_of, preflight_of_course
from courses.services.scheduling import keep_to_schedule
from tests.factories.courses import make_enrolment, said

A, B, C = (UUID(int=n) for n in (1, 2, 3))


def lesson_asking(key=A, **facts):
    return Condition(key=key, **{"kind": "reading", "condition": "read"} | facts)


def named(*lessons, known=()):
    return [(one.key, one.obstacle) for one in unmeetable(lessons, known)]


# --- the rule, on plain values


@pytest.mark.parametrize(
    ("facts", "obstacle"),
    [
        ({"condition": "checked"}, Obstacle.NO_CHECKS),
        ({"condition": "watched"}, Obstacle.NO_MEDIA),
        ({"condition": "activity"}, Obstacle.NO_ACTIVITY),
        ({"condition": "activity", "activity": "quiz:gone"}, Obstacle.LOST_ACTIVITY),
        ({"prerequisites": frozenset({A})}, Obstacle.AFTER_ITSELF),
        ({"prerequisites": frozenset({B})}, Obstacle.AFTER_WITHDRAWN),
    ],
)
def test_what_can_never_be_met_is_named(facts, obstacle):
    assert named(lesson_asking(**facts)) == [(A, obstacle)]


@pytest.mark.parametrize(
    "facts",
    [
        {"condition": "checked", "checks": 1},
        {"condition": "watched", "media_seconds": 60},
        {"condition": "activity", "activity": "quiz:x"},
        {"condition": "confirmed"},
        {"condition": "submitted"},
        {},
    ],
)
def test_what_can_be_met_is_not(facts):
    assert named(lesson_asking(**facts), known={"quiz:x"}) == []


def test_lessons_that_wait_for_each_other_are_named_with_the_way_round():
    lessons = [
        lesson_asking(A, prerequisites=frozenset({C})),
        lesson_asking(B, prerequisites=frozenset({A})),
        lesson_asking(C, prerequisites=frozenset({B})),
    ]
    assert {one.key: one.others for one in unmeetable(lessons, ())} == {A: (C, B), B: (A, C), C: (B, A)}


def test_a_lesson_after_the_exam_that_waits_for_it_is_a_circle():
    assert named(lesson_asking(A, prerequisites=frozenset({B})), lesson_asking(B, kind="exam")) == [
        (A, Obstacle.AFTER_EACH_OTHER),
        (B, Obstacle.AFTER_EACH_OTHER),
    ]
    assert named(lesson_asking(A, prerequisites=frozenset({B}), is_required=False), lesson_asking(B, kind="exam")) == []


@given(st.lists(st.sets(st.integers(0, 7)), min_size=1, max_size=8))
def test_without_an_obstacle_every_lesson_can_be_reached(chosen):
    """A simulated learner completes whatever is open, again and again."""
    keys = [UUID(int=n + 1) for n in range(len(chosen))]
    lessons = [
        lesson_asking(key, prerequisites=frozenset(keys[n] for n in before if n < len(keys)))
        for key, before in zip(keys, chosen, strict=True)
    ]
    done = set()
    while opened := {one.key for one in lessons if one.key not in done and one.prerequisites <= done}:
        done |= opened
    assert (done == set(keys)) == (not unmeetable(lessons, ()))


# --- at every door


def ask_for_checks(lesson):
    lesson.completes_by = CompletesBy.CHECKED
    return lesson.save_revision()


def test_publishing_is_refused_with_the_reason_and_changes_nothing(course, lesson):
    revision = ask_for_checks(lesson)
    with pytest.raises(NobodyCouldFinishError) as refused:
        revision.publish()
    assert "chưa có câu nào" in refused.value.sentence
    assert CourseEdition.objects.count() == 1
    assert LessonPage.objects.get(pk=lesson.pk).completes_by == CompletesBy.READ


def test_what_was_given_a_time_is_refused_alone_and_its_writer_is_told(course, lesson, trainer):
    second = LessonPage.objects.get(slug="bai-12")
    for page, completes_by in ((lesson, CompletesBy.CHECKED), (second, CompletesBy.OPENED)):
        page.completes_by, page.go_live_at = completes_by, timezone.now() + timedelta(hours=1)
        revision = page.save_revision(user=trainer)
        revision.publish()
        past = timezone.now() - timedelta(minutes=1)
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save()
    assert keep_to_schedule() == "published 1, refused 1, withdrawn 0"
    assert keep_to_schedule() == "published 0, refused 0, withdrawn 0"
    fact = LogEntry.objects.get(event="courses.publication_refused")
    assert (fact.payload["title"], fact.payload["writer_id"]) == ("Bài 11", trainer.person_id)
    assert LessonPage.objects.get(pk=second.pk).completes_by == CompletesBy.OPENED


def test_withdrawing_always_works_and_opens_what_waited_for_it(course, lesson):
    second = LessonPage.objects.get(slug="bai-12")
    second.prerequisites = [lesson]
    second.save_revision().publish()
    assert course.editions.first().items.get(slug="bai-12").prerequisites == [str(lesson.key)]
    lesson.unpublish()
    assert course.editions.first().items.get(slug="bai-12").prerequisites == []
    with pytest.raises(NobodyCouldFinishError, match=r"nobody_could_finish"):
        second.save_revision().publish()


def test_the_job_is_the_same_by_hand(course):
    call_command("run_periodic", "keep_to_schedule")


# --- what is only said


def said_of(lesson):
    return [finding.sentence for finding in preflight_of(lesson).warnings]


def test_a_plain_lesson_has_nothing_to_mend(course, lesson):
    flight = preflight_of(lesson)
    assert (flight.stops, flight.warnings) == ([], [])
    assert flight.weight.seconds_on_3g >= 1


def test_dead_links_are_said_once_they_were_tried(course, lesson):
    lesson.body = said('Xem <a href="https://vi-du.vn/x">trang này</a>.')
    assert said_of(lesson) == []
    url = "https://vi-du.vn/x"
    CheckedLink.objects.create(hash=CheckedLink.hash_of(url), url=url, finding=LinkFinding.GONE)
    assert "https://vi-du.vn/x không còn trang này" in said_of(lesson)[0]


def test_sounds_without_words_and_pictures_without_a_description_are_said(course, lesson):
    lesson.body = [
        {"type": "video", "id": str(uuid4()), "value": {"title": "Đi từng ngõ", "seconds": 60}},
        {"type": "picture", "id": str(uuid4()), "value": {"picture": {"image": None, "alt_text": ""}}},
    ]
    said_there = " ".join(said_of(lesson))
    assert "chưa có phụ đề" in said_there
    assert "chưa có bản chữ" in said_there
    assert "1 ảnh chưa có lời mô tả" in said_there


def test_long_sentences_are_quoted(course, lesson):
    lesson.body = said("cán bộ " * 40 + ".")
    assert any(sentence.startswith("Câu quá dài") for sentence in said_of(lesson))


@given(st.text(max_size=300))
def test_any_text_has_a_measure(text):
    reading = reading_of(text)
    assert 0 <= reading.sentences <= max(reading.syllables, 0)


def test_the_whole_course_is_tried_with_its_drafts(course, lesson):
    ask_for_checks(lesson)
    flights = preflight_of_course(course)
    assert [len(flight.stops) for flight in flights] == [1, 0, 0, 0]


# --- what a change would do


def test_a_change_is_foretold_with_how_many_it_touches(course, lesson, learner, classmate):
    make_enrolment(learner.person, course)
    make_enrolment(classmate.person, course)
    lesson.completes_by = CompletesBy.CONFIRMED
    change = forecast_of(lesson)
    assert [(one.title, one.words) for one in change.lessons] == [("Bài 11", "đổi điều kiện hoàn thành")]
    assert [(one.moved, one.stay) for one in change.consequences] == [(0, 2), (2, 0), (0, 2)]
    gone = forecast_of(lesson, is_withdrawn=True)
    assert [one.words for one in gone.lessons] == ["gỡ khỏi khóa"]


def test_a_corrected_word_reaches_everybody_under_way(course, lesson, learner):
    make_enrolment(learner.person, course)
    lesson.body = said("Đọc kỹ.")
    change = forecast_of(lesson)
    assert [one.words for one in change.lessons] == ["sửa nội dung"]
    assert [one.moved for one in change.consequences] == [1, 1, 0]


def test_nothing_is_foretold_of_pages_outside_courses(index):
    assert forecast_of(index) is None
    assert forecast_of(Page.objects.get(depth=1)) is None
