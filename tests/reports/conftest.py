"""What the reports of these tests are about."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import CoursePage
from tests.factories.accounts import make_person
from tests.factories.courses import make_course, make_enrolment, study
from tests.factories.emulation import finish
from tests.factories.organisation import make_exemption, make_seat


@dataclass(frozen=True)
class Year:
    """A year of study in Kim Liên: four invented cadres, each in another state on the mandatory course."""

    course: CoursePage
    optional: CoursePage
    people: dict


@pytest.fixture
def year(places):
    """Xong has finished, Đang is half-way and overdue, Chưa has not begun, Nghỉ is exempt."""
    course = make_course(lessons=2, title="An toàn thông tin", slug="attt", is_mandatory=True)
    optional = make_course(lessons=1, title="Trí tuệ nhân tạo", slug="ai")
    people = {name: make_person(f"Hồ Thị {name}", birth_year=1980) for name in ("Xong", "Đang", "Chưa", "Nghỉ")}
    for person in people.values():
        make_seat(person, places.commune)
    finish(people["Xong"], course)
    yesterday = timezone.localdate() - timedelta(days=1)
    study(make_enrolment(people["Đang"], course, due_on=yesterday), lessons=1)
    make_exemption(people["Nghỉ"])
    return Year(course, optional, people)
