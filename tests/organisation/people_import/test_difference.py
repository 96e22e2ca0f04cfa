"""What a list changes: who is new, who is known, who sits where from then on, who is not in it any more."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.models import Person
from core.models import LogEntry
from organisation.models import Category, ImportRow, Level, Membership, PeopleImport
from organisation.selectors import memberships_at
from tests.factories.accounts import make_person
from tests.factories.organisation import make_seat, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

HEAD = "Họ và tên;Ngày sinh;Số điện thoại;Chức vụ;Đơn vị\n"
HOA = "Nguyễn Thị Hòa;19/06/1974;0912000123;Chuyên viên;Xã Kim Liên\n"
LAN = "Lê Thị Lan;02/03/1980;0912000124;Chủ tịch;Xã Vạn An\n"
DAY = date(2026, 11, 1)


def codes(found):
    return [said["code"] for said in found]


def counts(report):
    return report.created, report.updated, report.unchanged, report.skipped


def seats(as_of=DAY):
    held = memberships_at(as_of).order_by("person__sort_key", "pk")
    return [(seat.person.full_name, seat.unit_id, seat.position.code) for seat in held]


@pytest.fixture
def hoa(places):
    person = make_person("Nguyễn Thị Hoà", birth_date=date(1974, 6, 19), birth_year=1974, phone="0912000123")
    make_seat(person, places.commune)
    return person


def test_people_whom_nobody_knows_are_recorded_with_their_seats(take, places):
    assert counts(take(HEAD + HOA + LAN)) == (2, 0, 0, 0)
    assert seats() == [
        ("Nguyễn Thị Hòa", places.commune.pk, "front_specialist"),
        ("Lê Thị Lan", places.next_commune.pk, "chair"),
    ]
    person = Person.objects.get(full_name="Nguyễn Thị Hòa")
    assert (person.birth_date, person.birth_year, person.phone) == (date(1974, 6, 19), 1974, "0912000123")
    assert person.search_key == "nguyen thi hoa"
    seat = person.memberships.get()
    assert (seat.valid_from, seat.valid_to, seat.is_primary) == (DAY, None, True)


def test_one_event_tells_of_the_whole_list(take):
    take(HEAD + HOA + LAN)
    entry = LogEntry.objects.get(event__startswith="organisation.people")
    assert entry.event == "organisation.people_imported"
    assert (entry.payload["created"], entry.payload["changed"]) == (2, 0)


def test_who_is_known_by_name_and_phone_is_not_recorded_again(take, hoa):
    report = take(HEAD + HOA.replace("0912000123", "+84 912.000.123"))
    assert counts(report) == (0, 0, 1, 0)
    assert Person.objects.get().full_name == "Nguyễn Thị Hoà"


def test_a_new_telephone_number_is_a_correction(take, hoa):
    report = take(HEAD + HOA.replace("0912000123", "0987000123"))
    assert counts(report) == (0, 1, 0, 0)
    hoa.refresh_from_db()
    assert hoa.phone == "0987000123"


def test_what_the_list_leaves_out_takes_nothing_away(take, hoa):
    report = take(HEAD + "Nguyễn Thị Hòa;;0912000123;Chuyên viên;Xã Kim Liên\n")
    assert counts(report) == (0, 0, 1, 0)
    hoa.refresh_from_db()
    assert hoa.birth_date == date(1974, 6, 19)


def test_another_position_in_the_same_commune_is_a_second_seat(take, hoa, places):
    report = take(HEAD + HOA.replace("Chuyên viên", "Chủ tịch"))
    assert counts(report) == (0, 1, 0, 0)
    held = {seat.position.code: seat.is_primary for seat in memberships_at(DAY)}
    assert held == {"front_specialist": True, "chair": False}


def test_the_same_position_elsewhere_is_a_move(take, hoa, places):
    report = take(HEAD + HOA.replace("Xã Kim Liên", "Xã Vạn An"))
    assert counts(report) == (0, 1, 0, 0)
    assert seats() == [("Nguyễn Thị Hoà", places.next_commune.pk, "front_specialist")]
    assert hoa.memberships.get(unit=places.commune).valid_to == DAY


def test_who_is_listed_in_both_places_holds_both(take, hoa, places):
    report = take(HEAD + HOA + HOA.replace("Xã Kim Liên", "Xã Vạn An"))
    assert counts(report) == (0, 1, 1, 0)
    assert {unit for _name, unit, _position in seats()} == {places.commune.pk, places.next_commune.pk}


def test_a_second_post_in_one_cell_is_a_second_seat(take, places):
    row = HOA.replace("Chuyên viên", "Trưởng Ban Công tác Mặt trận xóm 9 kiêm Tổ trưởng tổ CNSCĐ")
    assert counts(take(HEAD + row)) == (1, 0, 0, 0)
    held = {seat.position.code: seat.category for seat in Membership.objects.all()}
    assert held == {"front_work_head": Category.PART_TIME, "team_leader": Category.TEAM_MEMBER}
    assert counts(take(HEAD + row, as_of=date(2026, 11, 2))) == (0, 0, 1, 0)


def test_a_residential_area_is_the_seat_where_it_is_registered(take, places):
    area = make_unit("17971-09", "Xóm 9", Level.RESIDENTIAL_AREA, parent=places.commune)
    row = HOA.replace("Chuyên viên", "Trưởng Ban Công tác Mặt trận xóm 9")
    take(HEAD + row + LAN.replace("Chủ tịch;Xã Vạn An", "Trưởng Ban Công tác Mặt trận xóm 10;Xã Kim Liên"))
    assert [unit for _name, unit, _position in seats()] == [area.pk, places.commune.pk]
    assert counts(take(HEAD + row)) == (0, 0, 1, 0)
    assert counts(take(HEAD + HOA.replace("Chuyên viên", "Trưởng Ban Công tác Mặt trận"))) == (0, 0, 1, 0)


def test_an_earlier_list_brings_the_beginning_forward(take, places):
    take(HEAD + HOA)
    report = take(HEAD + HOA, as_of=date(2026, 1, 1))
    assert counts(report) == (0, 1, 0, 0)
    assert Membership.objects.get().valid_from == date(2026, 1, 1)
    assert counts(take(HEAD + HOA)) == (0, 0, 1, 0)


def test_a_namesake_elsewhere_is_somebody_else(take, hoa):
    report = take(HEAD + "Nguyễn Thị Hòa;20/07/1990;0912000999;Chuyên viên;Xã Vạn An\n")
    assert counts(report) == (1, 0, 0, 0)


def test_a_likeness_is_asked_and_stores_nothing(take, hoa):
    before = Person.objects.count(), PeopleImport.objects.count()
    report = take(HEAD + "Nguyễn Thị Hòa;20/07/1990;0912000123;Chuyên viên;Xã Kim Liên\n")
    assert counts(report) == (0, 0, 0, 1)
    assert codes(report.asks) == ["possible_duplicate"]
    assert [choice["value"] for choice in report.asks[0]["choices"]] == [str(hoa.pk), "new"]
    assert (Person.objects.count(), PeopleImport.objects.count()) == before


def test_an_accepted_likeness_takes_the_answer_that_is_proposed(take, hoa):
    shared = HEAD + "Trần Văn Bình;;0912000123;Tổ trưởng tổ CNSCĐ;Xã Kim Liên\n"
    assert codes(take(shared).asks) == ["phone_of_another"]
    assert counts(take(shared, accepted=frozenset({"phone_of_another"}))) == (1, 0, 0, 0)
    assert counts(take(shared)) == (0, 0, 1, 0)


def test_who_is_missing_is_only_proposed_to_leave(take, hoa, places):
    binh = make_person("Trần Văn Bình", phone="0912000777")
    make_seat(binh, places.commune)
    leader = make_person("Hồ Sỹ Dũng")
    make_seat(leader, places.commune, position="team_leader", category=Category.TEAM_MEMBER)
    report = take(HEAD + HOA)
    assert counts(report) == (0, 0, 1, 0)
    assert [said["message"] for said in report.warnings] == [
        "Trần Văn Bình đang giữ chức vụ Chuyên viên ở Xã Kim Liên nhưng không có trong danh sách."
    ]
    assert len(seats()) == 3
    assert counts(take(HEAD + HOA, accepted=frozenset({"leave"}))) == (0, 1, 1, 0)
    assert [name for name, *_rest in seats()] == ["Hồ Sỹ Dũng", "Nguyễn Thị Hoà"]
    assert binh.memberships.get().valid_to == DAY


def test_whoever_a_doubtful_row_may_mean_is_not_proposed_to_leave(take, hoa):
    report = take(
        HEAD + "Nguyễn Thị Hòa;20/07/1990;0912000123;Chuyên viên;Xã Kim Liên\n" + LAN.replace("Vạn An", "Kim Liên")
    )
    assert "absent" not in codes(report.warnings)


def test_a_merged_record_is_found_as_the_one_that_stays(take, hoa, places):
    Person.objects.filter(pk=hoa.pk).update(merged_into=make_person("Nguyễn Thị Hòa", phone="0912000123"))
    assert counts(take(HEAD + HOA)) == (0, 1, 0, 0)
    assert Person.objects.count() == 2


def test_an_erased_person_is_nobody(take, hoa):
    Person.objects.filter(pk=hoa.pk).update(erased_at=timezone.now())
    assert take(HEAD + HOA).created == 1


def test_rows_that_were_taken_in_keep_no_copy_of_the_file(take):
    take(HEAD + HOA)
    row = ImportRow.objects.get()
    assert row.cells == {}
    assert row.person.full_name == "Nguyễn Thị Hòa"


def test_a_seat_in_a_unit_that_ended_since_ends_with_it(take, places):
    make_unit("17999", "Xã Cũ", Level.COMMUNE, parent=places.province, until=date(2025, 7, 1))
    take(HEAD + HOA.replace("Xã Kim Liên", "Xã Cũ"), as_of=date(2024, 12, 31))
    assert Membership.objects.get().valid_to == date(2025, 7, 1)
