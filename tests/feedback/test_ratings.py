"""Opinions of a course: only from who finished it, one each, without names, and not before there are enough."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from accounts.selectors import subject_of
from feedback.calculations import FEWEST_RATINGS, Verdict
from feedback.models import CourseRating
from feedback.services import erase_ratings, rate_course
from tests.factories.accounts import make_person
from tests.factories.courses import make_course, make_enrolment, study


@pytest.fixture
def course(places):
    cache.clear()  # ids of courses come again in the next test, and what was kept of them would too
    return make_course(lessons=1, title="An toàn thông tin", owner_unit=places.province)


@pytest.fixture
def finished(learner, course):
    return study(make_enrolment(learner.person, course))


def rated_by_others(course, actor, count, stars=4):
    for number in range(count):
        enrolment = study(make_enrolment(make_person(f"Người {number}"), course))
        rate_course(enrolment=enrolment, stars=stars, comment=f"Góp ý số {number}", actor=actor)


def test_who_finished_rates_once_and_may_think_again(client, learner, course, finished):
    client.force_login(learner)
    page = f"/gop-y/{course.slug}/"
    for stars in (2, 5):
        assert client.post(page, {"stars": stars, "comment": " Hay "}).status_code == 302
    rating = CourseRating.objects.get()
    assert (rating.stars, rating.comment) == (5, "Hay")
    assert "Đồng chí đã cho 5 sao" in client.get(f"/khoa-hoc/{course.slug}/").text


@pytest.mark.parametrize("stars", ["", "0", "6", "-1", "1.5", "năm"])
def test_there_are_one_to_five_stars(client, learner, course, finished, stars):
    client.force_login(learner)
    assert client.post(f"/gop-y/{course.slug}/", {"stars": stars}).status_code == 200
    assert not CourseRating.objects.exists()


def test_who_has_not_finished_is_told_so(client, learner, classmate, stranger, course):
    make_enrolment(classmate.person, course)
    page = f"/gop-y/{course.slug}/"
    assert client.get(page).status_code == 302
    for user, status in ((classmate, 409), (stranger, 403)):
        client.force_login(user)
        assert client.post(page, {"stars": "1"}).status_code == status
    assert not CourseRating.objects.exists()


def test_opinions_are_shown_when_there_are_enough(client, learner, trainer, course):
    rated_by_others(course, learner, FEWEST_RATINGS - 1)
    client.force_login(trainer)
    results = f"/gop-y/{course.slug}/ket-qua/"
    assert "Góp ý số" not in client.get(results).text
    assert "/5 sao" not in client.get("/gop-y/").text
    rate_course(enrolment=study(make_enrolment(learner.person, course)), stars=5, comment="", actor=learner)
    page = client.get(results).text
    assert "Góp ý số 3" in page
    assert "Người 3" not in page
    assert "4,2/5 sao" in client.get("/gop-y/").text
    client.logout()
    assert "4,2/5 sao" in client.get(f"/khoa-hoc/{course.slug}/").text


def test_learners_do_not_read_what_others_wrote(client, learner, course):
    client.force_login(learner)
    assert client.get("/gop-y/").status_code == client.get(f"/gop-y/{course.slug}/ket-qua/").status_code == 403


def test_an_erased_person_leaves_stars_without_words(learner, finished):
    rate_course(enrolment=finished, stars=3, comment="Tôi ở xóm 5", actor=learner)
    erase_ratings(subject_of(learner.person), None)
    rating = CourseRating.objects.get()
    assert (rating.stars, rating.comment) == (3, "")


@given(st.dictionaries(st.integers(1, 5), st.integers(0, 500)))
def test_a_verdict_lies_between_the_stars_given(counts):
    verdict = Verdict(counts)
    given_stars = [stars for stars, people in counts.items() if people]
    total = sum(percent for _stars, _people, percent in verdict.rows)
    assert total == pytest.approx(Decimal(100 if given_stars else 0))
    assert not given_stars or min(given_stars) <= verdict.average <= max(given_stars)
