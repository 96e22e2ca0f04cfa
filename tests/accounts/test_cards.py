"""Sign-in cards: issued, used once, replaced, for one and for many; and the names that accounts get."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import is_password_usable
from django.utils import timezone

from accounts import errors
from accounts.calculations import card_code_from, free_name, name_stem, new_card_code
from accounts.models import Person, SignInCard, User
from accounts.selectors import Entry, accounts_of, cards_of, live_cards, people_matching, usable_card, with_entry
from accounts.services import (
    choose_password,
    create_person,
    issue_card,
    issue_cards,
    merge_people,
    open_account,
    use_card,
)
from core.models import LogEntry
from core.text.codes import ALPHABET
from tests.accounts.conftest import PASSWORD
from tests.factories.accounts import make_person, make_user

pytestmark = pytest.mark.django_db


def facts(name):
    return LogEntry.objects.filter(event=f"accounts.{name}")


def entries():
    return {person.full_name: person.entry for person in with_entry(people_matching(""))}


@pytest.mark.parametrize(
    ("name", "year", "stem"),
    [
        ("Nguyễn Thị Hòa", 1974, "hoa.nguyen.1974"),
        ("Nguyễn Thị Hoà", None, "hoa.nguyen"),
        ("ĐẶNG ĐỨC", None, "duc.dang"),
        ("H'Hen Niê", 1990, "nie.hhen.1990"),
        ("Y", 1980, "y.1980"),
        ("0912000123", None, "dong.chi"),
        ("王小明", 1999, "dong.chi.1999"),
        ("An " + "ơ" * 300, None, "o" * 60),
    ],
)
def test_a_sign_in_name_is_made_of_the_given_name_the_family_name_and_the_year(name, year, stem):
    assert name_stem(name, year) == stem


def test_namesakes_are_numbered():
    assert free_name("hoa", {"hoa", "hoa.2", "hoa.4"}) == "hoa.3"


def test_codes_have_eight_signs_that_nobody_confuses():
    codes = {new_card_code() for _time in range(300)}
    assert len(codes) == 300
    assert all(len(code) == 8 and set(code) <= set(ALPHABET) for code in codes)


@pytest.mark.parametrize("typed", ["7K3MQX9A", "7k3m-qx9a", " 7k3m qx9a ", "7K3M–QX9A"])
def test_a_code_may_be_typed_in_any_way(typed):
    assert card_code_from(typed) == "7K3MQX9A"


@pytest.mark.parametrize("typed", ["", "7K3M", "7K3MQX9AA", "7K3MQX9U", "ỆỆỆỆỆỆỆỆ", "7K3MQX9\x00"])
def test_what_can_be_no_code_is_none(typed):
    assert card_code_from(typed) is None


def test_an_account_is_opened_once_and_lets_nobody_in_yet():
    person = create_person(full_name="Nguyễn Thị Hòa", birth_year=1974, actor=None)
    user = open_account(person=person, actor=None)
    assert (user.username, user.person) == ("hoa.nguyen.1974", person)
    assert not user.has_usable_password()
    assert open_account(person=person, actor=None) == user
    assert facts("account_opened").count() == 1


def test_a_card_lets_its_holder_choose_a_password_once(hoa):
    code = issue_card(user=hoa, reason=" Lần  đầu ", actor=None)
    card = SignInCard.objects.get()
    assert (card.reason, (card.expires_at - timezone.now()).days) == ("Lần đầu", 59)
    assert use_card(code=f"{code[:4].lower()} {code[4:]}", password="mật khẩu mới") == hoa
    hoa.refresh_from_db()
    assert hoa.check_password("mật khẩu mới")
    with pytest.raises(errors.CardUsedError) as refusal:
        use_card(code=code, password="của kẻ khác")
    assert "báo ngay" in refusal.value.sentence
    hoa.refresh_from_db()
    assert hoa.check_password("mật khẩu mới")
    assert (facts("card_issued").count(), facts("card_used").count()) == (1, 1)


def test_only_a_keyed_hash_of_the_code_is_kept(hoa, settings):
    code = issue_card(user=hoa, reason="Quên mật khẩu", actor=None)
    kept = f"{SignInCard.objects.values()} {LogEntry.objects.values()}"
    assert code not in kept
    settings.SECRET_KEY = "another"
    with pytest.raises(errors.CardUnknownError):
        usable_card(code)


def test_a_new_card_ends_whatever_let_in_before(hoa, client):
    client.force_login(hoa)
    first = issue_card(user=hoa, reason="Quên mật khẩu", actor=None)
    assert client.get("/cua-toi/").status_code == 302
    hoa.refresh_from_db()
    assert not hoa.check_password(PASSWORD)
    second = issue_card(user=hoa, reason="Mất thẻ", actor=None)
    with pytest.raises(errors.CardRevokedError):
        use_card(code=first, password="mật khẩu mới")
    assert use_card(code=second, password="mật khẩu mới") == hoa


def test_a_password_chosen_otherwise_makes_the_card_worthless(hoa):
    code = issue_card(user=hoa, reason="Quên mật khẩu", actor=None)
    choose_password(user=hoa, password="mật khẩu mới", actor=hoa)
    with pytest.raises(errors.CardRevokedError):
        usable_card(code)
    assert facts("password_chosen").count() == 1


def test_a_card_holds_for_sixty_days(hoa):
    code = issue_card(user=hoa, reason="", actor=None)
    SignInCard.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(errors.CardExpiredError):
        use_card(code=code, password="mật khẩu mới")
    assert not live_cards().exists()


def test_a_closed_account_gets_no_card_and_its_card_is_as_unknown_as_any(hoa):
    code = issue_card(user=hoa, reason="", actor=None)
    User.objects.update(is_active=False)
    hoa.refresh_from_db()
    with pytest.raises(errors.CardUnknownError):
        use_card(code=code, password="mật khẩu mới")
    with pytest.raises(errors.AccountClosedError):
        issue_card(user=hoa, reason="", actor=None)


@pytest.mark.parametrize("code", ["", "00000000", "khong-co", "' OR 1=1"])
def test_unknown_codes_are_told_so(hoa, code):
    with pytest.raises(errors.CardUnknownError):
        usable_card(code)


def test_many_cards_open_the_missing_accounts_and_are_one_fact(hoa):
    people = [hoa.person, *(make_person("Lê Văn An") for _number in range(3))]
    cards = issue_cards(people=people, reason="Lớp tháng 11", actor=None)
    assert [card.user.username for card in cards] == ["hoa", "an.le", "an.le.2", "an.le.3"]
    assert [card.person for card in cards] == people
    assert len({card.code for card in cards}) == 4
    assert {use_card(code=card.code, password="mật khẩu mới") for card in cards} == {card.user for card in cards}
    fact = facts("cards_issued").get()
    assert (len(fact.payload["user_ids"]), fact.payload["opened"]) == (4, 3)
    assert not facts("account_opened").exists() or facts("account_opened").count() == 1


def test_many_cards_cost_the_same_for_any_number(django_assert_max_num_queries):
    people = [make_person() for _number in range(50)]
    with django_assert_max_num_queries(20):
        issue_cards(people=people, reason="", actor=None)


def test_nobody_gets_nothing():
    assert issue_cards(people=[], reason="", actor=None) == []
    assert not facts("cards_issued").exists()


def test_closed_accounts_are_left_out_of_many(hoa):
    User.objects.update(is_active=False)
    other = make_person("Lê Văn An")
    assert [card.person for card in issue_cards(people=[hoa.person, other], reason="", actor=None)] == [other]


def test_names_of_three_hundred_namesakes_are_all_different():
    people = Person.objects.bulk_create(make_person_like("Nguyễn Văn An", number) for number in range(300))
    cards = issue_cards(people=people, reason="", actor=None)
    assert len({card.user.username for card in cards}) == 300


def make_person_like(name, _number):
    person = Person(full_name=name)
    person.derive_keys()
    return person


def test_how_far_each_person_has_come(hoa):
    waiting, lapsed, closed = (make_person(name) for name in ("Chờ Thẻ", "Hết Hạn", "Đã Khóa"))
    make_person("Chưa Có")
    issue_cards(people=[waiting, lapsed], reason="", actor=None)
    SignInCard.objects.filter(user__person=lapsed).update(expires_at=timezone.now())
    make_user("khoa", closed, is_active=False)
    assert entries() == {
        "Nguyễn Thị Hòa": Entry.IN,
        "Chờ Thẻ": Entry.WAITING,
        "Hết Hạn": Entry.NEW,
        "Đã Khóa": Entry.CLOSED,
        "Chưa Có": Entry.NEW,
    }


def test_a_human_under_two_records_has_one_account(hoa):
    kept = create_person(full_name="Nguyễn Thị Hoà", actor=None)
    merge_people(kept=kept, merged=hoa.person, reason="trùng số điện thoại", actor=None)
    assert accounts_of([kept.pk]) == {kept.pk: hoa}
    assert open_account(person=kept, actor=None) == hoa
    (card,) = issue_cards(people=[kept], reason="", actor=None)
    assert card.user == hoa
    assert cards_of(kept).count() == 1
    assert entries() == {"Nguyễn Thị Hoà": Entry.WAITING}
    assert not is_password_usable(User.objects.get().password)
