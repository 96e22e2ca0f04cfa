"""The pages of certificates: the holder's own, the officers', and nobody else's."""

import io

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from certificates.models import Certificate, Status
from certificates.services import keep_rendition, revoke_certificate
from tests.factories.accounts import make_user
from tests.factories.certificates import content_of, make_certificate

pytestmark = pytest.mark.django_db

OWN_PAGES = ("certificate", "pdf", "picture")


@pytest.fixture
def certificate(learner):
    return make_certificate(learner.person)


def address(name, certificate):
    return reverse(f"certificates:{name}", args=[certificate.uid])


def test_my_certificates_are_listed_the_newest_first(client, learner, classmate):
    old, new = make_certificate(learner.person), make_certificate(learner.person)
    make_certificate(classmate.person)
    revoke_certificate(certificate=old, reason="Cấp nhầm", actor=None)
    client.force_login(learner)
    page = client.get("/giay-chung-nhan/").content.decode()
    assert page.index(new.number) < page.index(old.number)
    assert page.count('class="li"') == 2
    assert "đã thu hồi" in page


def test_without_a_certificate_the_page_says_how_to_earn_one(client, learner):
    client.force_login(learner)
    page = client.get("/giay-chung-nhan/").content.decode()
    assert "Chưa có giấy chứng nhận nào" in page
    assert reverse("courses:catalogue") in page


def test_an_account_without_a_person_is_told_so(client, db):
    client.force_login(make_user())
    assert client.get("/giay-chung-nhan/").status_code == 403


def test_my_list_costs_the_same_for_any_number(client, learner):
    client.force_login(learner)
    client.get("/giay-chung-nhan/")  # the first page notes that the session is in use
    costs = []
    for more in (1, 2):
        for _certificate in range(more):
            make_certificate(learner.person)
        with CaptureQueriesContext(connection) as queries:
            client.get("/giay-chung-nhan/")
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_the_holder_sees_the_certificate_as_on_paper(client, learner, certificate):
    client.force_login(learner)
    page = client.get(address("certificate", certificate)).content.decode()
    for words in (
        "GIẤY CHỨNG NHẬN",
        "Nguyễn Thị Hòa",
        f"Số: {certificate.number}",
        certificate.grouped_code,
        "không thay thế văn bằng, chứng chỉ của Nhà nước",
        "Tải bản in (PDF",
        "Ảnh để gửi Zalo",
    ):
        assert words in page
    assert "Thu hồi" not in page


@pytest.mark.parametrize("name", OWN_PAGES)
@pytest.mark.parametrize("viewer", ["hr_officer", "commune_hr_officer", "administrator"])
def test_officers_of_the_holders_unit_may_see_it(client, request, certificate, name, viewer):
    client.force_login(request.getfixturevalue(viewer))
    answer = client.get(address(name, certificate))
    assert answer.content
    assert answer.status_code == 200


@pytest.mark.parametrize("name", OWN_PAGES)
@pytest.mark.parametrize("viewer", ["classmate", "stranger", "trainer", "editor"])
def test_for_others_there_is_no_such_certificate(client, request, certificate, name, viewer):
    client.force_login(request.getfixturevalue(viewer))
    assert client.get(address(name, certificate)).status_code == 404


@pytest.mark.parametrize("name", [*OWN_PAGES, "revoke", "replace"])
def test_a_guest_is_asked_to_sign_in(client, certificate, name):
    answer = client.post(address(name, certificate))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/dang-nhap/")


def test_the_pdf_is_downloaded_under_its_number_or_shown(client, learner, certificate):
    client.force_login(learner)
    answer = client.get(address("pdf", certificate))
    content = answer.content
    assert answer["Content-Type"] == "application/pdf"
    assert "attachment" in answer["Content-Disposition"]
    assert f"giay-chung-nhan-{certificate.number.replace('/', '-')}.pdf" in answer["Content-Disposition"]
    assert "private" in answer["Cache-Control"]
    assert content == content_of(keep_rendition(certificate=certificate))
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 1
    shown = client.get(address("pdf", certificate) + "?xem")
    assert shown.content == content
    assert shown["Content-Disposition"].startswith("inline")


def test_only_officers_of_the_issuer_may_end_a_certificate(client, certificate, learner, commune_hr_officer, stranger):
    for user, status in ((learner, 403), (commune_hr_officer, 403), (stranger, 404)):
        client.force_login(user)
        for name in ("revoke", "replace"):
            assert client.post(address(name, certificate), {"reason": "x"}).status_code == status
    assert Certificate.objects.get().status == Status.VALID


def test_the_provinces_officer_revokes_with_a_reason(client, certificate, hr_officer, learner):
    client.force_login(hr_officer)
    page = address("certificate", certificate)
    assert "Thu hồi hoặc cấp lại" in client.get(page).content.decode()
    refused = client.post(
        address("revoke", certificate), {"reason": " "}, headers={"referer": f"http://testserver{page}"}
    )
    assert refused.status_code == 302
    assert "Chưa ghi lý do" in client.get(page).content.decode()
    answer = client.post(address("revoke", certificate), {"reason": "Thi hộ"}, follow=True)
    assert "Đã thu hồi giấy chứng nhận số" in answer.content.decode()
    assert Certificate.objects.get().ended_by == hr_officer
    client.force_login(learner)
    shown = client.get(page).content.decode()
    assert "đã bị thu hồi" in shown
    assert "Lý do: Thi hộ" in shown
    assert "Ảnh để gửi Zalo" not in shown


def test_the_provinces_officer_issues_it_anew(client, certificate, hr_officer):
    client.force_login(hr_officer)
    answer = client.post(address("replace", certificate), {"reason": "Sai tên"}, follow=True)
    anew = Certificate.objects.get(status=Status.VALID)
    assert answer.redirect_chain[-1][0] == address("certificate", anew)
    assert "được thay bằng giấy mới" in client.get(address("certificate", certificate)).content.decode()


def test_a_certificate_is_not_ended_by_following_a_link(client, certificate, hr_officer):
    client.force_login(hr_officer)
    assert client.get(address("revoke", certificate)).status_code == 405


def test_home_and_my_page_show_the_certificate(client, learner, certificate):
    client.force_login(learner)
    for page in ("/hoc-tap/", "/cua-toi/"):
        assert reverse("certificates:mine") in client.get(page).content.decode()
    assert certificate.facts.course in client.get("/hoc-tap/").content.decode()
