"""The pages of reorganisations: drafted step by step or from a file, seen, carried out, followed up, undone."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from organisation.models import Level, Membership, Reorganisation, ReorganisationState
from organisation.selectors import unit_by_code, version_of, versions_at
from tests.factories.accounts import make_person
from tests.factories.organisation import make_seat, make_unit

pytestmark = pytest.mark.django_db

LIST = "/to-chuc/sap-xep/"
DAY = date(2026, 7, 1)


def text_of(answer):
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


@pytest.fixture
def desk(client, data_manager):
    """The data manager of the province at work."""
    client.force_login(data_manager)
    return client


@pytest.fixture
def draft(desk):
    """An empty draft of theirs; its address."""
    answer = desk.post(f"{LIST}lap/", {"on": "01/07/2026", "decision": "12/NQ", "title": ""})
    assert answer.status_code == 302
    return answer["Location"]


def add(desk, draft, step, **fields):
    return desk.post(f"{draft}them/?viec={step}", fields)


def merge(desk, draft):
    return add(desk, draft, "nhap", units="17971\nvạn an", new_name="Xã Nam Đàn", code="18000", parent="")


def split(desk, draft):
    parts = {"code_1": "18001", "name_1": "Xã Sen Đông", "code_2": "18002", "name_2": "Xã Sen Tây"}
    return add(desk, draft, "tach", unit="17971", **parts)


def carried_out(desk, draft):
    answer = desk.post(f"{draft}thuc-hien/")
    assert answer.status_code == 302
    return text_of(desk.get(draft))


ADDRESSES = ["", "lap/", "nap-tep/"]


@pytest.mark.parametrize("page", ADDRESSES)
def test_whoever_is_not_signed_in_is_asked_to(client, places, page):
    assert client.get(f"{LIST}{page}").status_code == 302


def test_officers_read_and_keepers_draft(client, hr_officer, learner, stranger, places):
    client.force_login(learner)
    assert [client.get(f"{LIST}{page}").status_code for page in ADDRESSES] == [403, 403, 403]
    client.force_login(hr_officer)
    assert [client.get(f"{LIST}{page}").status_code for page in ADDRESSES] == [200, 403, 403]
    assert "Lập đợt mới" not in text_of(client.get(LIST))
    client.force_login(stranger)
    assert "Lập đợt mới" in text_of(client.get(LIST))


@pytest.mark.parametrize("page", ["", "them/?viec=nhap", "bot/", "bo/", "thuc-hien/", "hoan-tac/", "xep-cho/1/"])
def test_a_draft_of_another_province_does_not_exist(desk, draft, client, stranger, page):
    merge(desk, draft)
    client.force_login(stranger)
    assert client.get(f"{draft}{page}").status_code in {404, 405}
    assert client.post(f"{draft}{page}").status_code in {404, 405}
    assert Reorganisation.objects.get().state == ReorganisationState.DRAFT


def test_a_merger_is_drafted_seen_and_carried_out(desk, draft, places):
    make_seat(make_person("Võ Văn Hai"), places.commune)
    assert merge(desk, draft).status_code == 302
    seen = text_of(desk.get(draft))
    assert "Từ: Xã Kim Liên, Xã Vạn An" in seen
    assert "Nhập vào đơn vị khác" in seen
    assert "của 1 người" in seen
    assert version_of(places.commune, DAY).name == "Xã Kim Liên"
    done = carried_out(desk, draft)
    assert "đã thực hiện" in done
    heir = unit_by_code("18000", as_of=DAY)
    assert Membership.objects.at(DAY).filter(unit=heir).count() == 1
    assert "Không còn ai trong phạm vi của đồng chí chờ xếp chỗ" in done
    assert "12/NQ" in text_of(desk.get(LIST))


def test_a_split_leaves_people_waiting_and_they_are_placed(desk, draft, places):
    make_seat(make_person("Võ Văn Hai"), places.commune)
    two = make_seat(make_person("Võ Thị Ba"), places.commune)
    area = make_unit("17971-01", "Xóm Sen 1", Level.RESIDENTIAL_AREA, places.commune)
    make_seat(make_person("Hồ Thị Xóm"), area, position="front_work_head")
    assert split(desk, draft).status_code == 302
    assert "của 3 người" in text_of(desk.get(draft))
    done = carried_out(desk, draft)
    assert "Chờ xếp chỗ" in done
    place = f"{draft}xep-cho/{places.commune.pk}/"
    assert place in done
    form = text_of(desk.get(place))
    for said in ("Võ Văn Hai", "Xóm Sen 1", "Xã Sen Đông", "Tất cả những người còn lại"):
        assert said in form
    east, west = (unit_by_code(code, as_of=DAY) for code in ("18001", "18002"))
    answer = desk.post(place, {"all": east.pk, f"seat_{two.pk}": west.pk, f"area_{area.pk}": west.pk})
    assert answer.status_code == 302
    assert Membership.objects.at(DAY).filter(unit=east).count() == 1
    assert Membership.objects.at(DAY).get(unit=west).person.full_name == "Võ Thị Ba"
    assert version_of(area, DAY).parent == west
    assert desk.get(place).status_code == 404
    assert "Không còn ai" in text_of(desk.get(draft))


def test_people_go_only_to_heirs(desk, draft, places):
    make_seat(make_person("Võ Văn Hai"), places.commune)
    split(desk, draft)
    carried_out(desk, draft)
    place = f"{draft}xep-cho/{places.commune.pk}/"
    answer = desk.post(place, {"all": places.next_commune.pk})
    assert answer.status_code == 200
    assert not Membership.objects.exclude(continues=None).exists()


def test_the_people_of_a_dissolved_unit_go_where_is_written(desk, draft, places):
    make_seat(make_person("Võ Văn Hai"), places.commune)
    assert add(desk, draft, "giai-the", units="kim liên").status_code == 302
    assert "Giải thể, không có đơn vị kế tục" in text_of(desk.get(draft))
    carried_out(desk, draft)
    place = f"{draft}xep-cho/{places.commune.pk}/"
    assert "Không có đơn vị nào" in text_of(desk.post(place, {"all": "Cẩm Bình"}))
    assert desk.post(place, {"all": "Vạn An"}).status_code == 302
    assert Membership.objects.at(DAY).filter(unit=places.next_commune).count() == 1


def test_part_of_a_unit_joins_a_merger(desk, draft, places):
    make_unit("17960", "Xã Nam Giang", Level.COMMUNE, places.province)
    merge(desk, draft)
    parts = {"unit": "Nam Giang", "code_1": "18005", "name_1": "Xã Nam Giang Mới", "code_2": "18000"}
    assert add(desk, draft, "tach", **parts).status_code == 302
    page = text_of(desk.get(draft))
    assert "Xã Nam Giang (một phần)" in page
    carried_out(desk, draft)
    heirs = unit_by_code("17960", as_of=date(2026, 6, 30)).succeeded_by.order_by("-is_main")
    assert [edge.is_main for edge in heirs] == [True, False]


def test_renaming_and_establishing(desk, draft, places):
    assert add(desk, draft, "doi-ten", unit="17971", new_name="Xã Làng Sen", code="", parent="").status_code == 302
    new = {"new_name": "Xã Hồ Mới", "code": "18009", "parent": "Tỉnh Nghệ An (40)"}
    assert add(desk, draft, "thanh-lap", **new).status_code == 302
    carried_out(desk, draft)
    assert version_of(places.commune, DAY).name == "Xã Làng Sen"
    assert versions_at(DAY).get(code="18009").level == Level.COMMUNE


def test_a_step_is_taken_back_and_a_draft_thrown_away(desk, draft, places):
    merge(desk, draft)
    add(desk, draft, "giai-the", units="kim liên")
    assert "18000" in text_of(desk.get(draft))
    desk.post(f"{draft}bot/", {"code": "18000"})
    desk.post(f"{draft}bot/", {"unit": places.commune.pk})
    assert "Chưa có việc nào" in text_of(desk.get(draft))
    assert desk.post(f"{draft}bo/").status_code == 302
    assert not Reorganisation.objects.exists()


def test_what_stands_against_a_draft_is_said_and_stops_it(desk, draft, places):
    add(desk, draft, "doi-ten", unit="17971", new_name="Xã Làng Sen", code="17950", parent="")
    page = text_of(desk.get(draft))
    assert "1 chỗ cần sửa" in page
    assert "Thực hiện đợt sắp xếp" not in page
    desk.post(f"{draft}thuc-hien/", headers={"referer": "http://testserver/to-chuc/sap-xep/"})
    assert Reorganisation.objects.get().state == ReorganisationState.DRAFT


@pytest.mark.parametrize(
    ("step", "fields", "said"),
    [
        ("nhap", {"units": "17971\nCẩm Bình", "new_name": "Xã", "code": "1"}, "Cẩm Bình: Không có đơn vị nào"),
        ("nhap", {"units": "", "new_name": "Xã", "code": "1"}, "error"),
        ("nhap", {"units": "xã", "new_name": "Xã", "code": "1"}, "Có nhiều đơn vị khớp"),
        ("nhap", {"units": "17971", "new_name": "Xã", "code": "a b"}, "Mã chỉ gồm chữ không dấu"),
        ("doi-ten", {"unit": "40", "new_name": "Tỉnh Khác"}, "chỉ sắp xếp được các đơn vị dưới đơn vị mình"),
        ("giai-the", {"units": "40"}, "chỉ sắp xếp được các đơn vị dưới đơn vị mình"),
        ("tach", {"unit": "17971", "code_1": "1", "code_2": "2", "name_2": "Xã"}, "Đồng chí ghi tên của đơn vị mới"),
    ],
)
def test_a_step_that_is_refused_adds_nothing(desk, draft, step, fields, said):
    answer = add(desk, draft, step, **fields)
    assert answer.status_code == 200
    assert said in text_of(answer)
    order = Reorganisation.objects.get().order
    assert (order["successors"], order["moves"], order["dissolved"]) == ([], [], [])


def test_an_unknown_step_is_not_found(desk, draft):
    assert desk.get(f"{draft}them/?viec=ban").status_code == 404
    assert desk.get(f"{draft}them/").status_code == 404
    assert desk.get(f"{draft}hoan-tac/").status_code == 404
    assert desk.get(f"{draft}thuc-hien/").status_code == 405


def test_a_commune_keeper_sees_what_touched_them_and_changes_nothing(desk, draft, commune_data_manager, client):
    split(desk, draft)
    carried_out(desk, draft)
    client.force_login(commune_data_manager)
    page = text_of(client.get(draft))
    assert "Xã Kim Liên" not in page or "đã thực hiện" in page
    assert "Hoàn tác đợt sắp xếp" not in page
    assert client.post(f"{draft}hoan-tac/").status_code == 403


def test_undoing_brings_everything_back_or_says_what_hinders(desk, draft, places):
    make_seat(make_person("Võ Văn Hai"), places.commune)
    merge(desk, draft)
    carried_out(desk, draft)
    heir = unit_by_code("18000", as_of=DAY)
    late = make_seat(make_person("Người Mới"), heir, since=DAY)
    back = {"referer": f"http://testserver{draft}hoan-tac/"}
    answer = desk.post(f"{draft}hoan-tac/", headers=back, follow=True)
    assert "Không hoàn tác được vì" in text_of(answer)
    late.delete()
    assert desk.post(f"{draft}hoan-tac/").status_code == 302
    assert version_of(places.commune, DAY).name == "Xã Kim Liên"
    page = text_of(desk.get(draft))
    assert "đã hoàn tác" in page
    assert "Thực hiện đợt sắp xếp" in page
    assert "Bỏ dự thảo" not in page


CSV = """old_ward_code,old_ward,new_ward_code,new_ward,new_province,is_main_successor
17971,Xã Kim Liên,18000,Xã Nam Đàn,Tỉnh Nghệ An,1
17950,Xã Vạn An,18000,Xã Nam Đàn,Tỉnh Nghệ An,0
"""


def upload(client, content):
    file = SimpleUploadedFile("sap-xep.csv", content.encode())
    return client.post(f"{LIST}nap-tep/", {"file": file, "on": "01/07/2026", "decision": "12/NQ"})


def test_a_file_becomes_a_draft_that_is_seen_first(client, administrator, places):
    client.force_login(administrator)
    answer = upload(client, CSV)
    assert answer.status_code == 302
    page = text_of(client.get(answer["Location"]))
    assert "Nhập vào đơn vị khác" in page
    assert "Thêm vào đợt" not in page
    carried_out(client, answer["Location"])
    assert unit_by_code("18000", as_of=DAY)


def test_a_file_that_is_none_is_told(client, administrator, places):
    client.force_login(administrator)
    assert "chỗ cần sửa" in text_of(upload(client, "không phải bảng"))
    assert not Reorganisation.objects.exists()


def test_a_file_of_another_province_is_not_ones_own(client, stranger, places):
    client.force_login(stranger)
    answer = upload(client, CSV)
    assert answer.status_code == 200
    assert "ngoài phạm vi" in text_of(answer)
    assert not Reorganisation.objects.exists()


def test_the_list_costs_the_same_however_long(desk, draft, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(30) as seen:
            desk.get(LIST)
        return len(seen)

    queries()
    one = queries()
    for day in ("02", "03"):
        desk.post(f"{LIST}lap/", {"on": f"{day}/07/2026", "decision": "13/NQ"})
    assert queries() == one
