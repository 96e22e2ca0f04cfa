"""The board and the cards: who sees which, with whose names."""

import pytest

from organisation.models import Category
from tests.factories.accounts import make_person
from tests.factories.courses import make_course
from tests.factories.emulation import finish, make_table
from tests.factories.organisation import make_exemption, make_seat, make_unit

pytestmark = pytest.mark.django_db

BOARD = "/thi-dua/"
CARD = "/thi-dua/don-vi/17971/"
OTHER_CARD = "/thi-dua/don-vi/17950/"


@pytest.fixture
def course(places):
    """A table over the province; in Kim Liên one of two invented cadres has finished, another is exempt."""
    course = make_course(lessons=1)
    make_table(places.province, mandatory=[course], team=[course])
    done, _missing, away = people = [make_person(name) for name in ("Hồ Thị Xong", "Hồ Thị Chưa", "Hồ Thị Nghỉ")]
    for person in people:
        make_seat(person, places.commune)
    finish(done, course)
    make_exemption(away)
    return course


def get(client, user, address):
    if user:
        client.force_login(user)
    return client.get(address)


def test_the_appraiser_sees_every_unit_with_counts_beside_percentages(client, appraiser, course):
    page = get(client, appraiser, BOARD).content.decode()
    assert page.index("Xã Kim Liên") < page.index("Xã Vạn An")
    assert "Xã Cẩm Bình" not in page
    assert "1/2, 50%" in page
    assert "4,00" in page
    assert "không có ai phải học" in page
    assert "Số liệu minh họa." in page


def test_the_board_is_searched_without_marks(client, appraiser, course):
    page = get(client, appraiser, f"{BOARD}?tim=van+an").content.decode()
    assert "Xã Vạn An" in page
    assert "Xã Kim Liên" not in page
    assert "Không có đơn vị nào khớp" in get(client, appraiser, f"{BOARD}?tim=xyz").content.decode()


def test_the_board_is_for_appraisers(client, course, learner, hr_officer, trainer):
    assert get(client, None, BOARD).headers["Location"].startswith("/dang-nhap/")
    for user in (learner, hr_officer, trainer):
        assert get(client, user, BOARD).status_code == 403


def test_an_appraiser_of_a_province_without_a_table_is_told_so(client, course, stranger):
    answer = get(client, stranger, BOARD)
    assert answer.status_code == 404
    assert "Chưa có bảng điểm nào được mở" in answer.content.decode()
    assert "Kim Liên" not in answer.content.decode()


def test_the_card_opens_to_arithmetic_and_names(client, appraiser, course):
    page = get(client, appraiser, CARD).content.decode()
    for text in ("1 hoàn thành", "2 cán bộ", "8 điểm", "<b>4 điểm</b>", "Hồ Thị Xong", "Hồ Thị Chưa", "Hồ Thị Nghỉ"):
        assert text.replace(" ", "\u00a0") in page or text in page
    assert "1 người được miễn" in page
    assert "Số liệu minh họa." in page


@pytest.mark.parametrize("role", ["hr_officer", "commune_hr_officer"])
def test_hr_officers_see_the_names_of_their_people(client, course, request, role):
    page = get(client, request.getfixturevalue(role), CARD).content.decode()
    assert "Hồ Thị Xong" in page.replace("\u00a0", " ")


def test_a_cadre_sees_their_own_communes_card_without_names(client, course, learner):
    answer = get(client, learner, CARD)
    page = answer.content.decode().replace("\u00a0", " ")
    assert answer.status_code == 200
    assert "1 hoàn thành" in page
    assert "3 cán bộ" in page
    assert "Đồng chí chưa được tính là hoàn thành" in page
    for name in ("Hồ Thị Xong", "Hồ Thị Chưa", "Hồ Thị Nghỉ"):
        assert name not in page
    assert BOARD not in [link for link in page.split('"') if link == BOARD]


def test_the_card_changes_when_the_cadre_finishes(client, course, learner):
    before = get(client, learner, CARD).content.decode().replace("\u00a0", " ")
    finish(learner.person, course)
    after = get(client, learner, CARD).content.decode().replace("\u00a0", " ")
    assert "<b>2,67 điểm</b>" in before
    assert "<b>5,33 điểm</b>" in after
    assert "Đồng chí đã được tính là hoàn thành" in after


def test_what_one_may_not_see_does_not_exist(client, course, learner, commune_hr_officer, stranger, trainer):
    assert get(client, None, CARD).status_code == 302
    for user in (learner, commune_hr_officer, stranger, trainer):
        assert get(client, user, OTHER_CARD).status_code == 404
    assert get(client, stranger, CARD).status_code == 404
    assert get(client, trainer, CARD).status_code == 404


@pytest.mark.parametrize("code", ["99999", "40", "VN"])
def test_there_are_cards_of_communes_only(client, appraiser, course, code):
    assert get(client, appraiser, f"/thi-dua/don-vi/{code}/").status_code == 404


def test_the_way_to_ones_own_card(client, course, classmate, appraiser):
    assert get(client, classmate, "/thi-dua/don-vi-toi/").headers["Location"] == CARD
    assert get(client, appraiser, "/thi-dua/don-vi-toi/").status_code == 404


def test_ones_own_page_leads_there(client, course, learner):
    assert "/thi-dua/don-vi-toi/" in get(client, learner, "/cua-toi/").content.decode()


def test_the_area_is_offered_to_appraisers_alone(client, course, appraiser, learner):
    assert "Chấm điểm" in get(client, appraiser, BOARD).content.decode()
    assert "Chấm điểm" not in get(client, learner, CARD).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_page_costs_the_same_for_few_units_as_for_many(
    client, appraiser, places, course, count, django_assert_num_queries
):
    for n in range(count - 1):
        make_unit(f"17{n}", f"Xã Thêm {n}", parent=places.province)
    client.force_login(appraiser)
    client.get(BOARD)
    with django_assert_num_queries(13):
        client.get(BOARD)


@pytest.mark.parametrize("count", [1, 3])
def test_the_card_page_costs_the_same_for_few_people_as_for_many(
    client, appraiser, places, course, count, django_assert_num_queries
):
    for _n in range(count):
        make_seat(make_person(), places.commune, position="team_member", category=Category.TEAM_MEMBER)
    client.force_login(appraiser)
    client.get(CARD)
    with django_assert_num_queries(17):
        client.get(CARD)
