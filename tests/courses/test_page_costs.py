"""A course and a lesson ask the database as little of five lessons as of five hundred."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.courses import make_course, make_enrolment, study

MOST_QUERIES = 8


@pytest.mark.parametrize("lessons", [5, 500])
@pytest.mark.parametrize("page", ["", "bai-3/"])
def test_a_page_asks_eight_times_at_most(client, learner, lessons, page):
    course = make_course(lessons=lessons)
    study(make_enrolment(learner.person, course), lessons=2)
    client.force_login(learner)
    address = f"/khoa-hoc/{course.slug}/{page}"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= MOST_QUERIES
