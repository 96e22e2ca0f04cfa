"""Links in lessons are tried now and then, and trainers are told of those that do not answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.periodic import jobs
from courses.models import CheckedLink, LinkFinding
from courses.selectors.preflight import preflight_of
from courses.services.links import FORGOTTEN, try_links
from tests.core.test_outside import server  # noqa: F401 -- a fixture
from tests.factories.courses import said


@pytest.fixture
def linking(course, lesson, server):  # noqa: F811
    """A lesson whose draft leads to three addresses."""

    def to(*paths):
        links = "".join(f'<a href="{server.url}{path}">xem</a> ' for path in paths)
        lesson.body = said(links)
        lesson.save_revision()
        return lesson

    return to


@pytest.fixture
def tried(course, server):  # noqa: F811
    """Try them; only the server of the test may be reached."""
    return lambda: try_links(courses=[course], may_reach=lambda _address, port: port == server.server_port)


def findings():
    return {link.url.rpartition("/")[2]: link.finding for link in CheckedLink.objects.all()}


def test_what_does_not_answer_is_noted_and_said_before_publishing(linking, tried):
    lesson = linking("/200", "/404", "/503")
    assert tried() == "tried 3, not answering 2"
    assert findings() == {"200": LinkFinding.ALIVE, "404": LinkFinding.GONE, "503": LinkFinding.SILENT}
    said_so = [one.sentence for one in preflight_of(lesson).warnings if "Liên kết" in one.sentence]
    assert len(said_so) == 2
    assert "/404 không còn trang này" in said_so[0]


def test_what_leads_into_our_own_network_is_not_asked(linking, tried):
    linking("/200", "/to?http://127.0.0.1:1/")
    tried()
    assert CheckedLink.objects.filter(finding=LinkFinding.REFUSED, url__contains="127.0.0.1:1").count() == 1


def test_nothing_is_asked_twice_a_day_but_what_failed_is_asked_again_the_next(linking, tried):
    linking("/200", "/404")
    tried()
    assert tried() == "tried 0, not answering 0"
    CheckedLink.objects.update(checked_at=timezone.now() - timedelta(days=2))
    assert tried() == "tried 1, not answering 1"


def test_when_nothing_answers_nothing_is_believed(linking, tried):
    linking("/500", "/503")
    assert tried() == "tried 0, not answering 0"
    assert findings() == {}


def test_what_no_lesson_has_named_for_long_is_forgotten(linking, tried):
    old = timezone.now() - FORGOTTEN - timedelta(days=1)
    CheckedLink.objects.create(hash="0" * 64, url="http://xua.example", finding="alive", checked_at=old)
    linking("/200")
    tried()
    assert findings() == {"200": LinkFinding.ALIVE}


def test_only_so_many_are_asked_at_a_time(linking, tried, monkeypatch):
    monkeypatch.setattr("courses.services.links.MOST_LINKS", 2)
    linking("/200", "/201", "/202")
    assert [tried()[:7], tried()[:7], tried()[:7]] == ["tried 2", "tried 1", "tried 0"]


def test_where_there_is_no_way_out_nothing_is_tried(linking, settings):
    linking("/200")
    settings.TRY_LINKS = False
    assert jobs()["try_links"].run() == "no way out"
    assert findings() == {}


def test_the_worker_tries_them_by_its_job(linking, settings):
    """As installed: the server of the test is none of the open internet's, and so is not asked."""
    linking("/200")
    settings.TRY_LINKS = True
    assert jobs()["try_links"].run() == "asked"
    assert findings() == {"200": LinkFinding.REFUSED}
