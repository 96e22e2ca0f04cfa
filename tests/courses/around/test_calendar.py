"""The calendar: what is due, read by its owner and by whoever holds the secret address, as iCalendar wants it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from courses.formats.calendar import LONGEST_LINE, CalendarEntry, write_calendar
from courses.models import CalendarFeed
from courses.selectors.calendar import month_named
from tests.factories.courses import make_course, make_enrolment, study

CALENDAR, PHONE = "/lich/", "/lich/tren-dien-thoai/"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def enrolment(learner):
    return make_enrolment(learner.person, make_course(title="An toàn, thông tin"), due_on=timezone.localdate())


def test_the_month_shows_what_is_due_until_it_is_done(client, learner, enrolment):
    client.force_login(learner)
    assert client.get(CALENDAR).text.count("An toàn, thông tin") == 2
    study(enrolment)
    assert "An toàn, thông tin" not in client.get(CALENDAR).text


def test_nobody_sees_the_days_of_another(client, stranger, enrolment):
    assert client.get(CALENDAR).status_code == 302
    client.force_login(stranger)
    assert "An toàn" not in client.get(CALENDAR).text + client.get("/lich/tai-ve.ics").text


@pytest.mark.parametrize("month", ["", "2026-13", "0001-01", "9999-12", "nhảm", "2026-1", "../../"])
def test_nonsense_is_this_month(client, learner, month):
    client.force_login(learner)
    assert client.get(CALENDAR, {"thang": month}).context["month"].is_current


def test_a_month_has_whole_weeks_and_its_neighbours(client, learner):
    client.force_login(learner)
    month = client.get(CALENDAR, {"thang": "2026-12"}).context["month"]
    assert {len(week) for week in month.weeks} == {7}
    assert (month.before, month.after) == ("2026-11", "2027-01")


@given(st.text(max_size=12))
def test_every_month_can_be_named(text):
    assert month_named(text).day == 1


def test_a_phone_reads_the_days_by_the_secret_address_until_it_is_changed(client, learner, enrolment):
    client.force_login(learner)
    client.post(PHONE, {"wish": "open"})
    key = CalendarFeed.objects.get().key
    client.logout()
    answer = client.get(f"/lich/{key}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert r"SUMMARY:Hạn: An toàn\, thông tin" in answer.text
    client.force_login(learner)
    client.post(PHONE, {"wish": "renew"})
    assert client.get(f"/lich/{key}.ics").status_code == 404
    client.post(PHONE, {"wish": "close"})
    assert not CalendarFeed.objects.exists()


def test_a_guessed_address_leads_nowhere(client, db):
    assert client.get("/lich/doan.ics").status_code == 404


def test_only_the_owner_is_shown_the_address(client, learner, stranger):
    client.force_login(learner)
    client.post(PHONE, {"wish": "open"})
    key = CalendarFeed.objects.get().key
    assert key in client.get(PHONE).text
    client.force_login(stranger)
    assert key not in client.get(PHONE).text


def entry(**facts):
    return CalendarEntry(**{"uid": "a@b", "start": date(2026, 12, 18), "title": "Hạn"} | facts)


@given(st.lists(st.tuples(st.text(max_size=200), st.text(max_size=200), st.text(max_size=60)), max_size=4))
def test_no_text_breaks_out_of_its_line(texts):
    entries = [entry(title=title, note=note, place=place) for title, note, place in texts]
    written = write_calendar("Lịch", entries, stamped_at=NOW)
    lines = written.split("\r\n")
    assert lines[-1] == ""
    assert max(len(line.encode()) for line in lines) <= LONGEST_LINE
    assert not any("\n" in line or "\r" in line for line in lines)
    names = [line.partition(":")[0] for line in written.replace("\r\n ", "").split("\r\n")]
    assert names.count("BEGIN") == names.count("END") == len(entries) + 1


def test_hours_are_told_in_utc_and_days_as_days():
    begins = datetime(2026, 12, 18, 1, tzinfo=UTC)
    written = write_calendar("Lịch", [entry(start=begins, end=begins + timedelta(hours=3))], stamped_at=NOW)
    assert "DTSTART:20261218T010000Z\r\nDTEND:20261218T040000Z\r\n" in written
    assert "DTSTART;VALUE=DATE:20261218\r\nDTEND;VALUE=DATE:20261219\r\n" in write_calendar(
        "L", [entry()], stamped_at=NOW
    )


def test_a_cancelled_session_is_told_as_such():
    assert "STATUS:CANCELLED" in write_calendar("L", [entry(is_cancelled=True)], stamped_at=NOW)
