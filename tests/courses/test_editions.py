"""Editions: what is published is frozen, made once, and never takes from a learner what they have done."""

import random
from fractions import Fraction

import pytest
from django.db import transaction

from core.ids import uuid7
from core.models import LogEntry
from courses.models import CourseEdition, EffectOnLearners, Enrolment, LessonContent, LessonKind, LessonPage
from courses.selectors import completed_items, current_edition, outline_of
from courses.services import compile_course, complete_item
from tests.factories.accounts import make_person
from tests.factories.courses import make_course_page, make_enrolment, make_lesson_page

pytestmark = pytest.mark.django_db
Effect = EffectOnLearners


@pytest.fixture
def course():
    page = make_course_page()
    for n in (1, 2, 3):
        make_lesson_page(page, f"Bài {n}", text=f"<p>Lời bài {n}.</p>")
    compiled(page)
    return page


def compiled(course, effect=Effect.NONE):
    return compile_course(course=course, effect=effect, actor=None)


def change(lesson, /, **facts):
    LessonPage.objects.filter(slug=lesson).update(**facts)


# --- freezing


def test_the_same_course_compiled_again_is_the_same_edition(course):
    assert compiled(course, Effect.REQUIRED_FOR_UNFINISHED) == current_edition(course)
    assert CourseEdition.objects.count() == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Bài khác"},
        {"kind": LessonKind.VIDEO},
        {"minutes": 11},
        {"objective": "Biết hơn."},
        {"completion": "Đọc hết."},
        {"is_required": False},
        {"slug": "bai-khac"},
        {"body": [{"type": "text", "value": "<p>Lời khác.</p>", "id": "0c0a7d9b-94a4-5d5a-9b0f-3f3f5cbb0001"}]},
        {
            "legal_basis": [
                {"type": "document", "value": {"number": "1/2026"}, "id": "0c0a7d9b-94a4-5d5a-9b0f-3f3f5cbb0002"}
            ]
        },
        {"live": False},
    ],
    ids=lambda facts: next(iter(facts)),
)
def test_whatever_differs_makes_a_new_edition_and_leaves_the_old_one_alone(course, facts):
    old = current_edition(course)
    before = list(old.items.values())
    change("bai-2", **facts)
    new = compiled(course)
    assert (new.number, old.number) == (2, 1)
    assert list(old.items.values()) == before


def test_going_back_to_the_old_text_is_a_new_edition_of_the_old_content(course):
    old = current_edition(course)
    page = LessonPage.objects.get(slug="bai-2")
    body = page.body.raw_data[0]
    change("bai-2", body=[{**body, "value": "<p>Lời khác.</p>"}])
    compiled(course)
    change("bai-2", body=[body])
    again = compiled(course)
    assert again.number == 3
    assert again.hash == old.hash
    assert LessonContent.objects.count() == 4


def test_the_same_text_is_stored_once(course):
    body = LessonPage.objects.get(slug="bai-1").body.raw_data
    LessonPage.objects.filter(slug__in=["bai-2", "bai-3"]).update(body=list(body))
    edition = compiled(course)
    assert edition.items.values("content").distinct().count() == 1


def test_a_draft_is_not_compiled(course):
    page = LessonPage.objects.get(slug="bai-2")
    page.title = "Nháp"
    page.save_revision()
    assert compiled(course).number == 1


def test_a_course_without_a_live_lesson_has_no_edition():
    page = make_course_page()
    assert compiled(page) is None
    assert not LogEntry.objects.filter(event="courses.course_published").exists()


def test_the_activity_of_a_lesson_is_copied_into_its_item(course):
    block = {"type": "activity", "value": {"title": "Bài thi", "activity": "quiz:at-final"}}
    change("bai-3", body=[{**block, "id": "0c0a7d9b-94a4-5d5a-9b0f-3f3f5cbb0003"}], kind=LessonKind.EXAM)
    assert [item.activity for item in compiled(course).items.all()] == ["", "", "quiz:at-final"]


def test_an_edition_is_told_of_with_its_effect(course, editor):
    change("bai-2", title="Bài khác")
    edition = compile_course(course=course, effect=Effect.NEW_EDITION, actor=editor)
    fact = LogEntry.objects.filter(event="courses.course_published").latest("occurred_at")
    assert fact.payload == {
        "course_id": course.pk,
        "edition_id": edition.pk,
        "number": 2,
        "effect": "new_edition",
    }
    assert fact.actor == editor


def test_compiling_asks_as_much_for_one_lesson_as_for_three(
    course, django_assert_max_num_queries, django_assert_num_queries
):
    one = make_course_page()
    make_lesson_page(one, "Bài 1")
    with django_assert_max_num_queries(20) as asked:
        compiled(one)
    change("bai-1", minutes=12)
    change("bai-2", minutes=12)
    with django_assert_num_queries(len(asked)):
        compiled(course)


# --- learners


def finish(enrolment, *slugs):
    by_slug = outline_of(enrolment.edition).by_slug
    for slug in slugs:
        enrolment = complete_item(enrolment=enrolment, item_key=by_slug[slug].key, event_id=uuid7(), actor=None)
    return enrolment


@pytest.fixture
def republish(course, django_capture_on_commit_callbacks):
    """Compile after a change, and have everybody hear of it."""

    def act(effect):
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            return compiled(course, effect)

    return act


def test_corrected_words_reach_everybody_under_way(learner, course, republish):
    enrolment = finish(make_enrolment(learner.person, course), "bai-1")
    change("bai-2", title="Bài 2, sửa chữ")
    edition = republish(Effect.NONE)
    enrolment.refresh_from_db()
    assert (enrolment.edition, enrolment.done, enrolment.total) == (edition, 1, 3)


def test_who_has_finished_keeps_the_edition_they_finished(learner, course, republish):
    enrolment = finish(make_enrolment(learner.person, course), "bai-1", "bai-2", "bai-3")
    before = Enrolment.objects.values().get(pk=enrolment.pk)
    for minutes, effect in enumerate(Effect, start=20):
        change("bai-2", minutes=minutes)
        make_lesson_page(course, f"Bài thêm {minutes}")
        republish(effect)
    assert Enrolment.objects.values().get(pk=enrolment.pk) == before


@pytest.mark.parametrize("seed", range(3))
def test_however_a_course_is_edited_nobody_loses_what_they_did(course, republish, seed):
    dice = random.Random(seed)
    for n in (4, 5):
        make_lesson_page(course, f"Bài {n}", is_required=n == 4, live=False)
    places = [make_enrolment(make_person(), course) for _ in range(3)]
    effect, finished = None, {}
    for step in range(40):
        before = standings(places)
        if dice.random() < 0.5:
            effect = None
            study_something(dice, dice.choice(places))
        else:
            effect = dice.choice(list(Effect))
            edit_something(dice, step)
            republish(effect)
        after = standings(places)
        for pk, (share, completed, done_keys) in after.items():
            assert 0 <= share <= 1
            assert done_keys >= before[pk][2]
            if before[pk][1]:
                assert (share, completed) == before[pk][:2]
            elif effect != Effect.REQUIRED_FOR_UNFINISHED:
                assert share >= before[pk][0]
        finished |= {pk: True for pk, (_share, completed, _keys) in after.items() if completed}
    assert finished


def standings(places):
    """Each learner's share, when they completed, and the items they have completed."""
    rows = {}
    for enrolment in Enrolment.objects.filter(pk__in=[place.pk for place in places]).select_related("edition"):
        keys = set(completed_items(enrolment))
        required = {item.key for item in outline_of(enrolment.edition).items if item.is_required}
        if enrolment.completed_at is None:
            assert (enrolment.done, enrolment.total) == (len(required & keys), len(required))
        share = Fraction(enrolment.done, enrolment.total) if enrolment.total else Fraction(0)
        rows[enrolment.pk] = share, enrolment.completed_at, keys
    return rows


def study_something(dice, place):
    enrolment = Enrolment.objects.select_related("edition").get(pk=place.pk)
    finish(enrolment, dice.choice(list(outline_of(enrolment.edition).by_slug)))


def edit_something(dice, step):
    slug = f"bai-{dice.randint(2, 5)}"
    fact = dice.choice(
        [{"title": f"Tên lần {step}"}, {"is_required": bool(step % 2)}, {"live": bool(step % 3)}, {"minutes": step + 1}]
    )
    change(slug, **fact)
