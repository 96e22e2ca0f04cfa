"""The pages of the import: who may see them, what they show, what they change."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import Person
from organisation.models import Category, ImportState, Membership, PeopleImport, PersonalAccess, RowAction
from organisation.services.people_import import Upload, compare_people, keep_draft
from tests.factories.accounts import make_person
from tests.factories.organisation import make_seat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

HEAD = "Họ và tên;Số điện thoại;Chức vụ;Đơn vị\n"
HOA = "Nguyễn Thị Hòa;0912000123;Chuyên viên;Xã Kim Liên\n"
LOST = "Lê Thị Lan;0912000124;Chuyên viên;Xã Kim Lien\nHồ Văn Tú;0912000125;Chuyên viên;Xã Kim Lien\n"


def draft(text, unit, actor):
    reach = None
    upload = Upload(content=text.encode(), file_name="danh-sach.csv", as_of=date(2026, 11, 1), unit=unit, reach=reach)
    return keep_draft(draft=compare_people(upload=upload, actor=actor))


@pytest.fixture
def batch(places, data_manager):
    return draft(HEAD + HOA + LOST, places.province, data_manager)


def address(page, batch):
    return reverse(f"organisation:{page}", args=[batch.uid])


PAGES = ("import", "import_questions", "import_returned")
ACTS = ("import_approve", "import_cancel", "import_leaving")


def send(client, text, unit="Nghệ An", **fields):
    content = text if isinstance(text, bytes) else text.encode()
    form = {"file": SimpleUploadedFile("danh-sach.csv", content), "unit": unit, "as_of": "01/11/2026", **fields}
    return client.post(reverse("organisation:import_new"), form)


def test_only_keepers_of_the_register_come_in(client, hr_officer, learner, trainer):
    for address_ in (reverse("organisation:imports"), reverse("organisation:import_new")):
        assert client.get(address_).status_code == 302
        for user in (hr_officer, learner, trainer):
            client.force_login(user)
            assert client.get(address_).status_code == 403
        client.logout()


def test_for_the_stranger_the_import_does_not_exist(client, batch, stranger, commune_data_manager):
    for user in (stranger, commune_data_manager):
        client.force_login(user)
        assert {client.get(address(page, batch)).status_code for page in PAGES} == {404}
        assert {client.post(address(page, batch)).status_code for page in ACTS} == {404}
        assert batch.file_name not in client.get(reverse("organisation:imports")).content.decode()
    batch.refresh_from_db()
    assert batch.state == ImportState.REVIEW


def test_without_signing_in_nothing_is_shown(client, batch):
    assert {client.get(address(page, batch)).status_code for page in PAGES} == {302}
    assert {client.post(address(page, batch)).status_code for page in ACTS} == {302}


def test_a_list_goes_from_the_file_to_the_register(client, data_manager):
    client.force_login(data_manager)
    reply = send(client, HEAD + HOA)
    batch = PeopleImport.objects.get()
    assert reply.url == address("import", batch)
    assert not Person.objects.filter(phone="0912000123").exists()
    page = client.get(reply.url).content.decode()
    assert "Nguyễn Thị Hòa" in page
    assert "Thêm 1 người mới." in page
    client.post(address("import_approve", batch))
    assert Person.objects.filter(phone="0912000123").exists()
    assert "Đã nhập xong" in client.get(reply.url).content.decode()


def test_the_way_is_left_in_the_list_of_who_looked(client, data_manager, batch):
    client.force_login(data_manager)
    client.get(address("import", batch))
    assert b"".join(client.get(address("import_returned", batch)).streaming_content)
    looks = PersonalAccess.objects.filter(actor=data_manager, unit=batch.unit).values_list("people", "is_export")
    assert sorted(looks) == [(2, True), (3, False)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Tệp"),
        (b"MZ\x90\x00" * 50, "không phải bảng tính"),
        (b"<html><body>x</body></html>", "trang web"),
        (b"Ho ten\n", "dòng tiêu đề"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "Tệp"),
    ],
)
def test_what_is_no_list_is_refused_beside_the_file(client, data_manager, content, said):
    client.force_login(data_manager)
    reply = send(client, content)
    assert reply.status_code == 200
    assert reply.context["form"].errors["file"]
    assert said in str(reply.context["form"].errors["file"])
    assert not PeopleImport.objects.exists()


def test_a_day_to_come_and_a_unit_of_others_are_refused(client, commune_data_manager):
    client.force_login(commune_data_manager)
    reply = send(client, HEAD + HOA, unit="Xã Vạn An", as_of="01/01/2099")
    assert set(reply.context["form"].errors) == {"unit", "as_of"}


def test_a_commune_takes_in_its_own_people_only(client, commune_data_manager, places):
    client.force_login(commune_data_manager)
    send(client, HEAD + HOA + "Lê Thị Lan;0912000124;Chủ tịch;Xã Vạn An\n", unit="Xã Kim Liên")
    batch = PeopleImport.objects.get()
    assert [row.action for row in batch.rows.exclude(action=RowAction.LEAVE)] == [RowAction.CREATE, RowAction.REFUSED]
    assert "ngoài phạm vi" in client.get(address("import", batch)).content.decode()
    client.post(address("import_approve", batch))
    assert not Membership.objects.filter(unit=places.next_commune).exists()


def test_what_is_known_of_people_elsewhere_stays_there(client, commune_data_manager, places):
    secret = make_person("Nguyễn Thị Hòa", phone="0912000123", birth_year=1974)
    make_seat(secret, places.other_commune)
    client.force_login(commune_data_manager)
    send(
        client,
        HEAD.replace("Chức vụ", "Năm sinh;Chức vụ") + "Nguyễn Thị Hòa;0912000123;1990;Chuyên viên;Xã Kim Liên\n",
        "Xã Kim Liên",
    )
    page = client.get(address("import_questions", PeopleImport.objects.get())).content.decode()
    assert "ở đơn vị ngoài phạm vi" in page
    assert "1974" not in page
    assert "Cẩm Bình" not in page


def test_one_answer_serves_every_row_that_names_the_unit_alike(client, data_manager, batch, places):
    client.force_login(data_manager)
    page = client.get(address("import_questions", batch))
    (question,) = page.context["form"].questions
    assert question.rows == 2
    client.post(address("import_questions", batch), {question.name: "17971"})
    assert set(batch.rows.exclude(action=RowAction.LEAVE).values_list("action", flat=True)) == {RowAction.CREATE}
    assert "Không còn câu hỏi nào" in client.get(address("import_questions", batch)).content.decode()
    client.post(address("import_approve", batch))
    assert Membership.objects.filter(unit=places.commune, person__phone__startswith="09120001").count() == 3


def test_another_unit_may_be_named_but_not_one_of_others(client, data_manager, batch, places):
    client.force_login(data_manager)
    (question,) = client.get(address("import_questions", batch)).context["form"].questions
    other = f"{question.name}-khac"
    refused = client.post(address("import_questions", batch), {other: "Xã Cẩm Bình"})
    assert refused.context["form"].errors
    client.post(address("import_questions", batch), {other: "Vạn An"})
    assert {row.values["unit"] for row in batch.rows.filter(cells__isnull=False, number__gte=3)} == {
        places.next_commune.pk
    }


def test_an_answer_that_was_not_offered_is_refused(client, data_manager, batch):
    client.force_login(data_manager)
    (question,) = client.get(address("import_questions", batch)).context["form"].questions
    assert client.post(address("import_questions", batch), {question.name: "18685"}).context["form"].errors
    assert batch.rows.filter(action=RowAction.UNCLEAR).count() == 2


def test_two_rows_of_one_human_become_one_by_answer(client, data_manager, places):
    text = HEAD + HOA + "Nguyễn Thị Hòa;0987000123;Chuyên viên;Xã Kim Liên\n"
    batch = draft(
        text.replace("Chức vụ", "Ngày sinh;Chức vụ").replace("Chuyên viên", "19/06/1974;Chuyên viên"),
        places.province,
        data_manager,
    )
    client.force_login(data_manager)
    (question,) = client.get(address("import_questions", batch)).context["form"].questions
    assert question.like.row.number == 2
    client.post(address("import_questions", batch), {question.name: "same"})
    client.post(address("import_approve", batch))
    assert Person.objects.get(full_name="Nguyễn Thị Hòa").phone == "0912000123"


def test_only_the_ticked_leave_their_seats(client, data_manager, places):
    stays, goes = make_person("Trần Văn Bình"), make_person("Hồ Sỹ Dũng")
    for person in (stays, goes):
        make_seat(person, places.commune, category=Category.FULL_TIME)
    batch = draft(HEAD + HOA, places.province, data_manager)
    client.force_login(data_manager)
    rows = {row.person_id: row.pk for row in batch.rows.filter(action=RowAction.LEAVE)}
    assert "Trần Văn Bình" in client.get(address("import", batch) + "?viec=leave").content.decode()
    client.post(address("import_leaving", batch), {"dong": list(rows.values()), "thoi": [rows[goes.pk]]})
    client.post(address("import_approve", batch))
    assert goes.memberships.get().valid_to == date(2026, 11, 1)
    assert stays.memberships.get().valid_to is None
    assert not batch.rows.filter(person=stays).exists()


def test_rows_left_out_come_back_with_the_reason_and_nothing_that_computes(client, data_manager, places):
    text = HEAD + HOA + '"=HYPERLINK(""http://x"")";0912000777;@SUM(1+1);Xã Không Có\n'
    batch = draft(text, places.province, data_manager)
    client.force_login(data_manager)
    client.post(address("import_approve", batch))
    reply = client.get(address("import_returned", batch))
    content = b"".join(reply.streaming_content)
    sheet = load_workbook(BytesIO(content)).active
    headings, row = list(sheet.iter_rows())
    assert [cell.value for cell in headings] == [
        "Trang",
        "Dòng",
        "Họ và tên",
        "Số điện thoại",
        "Chức vụ",
        "Đơn vị",
        "Lý do chưa nhập",
    ]
    assert row[1].value == 3
    assert row[5].value == "Xã Không Có"
    assert "Không tìm thấy đơn vị" in row[6].value
    assert {cell.data_type for cell in row} <= {"s", "n"}
    assert len(list(sheet.iter_rows())) == 2


def test_legacy_text_is_shown_before_and_after_and_waits_for_a_yes(client, data_manager, places):
    path = Path(__file__).resolve().parents[2] / "corpus" / "people" / "p10-tcvn3-vntime.xls"
    client.force_login(data_manager)
    form = {"file": SimpleUploadedFile(path.name, path.read_bytes()), "unit": "Nghệ An", "as_of": "01/11/2026"}
    reply = client.post(reverse("organisation:import_new"), form)
    page = client.get(reply.url).content.decode()
    assert "LÇu Thuú Hång" in page
    assert "Lầu Thuỳ Hồng" in page
    batch = PeopleImport.objects.get()
    assert 'name="dong-y" value="legacy_encoding"' in page or "Không có dòng nào cần nhập" in page
    client.post(address("import_approve", batch))
    batch.refresh_from_db()
    assert batch.state == ImportState.REVIEW


def test_what_a_list_says_is_text_on_the_page(client, data_manager, places):
    batch = draft(
        HEAD + "<script>alert(1)</script> Hòa;0912000123;<b>Chủ tịch</b>;Xã Kim Liên\n", places.province, data_manager
    )
    client.force_login(data_manager)
    page = client.get(address("import", batch)).content.decode()
    assert "<script>alert" not in page
    assert "<b>Chủ tịch" not in page


@pytest.mark.parametrize("page", ["imports", "import", "import_questions"])
def test_a_page_asks_the_database_the_same_for_one_row_and_for_three(
    client, data_manager, places, page, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(data_manager)

    def look(text):
        PeopleImport.objects.all().delete()
        batch = draft(text, places.province, data_manager)
        where = reverse("organisation:imports") if page == "imports" else address(page, batch)
        client.get(where)
        with django_assert_max_num_queries(40) as asked:
            client.get(where)
        return len(asked)

    one = look(HEAD + HOA + "Lê Thị Lan;0912000124;Chủ tịch;Xã Không Có\n")
    assert (
        look(
            HEAD
            + HOA
            + HOA.replace("Hòa", "Tú").replace("123", "999")
            + "".join(
                f"Lê Thị {name};09120001{number};Chủ tịch;Xã Không Có {name}\n"
                for number, name in enumerate(("Lan", "Mai", "Cúc"), 30)
            )
        )
        == one
    )
