"""Many at once: the register gives every number exactly once, and none is missing."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections, transaction

from certificates.models import Certificate, Register
from certificates.services import issue_certificate, issue_owed_certificates
from organisation.models import Level
from tests.factories.accounts import make_person
from tests.factories.certificates import make_completion
from tests.factories.courses import make_course
from tests.factories.organisation import make_seat, make_units

THREADS = 4
PEOPLE = 6


def completions():
    """A course that six people of one province completed."""
    units = make_units(
        ("VN", "Việt Nam", Level.COUNTRY, None),
        ("40", "Tỉnh Nghệ An", Level.PROVINCE, "VN"),
        ("17971", "Xã Kim Liên", Level.COMMUNE, "40"),
    )
    course = make_course(lessons=1)
    made = []
    with transaction.atomic():
        for _person in range(PEOPLE):
            person = make_person()
            make_seat(person, units["17971"])
            made.append(make_completion(person, course))
        # Nobody hears of it: the threads are to issue, not the handler.
        connections["default"].run_on_commit.clear()
    return course, [enrolment.pk for enrolment in made]


def at_once(*works):
    """Run each in a thread of its own, all starting together."""
    barrier = Barrier(len(works))

    def run(work):
        try:
            barrier.wait()
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def numbers():
    return sorted(Certificate.objects.values_list("sequence", flat=True))


def test_numbers_are_given_once_and_without_a_gap(own_database):
    _course, enrolments = completions()

    def issue_all():
        return [issue_certificate(enrolment_id=enrolment, actor=None).pk for enrolment in enrolments]

    answers = at_once(*[issue_all] * THREADS)
    assert all(answer == answers[0] for answer in answers)
    assert numbers() == list(range(1, PEOPLE + 1))
    assert Register.objects.get().last == PEOPLE


def test_bulk_and_single_do_not_meet(own_database):
    course, enrolments = completions()
    at_once(
        lambda: issue_owed_certificates(course=course, actor=None),
        lambda: [issue_certificate(enrolment_id=enrolment, actor=None) for enrolment in enrolments],
        lambda: issue_owed_certificates(course=course, actor=None),
    )
    assert numbers() == list(range(1, PEOPLE + 1))


def test_who_fails_half_way_leaves_no_gap(own_database):
    _course, enrolments = completions()

    def issue(enrolment, *, fails):
        with transaction.atomic():
            issue_certificate(enrolment_id=enrolment, actor=None)
            transaction.set_rollback(fails)

    at_once(*[lambda n=n, e=e: issue(e, fails=n % 2 == 0) for n, e in enumerate(enrolments[:THREADS])])
    assert numbers() == [1, 2]
    assert Register.objects.get().last == 2
