"""Who counts, and when: by seats held at the moment, completions by then, certificates that stand, exemptions."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from certificates.services import revoke_certificate
from emulation.calculations import Tally, Training
from emulation.selectors import Frame, board_of, lists_of, open_tables, scorecard_of, tallies_of
from organisation.models import Category, Level
from organisation.selectors import Scope
from organisation.services import end_seat
from tests.factories.accounts import make_person
from tests.factories.courses import make_course, make_enrolment, study
from tests.factories.emulation import finish, leaf, make_table, moment
from tests.factories.organisation import make_exemption, make_seat, make_unit

pytestmark = pytest.mark.django_db

NOON = moment("2026-11-20T12:00:00")


@pytest.fixture
def course():
    return make_course(lessons=1)


def cadres(unit, count, **facts):
    people = [make_person() for _n in range(count)]
    for person in people:
        make_seat(person, unit, **facts)
    return people


def tally(unit, courses, at=None, **facts):
    """The count of full-time cadres for these courses, the same from the statement and from the lists."""
    training = Training(
        **{"category": "full_time", "courses": [c.code for c in courses], "people_vi": "cán bộ"} | facts
    )
    frame = Frame(at or timezone.now(), date(2026, 1, 1))
    counted = tallies_of(training, [unit.pk], frame)[unit.pk]
    assert lists_of(training, unit.pk, frame).tally == counted
    return counted


def test_everyone_seated_at_the_moment_counts_once(places, course):
    people = cadres(places.commune, 3)
    make_seat(people[0], places.commune, position="chair")
    cadres(places.next_commune, 2)
    cadres(places.commune, 2, category=Category.PART_TIME)
    cadres(places.commune, 1, until=date(2026, 1, 1))
    finish(people[0], course)
    assert tally(places.commune, [course]) == Tally(1, 3)


def test_seats_in_residential_areas_count_for_their_commune(places, course):
    area = make_unit("17971-1", "Xóm Sen 2", Level.RESIDENTIAL_AREA, places.commune)
    head = cadres(area, 1, position="front_work_head", category=Category.PART_TIME)[0]
    finish(head, course)
    assert tally(places.commune, [course], category=None, position="front_work_head") == Tally(1, 1)


def test_every_course_that_is_asked_for_must_be_finished(places, course):
    other = make_course(lessons=1)
    half, whole = cadres(places.commune, 2)
    finish(half, course)
    finish(whole, course)
    finish(whole, other)
    assert tally(places.commune, [course, other]) == Tally(1, 2)


def test_without_courses_any_one_in_the_period_will_do(places, course):
    earlier, lately = cadres(places.commune, 2)
    finish(earlier, course, at=moment("2025-12-31T23:59:59"))
    finish(lately, course, at=moment("2026-01-01T00:00:00"))
    assert tally(places.commune, [], in_period=True) == Tally(1, 2)
    assert tally(places.commune, []) == Tally(2, 2)


def test_who_started_or_lost_the_certificate_has_not_finished(places, course):
    started, revoked, done = cadres(places.commune, 3)
    make_enrolment(started, course)
    finish(done, course)
    certificate = finish(revoked, course)
    assert tally(places.commune, [course]) == Tally(2, 3)
    revoke_certificate(certificate=certificate, reason="Học hộ", actor=None)
    assert tally(places.commune, [course]) == Tally(1, 3)


def test_a_course_without_certificates_counts_by_completion_alone(places):
    plain = make_course(lessons=1, awards_certificate=False)
    person = cadres(places.commune, 1)[0]
    study(make_enrolment(person, plain))
    assert tally(places.commune, [plain]) == Tally(1, 1)
    assert tally(places.commune, []) == Tally(1, 1)


def test_the_exempt_leave_the_count_unless_the_metric_keeps_them(places, course):
    away, here = cadres(places.commune, 2)
    make_exemption(away)
    finish(away, course)
    assert tally(places.commune, [course]) == Tally(0, 1, exempt=1)
    assert tally(places.commune, [course], counts_exempt=True) == Tally(1, 2)
    make_exemption(here, since=timezone.localdate() + timedelta(days=1))
    assert tally(places.commune, [course]) == Tally(0, 1, exempt=1)


def test_what_happens_after_the_moment_changes_nothing(places, course):
    stays, late = cadres(places.commune, 2)
    certificate = finish(stays, course, at=NOON - timedelta(seconds=1))
    assert tally(places.commune, [course], at=NOON) == Tally(1, 2)
    finish(late, course, at=NOON + timedelta(seconds=1))
    make_exemption(late, since=date(2026, 11, 21))
    cadres(places.commune, 3, since=date(2026, 11, 21))
    revoke_certificate(certificate=certificate, reason="Học hộ", actor=None)
    assert tally(places.commune, [course], at=NOON) == Tally(1, 2)


def test_a_certificate_that_came_late_takes_nothing_away(places, course):
    person = cadres(places.commune, 1)[0]
    finish(person, course, at=NOON - timedelta(hours=1))
    assert tally(places.commune, [course], at=NOON) == Tally(1, 1)


def test_who_moves_counts_where_they_sat_at_the_moment_and_keeps_what_they_learnt(places, course):
    mover = make_person()
    seat = make_seat(mover, places.commune)
    finish(mover, course, at=NOON - timedelta(days=9))
    end_seat(membership=seat, on=date(2026, 11, 1), actor=None)
    make_seat(mover, places.next_commune, since=date(2026, 11, 1))
    assert tally(places.commune, [course], at=NOON) == Tally(0, 0)
    assert tally(places.next_commune, [course], at=NOON) == Tally(1, 1)
    assert tally(places.commune, [course], at=moment("2026-10-31T23:59:00")) == Tally(0, 1)


def test_the_last_day_of_a_seat_is_the_day_before_its_end(places, course):
    cadres(places.commune, 1, until=date(2026, 11, 20))
    assert tally(places.commune, [course], at=moment("2026-11-19T23:59:59")).people == 1
    assert tally(places.commune, [course], at=moment("2026-11-20T00:00:00")).people == 0


def card_of(unit, now=None, viewer=None):
    return scorecard_of(unit, now or timezone.now(), viewer)


def test_the_card_explains_its_points_and_changes_when_a_cadre_finishes(places, course):
    people = cadres(places.commune, 11)
    make_table(places.province, mandatory=[course], team=[course])
    for person in people[:5]:
        finish(person, course)
    before = card_of(places.commune).groups[0].criteria[0]
    assert list(before.terms) == ["5 hoàn thành", "÷", "11 cán bộ", "×", "8 điểm", "=", "3,64 điểm"]
    assert [person.person_id for person in before.lists.done] == [person.pk for person in people[:5]]
    finish(people[5], course)
    after = card_of(places.commune).groups[0].criteria[0]
    assert list(after.terms) == ["6 hoàn thành", "÷", "11 cán bộ", "×", "8 điểm", "=", "4,36 điểm"]
    assert (before.points, after.points) == (Decimal("3.64"), Decimal("4.36"))


def test_a_lower_target_and_its_cap_are_said(places, course):
    heads = cadres(places.commune, 5, position="front_work_head", category=Category.PART_TIME)
    make_table(places.province, mandatory=[course], team=[course])
    finish(heads[0], course)
    criterion = card_of(places.commune).groups[0].criteria[1]
    assert " ".join(criterion.terms) == "1 hoàn thành ÷ 5 cán bộ ÷ 80% chỉ tiêu × 5 điểm = 1,25 điểm"
    for head in heads[1:]:
        finish(head, course)
    criterion = card_of(places.commune).groups[0].criteria[1]
    assert " ".join(criterion.terms).endswith("= 5 điểm (tối đa 5 điểm)")


def test_a_criterion_for_which_there_is_nobody_is_not_scored(places, course):
    make_table(places.province, mandatory=[course], team=[course])
    card = card_of(places.commune)
    assert card.total == 0
    assert [criterion.points for criterion in card.groups[0].criteria] == [None, None, None]
    assert card.groups[0].criteria[0].terms == []


def test_points_relative_to_the_best_and_by_bands_are_explained_too(places, course):
    leaves = [
        leaf("V.6", "mandatory", "2", formula="cluster_relative", target="40"),
        leaf("V.4", "mandatory", "3", formula="bands", bands=[["80", "3"], ["50", "2"], ["0", "0"]]),
    ]
    make_table(places.province, mandatory=[course], leaves=leaves)
    for person in cadres(places.commune, 2)[:1]:
        finish(person, course)
    for person in cadres(places.next_commune, 5)[:4]:
        finish(person, course)
    relative, banded = card_of(places.commune).groups[0].criteria
    assert " ".join(relative.terms) == (
        "1 hoàn thành ÷ 2 cán bộ = 50% (chỉ tiêu 40%, dẫn đầu cụm 80%, tối đa 2 điểm) = 1,25 điểm"
    )
    assert " ".join(banded.terms) == "1 hoàn thành ÷ 2 cán bộ = 50% (đạt bậc từ 50%) = 2 điểm"


def test_after_the_cut_off_the_card_stands_still(places, course):
    people = cadres(places.commune, 4)
    finish(people[0], course, at=moment("2026-11-01T08:00:00"))
    make_table(places.province, mandatory=[course], team=[course], as_of="2026-11-10T23:59:59+07:00")
    finish(people[1], course, at=moment("2026-11-11T00:00:00"))
    card = card_of(places.commune)
    assert card.is_final
    assert card.moment == moment("2026-11-10T23:59:59")
    assert card.total == Decimal("2.00")


def test_the_viewer_is_told_where_they_stand(places, course):
    done, missing, away, outsider = [*cadres(places.commune, 3), make_person()]
    make_table(places.province, mandatory=[course], team=[course])
    finish(done, course)
    make_exemption(away)
    seen = {
        who.pk: card_of(places.commune, viewer=who).groups[0].criteria[0].viewer
        for who in (done, missing, away, outsider)
    }
    assert list(seen.values()) == ["done", "missing", "exempt", ""]


def scope(*units):
    return Scope(frozenset(unit.pk for unit in units))


def test_the_board_agrees_with_every_card(places, course):
    table = make_table(places.province, mandatory=[course], team=[course])
    for unit, people, finished in ((places.commune, 7, 3), (places.next_commune, 3, 2)):
        for person in cadres(unit, people)[:finished]:
            finish(person, course)
    board = board_of(table, scope(places.province), timezone.now())
    assert [row.name for row in board.rows] == ["Xã Kim Liên", "Xã Vạn An"]
    for row, unit in zip(board.rows, (places.commune, places.next_commune), strict=True):
        card = card_of(unit)
        assert row.total == card.total
        assert [cell.points for cell in row.cells] == [one.points for one in card.groups[0].criteria]
        assert row.cells[0].tally == card.groups[0].criteria[0].lists.tally


def test_the_board_is_by_name_unless_the_best_are_asked_for(places, course):
    table = make_table(places.province, mandatory=[course], team=[course])
    finish(cadres(places.next_commune, 1)[0], course)
    by_name = board_of(table, scope(places.province), timezone.now())
    best_first = board_of(table, scope(places.province), timezone.now(), best_first=True)
    assert [row.name for row in by_name.rows] == ["Xã Kim Liên", "Xã Vạn An"]
    assert [row.name for row in best_first.rows] == ["Xã Vạn An", "Xã Kim Liên"]
    found = board_of(table, scope(places.province), timezone.now(), search="kim lien")
    assert [row.name for row in found.rows] == ["Xã Kim Liên"]
    assert found.all_units == 2


def test_the_board_ends_where_the_scope_and_the_table_end(places, course):
    table = make_table(places.province, mandatory=[course], team=[course])
    assert [row.code for row in board_of(table, scope(places.commune), timezone.now()).rows] == ["17971"]
    assert [row.code for row in board_of(table, scope(places.country), timezone.now()).rows] == ["17971", "17950"]
    assert board_of(table, scope(places.other_province), timezone.now()).rows == []
    assert board_of(table, scope(), timezone.now()).rows == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_asks_as_many_questions_for_few_units_as_for_many(places, course, count, django_assert_num_queries):
    make_table(places.province, mandatory=[course], team=[course])
    table = open_tables().get()
    for n in range(count - 1):
        make_unit(f"17{n}", f"Xã Thêm {n}", parent=places.province)
    with django_assert_num_queries(7):
        board_of(table, scope(places.province), timezone.now())


@pytest.mark.parametrize("count", [1, 3])
def test_the_card_asks_as_many_questions_for_few_people_as_for_many(places, course, count, django_assert_num_queries):
    make_table(places.province, mandatory=[course], team=[course])
    for person in cadres(places.commune, count):
        finish(person, course)
    with django_assert_num_queries(9):
        card_of(places.commune)
