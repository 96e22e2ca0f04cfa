from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.services import merge_people
from core.models import LogEntry
from courses.models import Enrolment, ItemProgress
from live.errors import (
    CohortBegunError,
    CohortClosedError,
    CohortFullError,
    NotInCohortError,
    NotOpenForPresenceError,
    SessionHeldError,
)
from live.models import Attendance, CohortMember, HeadCount, Presence
from live.selectors import cohorts_kept_by, cohorts_open_to, register_of, share_of, turnout_in
from live.selectors.registers import present_at
from live.services import (
    ListFile,
    add_people,
    add_unit,
    cancel_cohort,
    cancel_session,
    claim_presence,
    import_attendance,
    join_cohort,
    leave_cohort,
    rederive_attendance,
    take_attendance,
)
from live.services.attendance import Mark
from organisation.models import Level
from tests.factories.accounts import make_person
from tests.factories.courses import item, make_course_page, publish_edition
from tests.factories.live import at, corpus, make_cohort, make_corpus_people, make_session
from tests.factories.organisation import make_seat, make_units


def course_of_attendance():
    course = make_course_page()
    publish_edition(course, [item("Dự lớp", activity=f"attendance:{course.code}")])
    return course


def completed(person):
    return ItemProgress.objects.filter(enrolment__learner=person, completed_at__isnull=False).count()


def test_enough_sessions_complete_the_lesson_and_a_later_mistake_takes_nothing_away(places, learner, trainer):
    cohort = make_cohort(places.commune, course_of_attendance(), [learner.person], attendance_percent=50)
    first, second = make_session(cohort), make_session(cohort)
    claim_presence(session=first, person=learner.person, at=timezone.now(), actor=learner)
    assert completed(learner.person) == 1
    take_attendance(session=first, marks={learner.person.pk: Mark("absent")}, actor=trainer)
    assert completed(learner.person) == 1
    assert share_of(cohort, learner.person).present == 0
    assert rederive_attendance() == 0
    assert second.pk


def test_calling_a_session_off_settles_those_who_then_came_often_enough(places, learner):
    cohort = make_cohort(places.commune, course_of_attendance(), [learner.person], attendance_percent=100)
    first, second = make_session(cohort), make_session(cohort)
    claim_presence(session=first, person=learner.person, at=timezone.now(), actor=learner)
    assert completed(learner.person) == 0
    cancel_session(session=second, actor=None)
    assert completed(learner.person) == 1


def test_presence_is_claimed_once_within_the_hours_by_those_in_the_class(places, learner, classmate):
    cohort = make_cohort(places.commune, people=[learner.person])
    session = make_session(cohort)
    now = timezone.now()
    with pytest.raises(NotInCohortError):
        claim_presence(session=session, person=classmate.person, at=now, actor=classmate)
    for off in (timedelta(hours=4), timedelta(hours=-1)):
        with pytest.raises(NotOpenForPresenceError):
            claim_presence(session=session, person=learner.person, at=now + off, actor=learner)
    first = claim_presence(session=session, person=learner.person, at=now, actor=learner)
    again = claim_presence(session=session, person=learner.person, at=now + timedelta(hours=1), actor=learner)
    assert (first.pk, first.presence) == (again.pk, Presence.PRESENT)
    assert LogEntry.objects.filter(event="live.presence_claimed").count() == 1


def test_who_comes_after_a_quarter_of_an_hour_is_late_and_still_there(places, learner):
    cohort = make_cohort(places.commune, people=[learner.person])
    session = make_session(cohort, starts_at=timezone.now() - timedelta(minutes=20))
    mark = claim_presence(session=session, person=learner.person, at=timezone.now(), actor=learner)
    assert mark.presence == Presence.LATE
    assert share_of(cohort, learner.person).present == 1


def test_a_trainers_word_stays_when_the_code_comes_after_it(places, learner, trainer):
    cohort = make_cohort(places.commune, people=[learner.person])
    session = make_session(cohort)
    take_attendance(session=session, marks={learner.person.pk: Mark("excused", "ốm")}, actor=trainer)
    mark = claim_presence(session=session, person=learner.person, at=timezone.now(), actor=learner)
    assert (mark.presence, mark.remark) == ("excused", "ốm")


def test_a_sheet_is_one_event_and_the_same_sheet_again_none(places, learner, classmate, trainer):
    cohort = make_cohort(places.commune, people=[learner.person, classmate.person])
    session = make_session(cohort)
    marks = {learner.person.pk: Mark("present"), classmate.person.pk: Mark("")}
    assert take_attendance(session=session, marks=marks, actor=trainer) == 1
    assert take_attendance(session=session, marks=marks, actor=trainer) == 0
    (entry,) = LogEntry.objects.filter(event="live.attendance_taken")
    assert entry.payload["changes"] == [[learner.person.pk, "", "present"]]
    assert take_attendance(session=session, marks={learner.person.pk: Mark("")}, actor=trainer) == 1
    assert not Attendance.objects.exists()


def test_two_records_of_one_human_count_once(places, learner):
    twin = make_person("Nguyễn Thị Hoà")
    cohort = make_cohort(places.commune, people=[learner.person])
    session = make_session(cohort)
    merge_people(kept=learner.person, merged=twin, reason="một người", actor=None)
    twin.refresh_from_db()
    assert add_people(cohort=cohort, people=[twin], actor=None) == 0
    claim_presence(session=session, person=twin, at=timezone.now(), actor=None)
    Attendance.objects.create(session=session, learner=twin, presence="present", source="list")
    assert (turnout_in(cohort).attendances, turnout_in(cohort).people, present_at(session)) == (1, 1, 1)
    (line,) = register_of(cohort).lines
    assert line.share.present == 1


def test_one_registers_where_it_is_open_while_seats_are_left(places, learner, classmate, stranger):
    closed = make_cohort(places.province)
    cohort = make_cohort(places.province, is_open=True, seats=1)
    today = timezone.localdate()
    assert list(cohorts_open_to(learner.person, today)) == [cohort]
    assert list(cohorts_open_to(stranger.person, today)) == []
    with pytest.raises(CohortClosedError):
        join_cohort(cohort=closed, person=learner.person, actor=learner)
    with pytest.raises(CohortClosedError):
        join_cohort(cohort=cohort, person=stranger.person, actor=stranger)
    join_cohort(cohort=cohort, person=learner.person, actor=learner)
    join_cohort(cohort=cohort, person=learner.person, actor=learner)
    with pytest.raises(CohortFullError):
        join_cohort(cohort=cohort, person=classmate.person, actor=classmate)
    leave_cohort(cohort=cohort, person=learner.person, actor=learner)
    join_cohort(cohort=cohort, person=classmate.person, actor=classmate)
    assert CohortMember.objects.filter(cohort=cohort, left_at=None).count() == 1
    assert learner.person.enrolments.filter(course=cohort.course).exists()


def test_a_unit_is_added_with_one_event_and_only_its_own_people(places, learner, classmate, stranger):
    cohort = make_cohort(places.province)
    before = LogEntry.objects.filter(event="live.learners_joined_cohort").count()
    assert add_unit(cohort=cohort, unit=places.commune, actor=None) == 2
    assert add_unit(cohort=cohort, unit=places.commune, actor=None) == 0
    assert LogEntry.objects.filter(event="live.learners_joined_cohort").count() == before + 1
    assert not CohortMember.objects.filter(learner=stranger.person).exists()


def test_a_list_is_enrolled_in_one_act_however_long_it_is(places):
    people = [make_person(f"Nguyễn Văn {name}") for name in ("An", "Bình", "Cường", "Dũng", "Em", "Phúc", "Giang")]
    for person in people:
        make_seat(person, places.commune)
    first, second = make_cohort(places.province, code="mot"), make_cohort(places.province, code="hai")
    with CaptureQueriesContext(connection) as of_two:
        add_people(cohort=first, people=people[:2], actor=None)
    with CaptureQueriesContext(connection) as of_seven:
        add_people(cohort=second, people=people, actor=None)
    assert len(of_seven) == len(of_two)
    told = LogEntry.objects.filter(event="courses.learners_enrolled").values_list("payload__count", flat=True)
    assert list(told) == [2, 7]
    assert not LogEntry.objects.filter(event="courses.learner_enrolled").exists()
    places_given = CohortMember.objects.filter(cohort=second).select_related("seat")
    assert {place.seat.unit for place in places_given} == {places.commune}
    past = make_cohort(places.province, code="ba", starts_on=date(2025, 3, 3), ends_on=date(2025, 3, 4))
    add_people(cohort=past, people=people[:1], actor=None)
    assert Enrolment.objects.get(course=past.course).due_on is None
    due = set(Enrolment.objects.filter(course=second.course).values_list("due_on", flat=True))
    assert due == {second.ends_on}


def test_what_was_held_is_not_called_off(places, learner):
    cohort = make_cohort(places.commune, people=[learner.person])
    session = make_session(cohort)
    claim_presence(session=session, person=learner.person, at=timezone.now(), actor=None)
    with pytest.raises(SessionHeldError):
        cancel_session(session=session, actor=None)
    with pytest.raises(CohortBegunError):
        cancel_cohort(cohort=cohort, actor=None)


def test_classes_are_kept_by_their_branch_and_by_those_who_teach_them(places, trainer, hr_officer, stranger, learner):
    cohort = make_cohort(places.commune, trainers=[learner.person])
    for user, kept in ((trainer, 1), (hr_officer, 1), (stranger, 0), (learner, 1)):
        fresh = User.objects.get(pk=user.pk)
        assert cohorts_kept_by(fresh).filter(pk=cohort.pk).count() == kept


@pytest.fixture
def corpus_class(places):
    content, expected = corpus("a01")
    known = make_corpus_people(expected, places.province)
    cohort = make_cohort(places.province, starts_on=date(2026, 11, 10), ends_on=date(2026, 11, 11))
    return cohort, content, expected, known


def test_a_real_list_gives_its_own_numbers_and_again_changes_nothing(corpus_class):
    cohort, content, expected, known = corpus_class
    first = import_attendance(cohort=cohort, file=ListFile(content), actor=None)
    assert (first.created, first.errors, first.asks) == (25, [], [])
    counts = expected["counts"]
    assert (first.attendances, first.people) == (counts["attendances"], counts["distinct_people_present"])
    assert [present for _session, present in register_of(cohort).columns] == counts["present_per_session"]
    assert Attendance.objects.filter(learner=known[6], presence="excused").count() == 3
    again = import_attendance(cohort=cohort, file=ListFile(content), actor=None)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 25)
    assert LogEntry.objects.filter(event="live.attendance_imported").count() == 1


def test_a_dry_run_tells_the_same_and_stores_nothing(corpus_class):
    cohort, content, expected, _known = corpus_class
    report = import_attendance(cohort=cohort, file=ListFile(content), actor=None, dry_run=True)
    assert report.attendances == expected["counts"]["attendances"]
    assert not Attendance.objects.exists()
    assert not CohortMember.objects.exists()
    assert not cohort.sessions.exists()


def test_sessions_already_planned_are_found_by_day_and_part(corpus_class):
    cohort, content, _expected, _known = corpus_class
    for day, hour in ((10, 8), (10, 14), (11, 8), (11, 14)):
        make_session(cohort, at(date(2026, 11, day), hour), hours=2, title=f"{day} {hour}")
    import_attendance(cohort=cohort, file=ListFile(content), actor=None)
    assert cohort.sessions.count() == 4


def test_people_the_register_does_not_know_are_asked_about_and_not_made(places):
    content, _expected = corpus("a01")
    cohort = make_cohort(places.province, starts_on=date(2026, 11, 10), ends_on=date(2026, 11, 11))
    report = import_attendance(cohort=cohort, file=ListFile(content), actor=None)
    assert report.skipped == 25
    assert {ask["code"] for ask in report.asks} == {"person_unknown"}
    assert not CohortMember.objects.exists()


def test_a_namesake_elsewhere_is_not_taken_for_the_person(places):
    make_seat(make_person("Nguyễn Văn An", phone="0912000111"), places.next_commune)
    cohort = make_cohort(places.province)
    text = "STT,Họ và tên,Đơn vị,Điện thoại,Buổi 1\n1,Nguyễn Văn An,Xã Kim Liên,0912000999,x\n"
    make_session(cohort)
    report = import_attendance(cohort=cohort, file=ListFile(text.encode()), actor=None)
    assert [ask["code"] for ask in report.asks] == ["person_unclear"]
    assert report.skipped == 1


def test_heads_are_counted_by_bridge_point_and_people_are_not_made(places):
    content, expected = corpus("a02")
    points = expected["bridge_points"]
    make_units(
        *((p["unit_code"], p["unit_name"], Level.COMMUNE, places.province) for p in points if p["unit_code"] != "17971")
    )
    cohort = make_cohort(places.province, starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 30))
    report = import_attendance(cohort=cohort, file=ListFile(content), actor=None)
    good = [p for p in points if p["action"] == "import"]
    assert (report.created, report.skipped) == (len(good), 2)
    assert {ask["code"] for ask in report.asks} == {"present_over_summoned", "count_missing"}
    assert sum(HeadCount.objects.values_list("present", flat=True)) == sum(p["present"] for p in good)
    assert not CohortMember.objects.exists()
    assert import_attendance(cohort=cohort, file=ListFile(content), actor=None).unchanged == len(good)


def test_results_of_a_class_are_kept_as_its_own_claims(places):
    content, expected = corpus("a03")
    known = make_corpus_people(expected, places.province, **{"Xã Kim Liên": places.commune})
    cohort = make_cohort(places.province)
    report = import_attendance(cohort=cohort, file=ListFile(content), actor=None)
    assert (report.created, report.asks) == (22, [])
    for row in expected["people"]:
        place = CohortMember.objects.get(learner=known[row["row"]])
        assert (place.score is None) == (row["score"] is None)
        assert place.certificate_number == (row["certificate_no"] or "")
