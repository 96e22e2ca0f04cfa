"""The pages of units: the tree of any day, one unit's history, changes seen before they are made."""

import re
from datetime import date

import pytest
from django.urls import reverse

from organisation.calculations import Move, ReorganisationOrder, Successor
from organisation.models import Body, Level, PersonalAccess, UnitVersion
from organisation.selectors import unit_by_code, version_of
from organisation.services import change_unit, end_unit, reorganise_units
from tests.factories.accounts import make_person
from tests.factories.organisation import make_seat, make_unit, make_units

pytestmark = pytest.mark.django_db

TREE = "/to-chuc/"
KIM_LIEN = "/to-chuc/don-vi/17971/"


def get(client, user, address, **query):
    client.force_login(user)
    return client.get(address, query)


def text_of(answer):
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


@pytest.fixture
def renamed(places):
    """Vạn An was called Nam Đàn until the end of June 2022."""
    UnitVersion.objects.filter(unit=places.next_commune).update(name="Thị trấn Nam Đàn", search_key="thi tran nam dan")
    change_unit(unit=places.next_commune, on=date(2022, 7, 1), name="Xã Vạn An", actor=None)
    return places.next_commune


def test_whoever_is_not_signed_in_is_asked_to(client, places):
    assert client.get(TREE).status_code == 302
    assert client.get(KIM_LIEN).status_code == 302


@pytest.mark.parametrize("address", [TREE, KIM_LIEN, "/to-chuc/tim-don-vi/"])
def test_learners_do_not_read_the_register(client, learner, address):
    assert get(client, learner, address).status_code == 403


def test_the_tree_begins_at_ones_own_unit_and_opens_on_the_way(client, data_manager, places):
    make_unit("17971-01", "Xóm Sen 1", Level.RESIDENTIAL_AREA, places.commune)
    page = text_of(get(client, data_manager, TREE))
    assert "Tỉnh Nghệ An" in page
    assert "Xã Kim Liên" in page
    assert "Xóm Sen 1" not in page
    assert "Việt Nam" not in page
    assert "Hà Tĩnh" not in page
    assert "Xóm Sen 1" in text_of(get(client, data_manager, TREE, mo="17971"))


def test_a_unit_of_elsewhere_opens_nothing(client, stranger, places):
    page = text_of(get(client, stranger, TREE, mo="17971"))
    assert "Kim Liên" not in page
    assert "Xã Cẩm Bình" in page
    assert get(client, stranger, KIM_LIEN).status_code == 404


def test_the_administrator_sees_the_country(client, administrator, places):
    page = text_of(get(client, administrator, TREE, mo="40"))
    for name in ("Việt Nam", "Tỉnh Nghệ An", "Xã Kim Liên", "Tỉnh Hà Tĩnh"):
        assert name in page
    assert "Xã Cẩm Bình" not in page


def test_people_are_counted_once_however_many_seats_they_hold(client, data_manager, places):
    human = make_person("Võ Văn Hai")
    make_seat(human, places.commune)
    make_seat(human, places.commune, position="front_vice_chair", is_primary=False)
    make_seat(make_person("Võ Văn Hai", merged_into=human), places.commune)
    page = text_of(get(client, data_manager, TREE))
    assert '<span class="ti">Xã Kim Liên</span><span class="me">1 người' in page


def test_the_tree_of_another_day_shows_the_names_of_that_day(client, data_manager, renamed):
    assert "Thị trấn Nam Đàn" not in text_of(get(client, data_manager, TREE))
    before = text_of(get(client, data_manager, TREE, ngay="30/06/2022"))
    assert "Thị trấn Nam Đàn" in before
    assert "Xã Vạn An" not in before
    assert 'href="/to-chuc/don-vi/17950/?ngay=30/06/2022"' in before


def test_the_slider_wins_over_the_day_only_when_it_was_moved(client, data_manager, renamed):
    page = text_of(get(client, data_manager, TREE))
    assert 'label="01/07/2022"' in page
    assert "Lần thay đổi gần nhất: 01/07/2022. 1 đơn vị đổi tên, mã hoặc cấp trên." in page
    moved = get(client, data_manager, TREE, ngay="23/11/2026", tu="2", moc="0")
    assert "Thị trấn Nam Đàn" in text_of(moved)
    resting = get(client, data_manager, TREE, ngay="30/06/2022", tu="2", moc="2")
    assert "Thị trấn Nam Đàn" in text_of(resting)
    assert get(client, data_manager, TREE, moc="99").status_code == 200


def test_a_day_that_is_none_is_told_kindly(client, data_manager):
    answer = get(client, data_manager, TREE, ngay="31/02/2025")
    assert answer.status_code == 400
    assert "Không đọc được ngày “31/02/2025”" in text_of(answer)


def test_a_day_before_all_units_says_what_to_do(client, data_manager):
    assert "Ngày này chưa có đơn vị nào" in text_of(get(client, data_manager, TREE, ngay="01/01/1990"))


def test_the_search_needs_no_marks_and_finds_former_names(client, data_manager, renamed):
    assert "Tìm thấy 1 đơn vị" in text_of(get(client, data_manager, TREE, tim="kim lien"))
    page = text_of(get(client, data_manager, TREE, tim="nam dan"))
    assert "Thị trấn Nam Đàn" in page
    assert "01/01/2020 đến 30/06/2022" in page
    assert "Xã Kim Liên" in text_of(get(client, data_manager, TREE, tim="17971"))
    assert "Không có đơn vị nào khớp" in text_of(get(client, data_manager, TREE, tim="cam binh"))


def test_suggestions_stay_within_ones_units(client, commune_data_manager, places):
    answer = get(client, commune_data_manager, "/to-chuc/tim-don-vi/", tim="xa")
    assert answer.json() == {"units": ["Xã Kim Liên (17971)"]}


def test_a_unit_page_tells_history_and_who_serves(client, data_manager, places, learner, renamed):
    page = text_of(get(client, data_manager, KIM_LIEN))
    assert "Nguyễn Thị Hòa" in page
    assert "Chuyên viên, cán bộ chuyên trách, từ 01/01/2020" in page
    links = [link for link in re.findall(r'href="(/to-chuc/[^"]+)"', page) if "don-vi=" in link]
    assert len(links) == 2
    assert [client.get(link.replace("&amp;", "&")).status_code for link in links] == [200, 200]
    history = text_of(get(client, data_manager, "/to-chuc/don-vi/17950/"))
    assert "01/01/2020 đến 30/06/2022" in history
    assert "Từ 01/07/2022" in history


def test_a_look_at_the_people_of_a_unit_is_noted(client, data_manager, places, learner):
    get(client, data_manager, KIM_LIEN)
    look = PersonalAccess.objects.get(unit=places.commune)
    assert look.actor == data_manager
    assert look.people == 1


def test_a_merged_unit_leads_to_its_heir_and_back(client, data_manager, places):
    order = ReorganisationOrder(
        on=date(2025, 7, 1),
        decision="Nghị quyết 1678",
        successors=[Successor(code="18000", name="Xã Nam Đàn", level=Level.COMMUNE, parent=places.province.pk)],
        moves=[
            Move(predecessor=places.commune.pk, successor="18000"),
            Move(predecessor=places.next_commune.pk, successor="18000", is_main=False),
        ],
    )
    reorganise_units(order=order, actor=None)
    heir = text_of(get(client, data_manager, "/to-chuc/don-vi/18000/"))
    assert "Hợp nhất từ" in heir
    assert 'href="/to-chuc/don-vi/17971/?ngay=30/06/2025"' in heir
    assert "Theo Nghị quyết 1678" in heir
    gone = text_of(get(client, data_manager, KIM_LIEN))
    assert "Trang này cho thấy đơn vị như vào ngày 30/06/2025" in gone
    assert "Nhập vào" in gone
    assert "Xã Nam Đàn" in gone
    assert "Kết thúc đơn vị" not in gone


def test_the_tree_costs_the_same_however_many_units(client, data_manager, places, django_assert_max_num_queries):
    def queries():
        client.force_login(data_manager)
        with django_assert_max_num_queries(40) as seen:
            client.get(TREE)
        return len(seen)

    queries()
    one = queries()
    make_units(*[(f"180{n:02}", f"Xã Mới {n}", Level.COMMUNE, places.province) for n in range(5)])
    assert queries() == one


# --- changes ----------------------------------------------------------------------------------------------------------


def post(client, user, page, **fields):
    client.force_login(user)
    return client.post(reverse(f"organisation:{page}", args=["17971"]), {"on": "01/01/2027", **fields})


def test_a_change_is_shown_before_it_is_made(client, data_manager, places):
    fields = {"name": "Xã Làng Sen", "code": "17971", "parent": "Tỉnh Nghệ An (40)"}
    seen = text_of(post(client, data_manager, "unit_change", **fields))
    assert "Điều sẽ xảy ra" in seen
    assert "Xã Làng Sen" in seen
    assert version_of(places.commune, date(2027, 1, 1)).name == "Xã Kim Liên"
    done = post(client, data_manager, "unit_change", ghi="1", **fields)
    assert done.status_code == 302
    assert version_of(places.commune, date(2027, 1, 1)).name == "Xã Làng Sen"
    assert version_of(places.commune, date(2026, 12, 31)).name == "Xã Kim Liên"
    assert client.get(done["Location"]).status_code == 200


def test_what_could_not_be_done_is_said_at_once(client, data_manager, places):
    fields = {"name": "Xã Kim Liên", "code": "17950", "parent": "40"}
    page = text_of(post(client, data_manager, "unit_change", **fields))
    assert "Mã 17950 đã có đơn vị khác dùng" in page
    same = text_of(post(client, data_manager, "unit_change", name="Xã Kim Liên", code="17971", parent="40"))
    assert "chưa sửa gì" in same
    below = text_of(post(client, data_manager, "unit_change", name="Xã Kim Liên", code="17971", parent="17971"))
    assert "Không thể đặt một đơn vị dưới chính nó" in below


def test_nobody_moves_a_unit_to_where_they_may_not_keep(client, data_manager, places):
    fields = {"name": "Xã Kim Liên", "code": "17971", "parent": "Tỉnh Hà Tĩnh (42)"}
    assert "trong phạm vi của đồng chí" in text_of(post(client, data_manager, "unit_change", ghi="1", **fields))
    assert version_of(places.commune, date(2027, 1, 1)).parent == places.province


@pytest.mark.parametrize("page", ["unit_change", "unit_establish", "unit_end"])
def test_only_keepers_change_units(client, hr_officer, stranger, places, page):
    assert post(client, hr_officer, page).status_code == 403
    assert post(client, stranger, page).status_code == 404


def test_nobody_renames_their_own_topmost_unit_but_may_add_below_it(client, commune_data_manager, places):
    assert post(client, commune_data_manager, "unit_change").status_code == 403
    assert post(client, commune_data_manager, "unit_end").status_code == 403
    page = text_of(get(client, commune_data_manager, KIM_LIEN))
    assert "/to-chuc/don-vi/17971/lap/" in page
    assert "/to-chuc/don-vi/17971/sua/" not in page
    fields = {"name": "Xóm Sen 9", "code": "17971-09", "level": "residential_area", "ghi": "1"}
    answer = post(client, commune_data_manager, "unit_establish", **fields)
    assert answer.status_code == 302
    assert unit_by_code("17971-09", as_of=date(2027, 1, 1))
    assert client.get(answer["Location"]).status_code == 200


def test_a_level_that_does_not_lie_below_is_refused(client, commune_data_manager, places):
    fields = {"name": "Tỉnh Sen", "code": "99", "level": "province", "ghi": "1"}
    assert post(client, commune_data_manager, "unit_establish", **fields).status_code == 200
    assert not UnitVersion.objects.filter(code="99").exists()


def test_a_unit_ends_only_without_units_below(client, data_manager, places):
    area = make_unit("17971-01", "Xóm Sen 1", Level.RESIDENTIAL_AREA, places.commune)
    assert "còn 1 đơn vị trực thuộc" in text_of(post(client, data_manager, "unit_end", ghi="1"))
    end_unit(unit=area, on=date(2026, 12, 1), actor=None)
    assert "không còn hoạt động" in text_of(post(client, data_manager, "unit_end"))
    assert post(client, data_manager, "unit_end", ghi="1").status_code == 302
    assert not places.commune.versions.filter(valid_to=None).exists()


def test_one_goes_back_from_the_preview_with_what_one_wrote(client, data_manager, places):
    page = text_of(post(client, data_manager, "unit_change", name="Xã Làng Sen", code="17971", parent="40", sua="1"))
    assert 'value="Xã Làng Sen"' in page
    assert "Điều sẽ xảy ra" not in page


def test_areas_and_communes_may_share_a_code(client, data_manager, places):
    make_unit("17950", "Xóm Trùng Mã", Level.RESIDENTIAL_AREA, places.commune)
    assert "Xã Vạn An" in text_of(get(client, data_manager, "/to-chuc/don-vi/17950/"))
    page = text_of(get(client, data_manager, KIM_LIEN))
    assert "/to-chuc/don-vi/17950/?cap=residential_area" in page
    area = get(client, data_manager, "/to-chuc/don-vi/17950/", cap="residential_area")
    assert "Xóm Trùng Mã" in text_of(area)
    assert get(client, data_manager, "/to-chuc/don-vi/17950/", cap="lạ").status_code == 404


def test_a_team_is_taken_over_with_its_source(client, commune_data_manager, places):
    said = {"name": "Tổ công nghệ số xóm Sen 1", "kind": "digital_team", "source": "UBND xã", "as_of": "30/06/2026"}
    assert "Ghi tổ" in text_of(post(client, commune_data_manager, "unit_team", **said))
    answer = post(client, commune_data_manager, "unit_team", ghi="1", **said)
    assert answer.status_code == 302
    page = text_of(client.get(answer["Location"]))
    assert "Số liệu của UBND xã, đến ngày 30/06/2026" in page


def test_a_province_has_no_teams(client, administrator, places):
    client.force_login(administrator)
    address = reverse("organisation:unit_team", args=["40"])
    said = {"on": "01/01/2027", "name": "Tổ", "kind": "digital_team", "source": "", "as_of": "", "ghi": "1"}
    assert client.post(address, said).status_code == 200
    assert "Ghi tổ trực thuộc" not in text_of(client.get("/to-chuc/don-vi/40/"))


def test_a_term_begins(client, data_manager, places):
    body = Body.objects.filter(level__in=("", "commune")).first() or Body.objects.create(code="b", name="Ủy ban")
    said = {"body": body.pk, "name": "Nhiệm kỳ 2024–2029", "congress": "12", "on": "01/07/2025"}
    assert post(client, data_manager, "unit_term", ghi="1", **said).status_code == 302
    page = text_of(get(client, data_manager, KIM_LIEN))
    assert "Nhiệm kỳ 2024–2029" in page
    assert "từ 01/07/2025" in page


@pytest.mark.parametrize("page", ["unit_team", "unit_term"])
def test_only_keepers_add_teams_and_terms(client, hr_officer, stranger, places, page):
    assert post(client, hr_officer, page).status_code == 403
    assert post(client, stranger, page).status_code == 404
