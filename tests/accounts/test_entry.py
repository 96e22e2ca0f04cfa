"""The ways in beside the password: a scanned card, a typed code, a letter; and the choice of a password."""

import unicodedata
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.errors import CardUnknownError, TooManyTriesError
from accounts.http import remember_card
from accounts.models import Person, SignInCard, User
from accounts.services import issue_card, issue_cards, send_letter
from core.models import LogEntry
from tests.accounts.conftest import PASSWORD
from tests.factories.accounts import make_person, make_user

pytestmark = pytest.mark.django_db
TYPED = "/dang-nhap/the/"
CHOOSE = "/dang-nhap/mat-khau/"
ASK = "/dang-nhap/quen-mat-khau/"
CHANGE = "/tai-khoan/mat-khau/"
NEW = "sông Lam 2026"


@pytest.fixture
def code(hoa):
    """The code of Hòa's card."""
    return issue_card(user=hoa, reason="Lần đầu", actor=None)


def is_in(client):
    return client.get("/cua-toi/").status_code == 200


def choose(client, password=NEW, again=None, **more):
    return client.post(CHOOSE, {"password": password, "again": again or password, **more})


def link_in(letter):
    address = next(line for line in letter.body.splitlines() if "/dang-nhap/thu/" in line)
    return address[address.index("/dang-nhap/") :]


def test_a_scanned_card_shows_its_holder_and_lets_them_choose(client, hoa, code):
    scanned = client.get(f"/the/{code}/")
    assert scanned["Location"] == CHOOSE
    page = client.get(CHOOSE)
    assert "Thị Hòa" in page.content.decode()
    assert code not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert choose(client).status_code == 302
    assert is_in(client)
    hoa.refresh_from_db()
    assert hoa.check_password(NEW)


def test_the_short_address_of_the_card_leads_to_where_a_code_is_typed(client):
    assert client.get("/the/")["Location"] == TYPED


@pytest.mark.parametrize("spelling", [str.lower, lambda code: f" {code[:4]}-{code[4:]} ", " ".join])
def test_a_code_may_be_typed_in_any_way(client, code, spelling):
    assert client.post(TYPED, {"code": spelling(code)})["Location"] == CHOOSE
    choose(client)
    assert is_in(client)


def test_looking_spends_nothing(client, code):
    for _time in range(3):
        Client().get(f"/the/{code}/", follow=True)
    assert SignInCard.objects.get().used_at is None
    client.get(f"/the/{code}/")
    choose(client)
    assert SignInCard.objects.get().used_at


def test_a_spent_card_says_so_and_whom_to_tell(client, code):
    client.get(f"/the/{code}/")
    choose(client)
    again = Client().get(f"/the/{code}/")
    assert again.status_code == 410
    assert "báo ngay" in again.content.decode()
    assert Client().post(TYPED, {"code": code}).status_code == 410


def test_two_people_with_one_card_only_the_first_gets_in(client, hoa, code):
    second = Client()
    for browser in (client, second):
        browser.get(f"/the/{code}/")
    choose(client)
    answer = choose(second, "mật khẩu của kẻ khác")
    assert answer.status_code == 410
    assert not is_in(second)
    hoa.refresh_from_db()
    assert hoa.check_password(NEW)


def test_an_old_card_names_its_day(client, code):
    SignInCard.objects.update(expires_at=timezone.now() - timedelta(days=1))
    text = client.get(f"/the/{code}/").content.decode()
    assert "hết hạn ngày" in text


@pytest.mark.parametrize("wrong", ["AAAA-AAAA", "khong-co", "'", "🙂"])
def test_wrong_codes_are_told_kindly(client, code, wrong):
    assert client.post(TYPED, {"code": wrong}).status_code == 404
    assert client.get(f"/the/{wrong}/").status_code == 404
    assert client.post(TYPED, {"code": ""}).status_code == 200


def test_nobody_chooses_without_a_card(client, hoa):
    assert client.get(CHOOSE).status_code == 404
    assert choose(client).status_code == 404
    assert not is_in(client)


def tried(rf, typed, address):
    request = rf.get("/the/", REMOTE_ADDR=address)
    request.session = {}
    remember_card(request, typed)
    return request.session


def test_guessing_codes_ends_for_the_address_and_not_for_its_neighbours(client, rf, code):
    for number in range(300):
        with pytest.raises(CardUnknownError):
            tried(rf, f"{number:08d}", "198.51.100.9")
    guesser = Client(REMOTE_ADDR="198.51.100.9")
    assert guesser.get("/the/00000301/").status_code == 429
    assert guesser.get(f"/the/{code}/").status_code == 429
    assert guesser.post(TYPED, {"code": code}).status_code == 429
    assert client.get(f"/the/{code}/").status_code == 302


def test_guessing_from_everywhere_at_once_ends_too(rf):
    for number in range(1000):
        with pytest.raises(CardUnknownError):
            tried(rf, f"{number:08d}", f"198.51.{number // 250}.{number % 250}")
    with pytest.raises(TooManyTriesError):
        tried(rf, "00001000", "203.0.113.7")


def test_a_hall_of_200_cards_behind_one_address_gets_in_though_each_mistypes_once(rf):
    people = [make_person() for _number in range(200)]
    for card in issue_cards(people=people, reason="", actor=None):
        with pytest.raises(CardUnknownError):
            tried(rf, "00000000", "203.0.113.7")
        assert tried(rf, card.code, "203.0.113.7")


@pytest.mark.parametrize(
    ("password", "again", "told"),
    [
        ("", "", "Đồng chí nhập mật khẩu mới."),
        ("ngắn", "ngắn", "ít nhất 8 ký tự"),
        ("12345678", "12345678", "dễ đoán"),
        ("0912000123", "0912000123", "không được trùng"),
        ("sông Lam 2026", "sông Lam 2027", "chưa giống nhau"),
    ],
)
def test_a_bad_choice_is_explained_and_spends_nothing(client, code, password, again, told):
    client.get(f"/the/{code}/")
    page = client.post(CHOOSE, {"password": password, "again": again})
    assert page.status_code == 422
    assert told in page.content.decode()
    assert SignInCard.objects.get().used_at is None


def test_a_name_is_no_password(client):
    user = make_user("hoa.nguyen.1974", make_person())
    client.get(f"/the/{issue_card(user=user, reason='', actor=None)}/")
    assert choose(client, " HOA.nguyen.1974 ").status_code == 422


def test_marks_apart_or_composed_are_the_same_password(client, hoa, code):
    client.get(f"/the/{code}/")
    choose(client, unicodedata.normalize("NFD", NEW), NEW)
    hoa.refresh_from_db()
    assert hoa.check_password(NEW)


def test_whoever_was_signed_in_on_the_phone_is_not_any_more(client, learner, hoa, code):
    client.force_login(learner)
    client.get(f"/the/{code}/")
    choose(client)
    assert client.session["_auth_user_id"] == str(hoa.pk)


def test_a_letter_goes_to_every_address_of_the_account_and_its_link_works_once(client, hoa):
    Person.objects.update(email="hoa@example.vn")
    hoa.email = "hoa.nguyen@example.vn"
    hoa.save()
    assert client.post(ASK, {"email": "HOA@example.vn"}).status_code == 200
    assert {address for letter in mail.outbox for address in letter.to} == {"hoa@example.vn", "hoa.nguyen@example.vn"}
    letter = mail.outbox[0]
    assert letter.subject == "Học Mặt trận: đặt mật khẩu mới"
    assert "“hoa”" in letter.body
    assert client.get(link_in(letter))["Location"] == CHOOSE
    choose(client)
    assert is_in(client)
    spent = Client().get(link_in(letter))
    assert spent.status_code == 410
    assert ASK in spent.content.decode()


def test_the_answer_is_the_same_for_unknown_addresses(client, hoa):
    Person.objects.update(email="hoa@example.vn")
    known, unknown = (
        client.post(ASK, {"email": address}).content.decode().replace(address, "…")
        for address in ("hoa@example.vn", "khong-co@example.vn")
    )
    strip = lambda page: [line for line in page.splitlines() if "csrf" not in line]  # noqa: E731
    assert strip(known) == strip(unknown)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("address", ["", "khong-phai", "a@b", "a@b.vn\nBcc: c@d.vn"])
def test_what_is_no_address_is_told_so(client, address):
    page = client.post(ASK, {"email": address, "x": "1"})
    assert page.status_code == 422
    assert not mail.outbox


def test_closed_accounts_get_no_letter(client, hoa):
    Person.objects.update(email="hoa@example.vn")
    User.objects.update(is_active=False)
    client.post(ASK, {"email": "hoa@example.vn"})
    assert not mail.outbox


def test_one_address_is_not_flooded(client, hoa):
    answers = [client.post(ASK, {"email": "hoa@example.vn"}).status_code for _time in range(4)]
    assert answers == [200, 200, 200, 429]


@pytest.mark.parametrize(
    "link", ["/dang-nhap/thu/MQ/abc-def/", "/dang-nhap/thu/%F0%9F%99%82/x/", "/dang-nhap/thu/!!!/-/"]
)
def test_forged_links_open_nothing(client, hoa, link):
    assert client.get(link).status_code == 410
    assert client.get(CHOOSE).status_code == 404


def test_a_letter_ends_with_the_next_sign_in(client, hoa):
    hoa.person.email = "hoa@example.vn"
    send_letter(user=hoa)
    client.post("/dang-nhap/", {"login": "hoa", "password": PASSWORD})
    assert Client().get(link_in(mail.outbox[0])).status_code == 410
    assert LogEntry.objects.filter(event="accounts.letter_sent").count() == 1


def test_letters_are_offered_only_where_they_can_be_sent(client, settings):
    assert ASK in client.get("/dang-nhap/").content.decode()
    settings.OFFERS_LETTERS = False
    assert ASK not in client.get("/dang-nhap/").content.decode()
    assert client.get(ASK).status_code == 404


def test_changing_the_password_keeps_this_phone_and_ends_the_others(client, hoa):
    other = Client()
    for browser in (client, other):
        browser.post("/dang-nhap/", {"login": "hoa", "password": PASSWORD})
    answer = client.post(CHANGE, {"old": PASSWORD, "password": NEW, "again": NEW})
    assert answer["Location"] == "/cua-toi/"
    assert client.get("/cua-toi/").status_code == 200
    assert other.get("/cua-toi/").status_code == 302


def test_changing_takes_the_old_password_and_few_tries(client, hoa):
    client.force_login(hoa)
    answers = [client.post(CHANGE, {"old": "sai", "password": NEW, "again": NEW}).status_code for _time in range(6)]
    assert answers == [422] * 5 + [429]
    hoa.refresh_from_db()
    assert hoa.check_password(PASSWORD)


def test_guests_change_nothing(client):
    assert client.get(CHANGE)["Location"] == f"/dang-nhap/?next={CHANGE}"


@pytest.mark.parametrize("address", [TYPED, ASK])
def test_the_pages_have_an_english_address(client, address):
    assert client.get(f"/en{address}").status_code == 200


def test_a_card_does_not_pass_the_second_factor_by(client, hoa, code):
    Authenticator.objects.create(user=hoa, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    client.get(f"/the/{code}/")
    assert choose(client)["Location"] == "/dang-nhap/hai-lop/"
    assert not is_in(client)
