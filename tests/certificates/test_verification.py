"""The page on which anyone checks a certificate: what stands on the paper, and nothing more."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation

from certificates.http import WRONG_CODES
from certificates.services import replace_certificate, revoke_certificate
from tests.factories.certificates import make_certificate

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(learner):
    return make_certificate(learner.person)


def check(client, code):
    return client.get(f"/xac-thuc/{code}/")


def test_anyone_may_check_a_certificate(client, certificate, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        answer = check(client, certificate.grouped_code)
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "Giấy chứng nhận có thật và còn hiệu lực",
        "Nguyễn Thị Hòa",
        "Xã Kim Liên, tỉnh Nghệ An",
        certificate.facts.course,
        certificate.number,
    ):
        assert words in page
    assert answer["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page


def test_the_check_tells_nothing_more_than_the_paper(client, learner):
    learner.person.phone, learner.person.birth_year = "0912000123", 1971
    learner.person.save()
    enrolment_certificate = make_certificate(learner.person)
    page = check(client, enrolment_certificate.code).content.decode()
    assert not [
        secret for secret in ("0912", "1971", "hocvien", "/100 điểm", str(enrolment_certificate.uid)) if secret in page
    ]


def test_a_revoked_certificate_says_when_but_not_why(client, certificate):
    revoke_certificate(certificate=certificate, reason="Bí mật nội bộ", actor=None)
    answer = check(client, certificate.code.lower())
    assert answer.status_code == 200
    assert "đã bị thu hồi ngày" in answer.content.decode()
    assert "Bí mật nội bộ" not in answer.content.decode()
    assert "còn hiệu lực" not in answer.content.decode()


def test_a_replaced_certificate_does_not_lead_to_the_new_one(client, certificate):
    anew = replace_certificate(certificate=certificate, reason="Sai tên", actor=None)
    answer = check(client, certificate.grouped_code)
    assert answer.status_code == 200
    assert "đã được thay bằng giấy mới ngày" in answer.content.decode()
    assert anew.number not in answer.content.decode()


@pytest.mark.parametrize("code", ["0000-0000-0000-0000", "abc", "0001", "<script>alert(1)</script>", "%00", "Đ" * 300])
def test_an_unknown_code_is_404_with_a_sentence(client, certificate, code):
    answer = check(client, code)
    assert answer.status_code == 404
    assert "<script>alert" not in answer.content.decode()
    if "/" not in code:
        assert "Không có giấy chứng nhận nào mang mã này" in answer.content.decode()


def test_the_form_takes_a_code_however_it_is_typed(client, certificate):
    messy = certificate.grouped_code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    answer = client.get("/xac-thuc/", {"ma": f" {messy} "})
    assert answer.status_code == 302
    assert answer["Location"] == f"/xac-thuc/{certificate.grouped_code}/"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Chưa nhập mã"),
        ("7K3M-QX9A", "Mã cần đủ 16 chữ và số"),
        ("0123/2026/GCN-MTTQ-BTT", "Đây là số của giấy"),
        ("x" * 100, "60"),
    ],
)
def test_the_form_says_what_is_wrong_with_a_code(client, db, typed, said):
    answer = client.get("/xac-thuc/", {"ma": typed})
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert "đồng chí" not in answer.content.decode().lower().split("<main")[1]


def test_trying_codes_is_stopped_after_a_while(client, certificate):
    cache.clear()
    for number in range(WRONG_CODES):
        assert check(client, f"0000-0000-0000-{number:04}").status_code == 404
    stopped = check(client, certificate.code)
    assert stopped.status_code == 429
    assert "Chờ 10 phút" in stopped.content.decode()
    elsewhere = client.get(f"/xac-thuc/{certificate.code}/", REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 200
    cache.clear()


def test_checking_right_codes_is_never_stopped(client, certificate):
    assert {check(client, certificate.code).status_code for _time in range(WRONG_CODES + 2)} == {200}


def test_the_check_has_one_address_in_every_language(client, certificate):
    with translation.override("en"):
        assert reverse("verification:certificate", args=["X"]) == "/xac-thuc/X/"
        assert client.get("/en/xac-thuc/").status_code == 404
