"""The sign-in page: who gets in, how, and who is told what."""

import unicodedata

import pytest
from django.conf import settings
from django.contrib.auth.hashers import get_hashers, make_password
from django.test import Client, override_settings

from accounts.services import create_user
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db
PAGE = "/dang-nhap/"


def sign_in(client, login="hoa", password=PASSWORD, **more):
    return client.post(PAGE, {"login": login, "password": password, **more})


def is_in(client):
    return "_auth_user_id" in client.session


def test_the_page_is_open_and_asks_for_two_things(client):
    page = client.get(PAGE)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Đăng nhập" in text
    assert 'autocomplete="username"' in text
    assert 'autocomplete="current-password"' in text
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("login", ["hoa", "  Hoa ", "HOA", "0912 000 123", "+84912000123"])
def test_name_in_any_capitals_or_telephone(client, hoa, login):
    assert sign_in(client, login).status_code == 302
    assert is_in(client)


def test_a_password_may_arrive_with_its_marks_apart(client, hoa):
    sign_in(client, password=unicodedata.normalize("NFD", PASSWORD))
    assert is_in(client)


@pytest.mark.parametrize("password", [PASSWORD + " ", PASSWORD.upper(), "sai"])
def test_a_wrong_password_says_so_in_vietnamese_and_keeps_the_name(client, hoa, password):
    page = sign_in(client, password=password)
    assert page.status_code == 422
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page.content.decode()
    assert 'value="hoa"' in page.content.decode()
    assert password not in page.content.decode()
    assert not is_in(client)


def test_an_unknown_name_is_told_the_same(client, hoa):
    wrong = sign_in(client, password="sai").context["form"].non_field_errors()
    assert sign_in(client, "khong-co", "sai").context["form"].non_field_errors() == wrong


def test_empty_fields_are_named(client):
    text = sign_in(client, "", "").content.decode()
    assert "Đồng chí nhập tên đăng nhập hoặc số điện thoại." in text
    assert "Đồng chí nhập mật khẩu." in text


def test_a_closed_account_is_told_only_who_knows_the_password(client, hoa):
    hoa.is_active = False
    hoa.save()
    assert "Tài khoản này đã khóa." in sign_in(client).content.decode()
    assert "Tài khoản này đã khóa." not in sign_in(client, password="sai").content.decode()
    assert not is_in(client)


def test_an_account_without_a_password_lets_nobody_in(client, db):
    create_user(username="may", person=None, actor=None)
    for password in ("", "!", "None"):
        assert sign_in(client, "may", password).status_code == 422


@pytest.mark.parametrize("wanted", ["/khoa-hoc/", "/quan-tri/", "/bao-cao/?trang=2"])
def test_one_goes_on_to_where_one_wanted(client, hoa, wanted):
    assert client.get(PAGE, {"next": wanted}).context["next"] == wanted
    assert sign_in(client, next=wanted)["Location"] == wanted


@pytest.mark.parametrize(
    "trap",
    [
        "https://example.com/",
        "//example.com/",
        "http://localhost/",
        "javascript:alert(1)",
        "/\\example.com",
        "https:example.com",
    ],
)
def test_but_never_to_another_site(client, hoa, trap):
    assert not client.get(PAGE, {"next": trap}).context["next"]
    assert sign_in(client, next=trap)["Location"] == "/hoc-tap/"


def test_whoever_is_in_already_is_led_on(client, hoa):
    client.force_login(hoa)
    assert client.get(PAGE)["Location"] == "/hoc-tap/"
    assert client.get(PAGE, {"next": "/khoa-hoc/"})["Location"] == "/khoa-hoc/"


def test_an_account_without_a_role_lands_on_its_own_page(client, db):
    client.force_login(create_user(username="ky-thuat", person=None, actor=None))
    assert client.get(PAGE)["Location"] == "/cua-toi/"


def test_a_learner_lands_on_their_learning_in_their_language(client, learner):
    client.force_login(learner)
    assert client.get(PAGE)["Location"] == "/hoc-tap/"
    assert client.get("/en/dang-nhap/")["Location"] == "/en/hoc-tap/"


def test_pages_for_members_lead_here_and_back(client, hoa):
    assert client.get("/cua-toi/")["Location"] == "/dang-nhap/?next=/cua-toi/"


def test_the_english_page_is_the_same_address_under_en(client):
    page = client.get("/en/dang-nhap/")
    assert page.status_code == 200
    assert '<html lang="en"' in page.content.decode()


def test_ten_wrong_tries_close_an_account_for_five_minutes_on_every_address(client, hoa):
    for _try in range(10):
        sign_in(client, password="sai")
    page = sign_in(Client(REMOTE_ADDR="10.0.0.2"))
    assert page.status_code == 429
    assert "Đã thử sai quá nhiều lần." in page.content.decode()


def test_other_ways_of_writing_the_name_give_no_more_tries(client, hoa):
    for spelling in ["0912000123", "0912 000 123", "0912.000.123", "+84912000123", "84912000123"] * 2:
        sign_in(client, spelling, "sai")
    assert sign_in(client, "(0912) 000-123").status_code == 429


def test_a_locked_account_leaves_its_neighbours_alone(client, hoa):
    create_user(username="nam", person=None, password=PASSWORD, actor=None)
    for _try in range(11):
        sign_in(client, password="sai")
    assert sign_in(client, "nam").status_code == 302


def test_right_passwords_use_up_no_tries(hoa):
    for _try in range(12):
        assert sign_in(Client()).status_code == 302


def test_a_hall_of_200_behind_one_address_gets_in(db):
    people = [
        create_user(username=f"hoc-vien-{n}", person=None, password="mattran-2026", actor=None) for n in range(200)
    ]
    for user in people:
        guest = Client(REMOTE_ADDR="203.0.113.7")
        sign_in(guest, user.username, "gõ nhầm")
        assert sign_in(guest, user.username, "mattran-2026").status_code == 302


def test_guessing_many_names_from_one_address_ends(db):
    guesses = [sign_in(Client(REMOTE_ADDR="198.51.100.9"), f"ten-{n}", "123456").status_code for n in range(305)]
    assert guesses[:300] == [422] * 300
    assert guesses[300:] == [429] * 5


def test_the_product_hashes_at_the_advised_cost():
    product = ["accounts.adapters.PasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=product):
        assert get_hashers()[0].algorithm == "argon2"
        assert make_password("x").startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert settings.AUTHENTICATION_BACKENDS == ["accounts.adapters.account.AccountBackend"]


def test_signing_in_costs_few_queries(client, hoa, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        sign_in(client)
