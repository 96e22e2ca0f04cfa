"""Records found to be one human's: suggested, compared, merged, taken apart again."""

import pytest
from django.urls import reverse

from accounts.models import PersonMerge
from accounts.services import merge_people
from tests.factories.accounts import make_person
from tests.factories.courses import make_course, make_enrolment, study
from tests.factories.organisation import make_seat

pytestmark = pytest.mark.django_db

LIST = "/to-chuc/nguoi/"


def address(name, person, *rest):
    return reverse(f"organisation:{name}", args=[person.uid, *rest])


@pytest.fixture
def hoa(places):
    """Hồ Thị Hòa, a specialist of Kim Liên."""
    person = make_person("Hồ Thị Hòa", birth_year=1974, phone="0912000123")
    make_seat(person, places.commune)
    return person


@pytest.fixture
def keeper(client, data_manager):
    """The browser of the province's keeper."""
    client.force_login(data_manager)
    return client


def names(page):
    return [line.person.full_name for line in page.context["asked"].lines]


@pytest.fixture
def twin(places):
    person = make_person("Hồ Thị Hoà", birth_year=1974, phone="0912000123")
    make_seat(person, places.next_commune)
    return person


def test_likely_twins_are_told_with_the_reason(keeper, hoa, twin):
    other = make_person("Hồ Thị Hòa", birth_year=1980, phone="0912000123")
    page = keeper.get(LIST + "trung/")
    assert [(pair.first, pair.second) for pair, *_posts in page.context["lines"]] == [(hoa, twin)]
    assert "ùng họ tên và số điện thoại" in page.text
    assert address("merge", hoa, twin.uid) in keeper.get(address("person", hoa)).text
    assert other not in [pair.second for pair, *_posts in page.context["lines"]]


def test_records_are_compared_merged_shown_as_one_and_taken_apart(keeper, hoa, twin, data_manager):
    study(make_enrolment(twin, make_course(title="An toàn thông tin")))
    found = keeper.get(address("merge_with", hoa), {"tim": "ho thi hoa"})
    assert address("merge", hoa, twin.uid) in found.text
    page = keeper.get(address("merge", hoa, twin.uid))
    assert page.text.count("0912 000 123") == 2
    assert "An toàn thông tin" in page.text
    answer = keeper.post(address("merge", hoa, twin.uid), {"kept": str(hoa.uid), "reason": "Trùng số điện thoại"})
    assert answer["Location"] == address("person", hoa)
    merge = PersonMerge.objects.get()
    assert (merge.kept, merge.merged, merge.merged_by) == (hoa, twin, data_manager)
    assert keeper.get(address("person", twin)).context["person"] == hoa
    one = keeper.get(address("person", hoa)).text
    for words in ("Xã Kim Liên", "Xã Vạn An", "An toàn thông tin", "Trùng số điện thoại", "ghi ở hồ sơ đã gộp"):
        assert words in one
    assert names(keeper.get(LIST, {"tim": "ho thi hoa"})) == ["Hồ Thị Hòa"]
    keeper.post(address("merge_undo", hoa, merge.pk))
    assert "An toàn thông tin" not in keeper.get(address("person", hoa)).text
    assert "An toàn thông tin" in keeper.get(address("person", twin)).text
    assert keeper.post(address("merge_undo", hoa, merge.pk)).status_code == 404


def test_a_merge_asks_for_its_reason(keeper, hoa, twin):
    page = keeper.post(address("merge", hoa, twin.uid), {"kept": str(twin.uid), "reason": ""})
    assert page.status_code == 200
    assert keeper.post(address("merge", hoa, twin.uid), {"kept": "nobody", "reason": "x"}).status_code == 200
    assert not PersonMerge.objects.exists()
    assert keeper.get(address("merge", hoa, hoa.uid)).status_code == 404


def test_officers_and_strangers_take_nothing_apart(client, hr_officer, stranger, hoa, twin):
    held = merge_people(kept=hoa, merged=twin, reason="Trùng", actor=None)
    for user, status in ((hr_officer, 403), (stranger, 404)):
        client.force_login(user)
        assert client.post(address("merge_undo", hoa, held.pk)).status_code == status
        assert client.get(address("person", twin)).status_code == (200 if user == hr_officer else 404)
    held.refresh_from_db()
    assert held.undone_at is None
