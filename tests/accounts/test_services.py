"""Recording people, opening accounts, access tokens."""

import unicodedata
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts import errors
from accounts.models import ApiToken, Person, User
from accounts.selectors import account_named, live_token, people_matching
from accounts.services import (
    choose_display,
    create_person,
    create_user,
    issue_api_token,
    merge_people,
    revoke_api_token,
    use_api_token,
    with_keys,
)
from core.display import Display
from core.models import LogEntry
from core.text.names import name_key

pytestmark = pytest.mark.django_db


def facts():
    return list(LogEntry.objects.values_list("event", flat=True))


def test_a_person_is_recorded_as_meant_and_the_fact_logged(hoa):
    person = create_person(
        full_name=unicodedata.normalize("NFD", "  Ðặng  Thị\u00a0Ánh "),
        birth_year=1970,
        phone="+84 912 000 124",
        actor=hoa,
    )
    person.refresh_from_db()
    assert person.full_name == "Đặng Thị Ánh"
    assert person.phone == "0912000124"
    assert person.search_key == "dang thi anh"
    assert person.sort_key == name_key("Đặng Thị Ánh")
    entry = LogEntry.objects.latest("occurred_at")
    assert (entry.event, entry.payload, entry.actor_id) == (
        "accounts.person_recorded",
        {"person_id": person.pk},
        hoa.pk,
    )


def test_namesakes_are_different_people():
    one, other = (create_person(full_name="Nguyễn Văn An", actor=None) for _ in range(2))
    assert one.pk != other.pk
    assert one.uid != other.uid


def test_a_person_needs_a_name_and_a_telephone_that_is_one():
    with pytest.raises(errors.NameMissingError):
        create_person(full_name=" \u200b ", actor=None)
    with pytest.raises(errors.PhoneNotUnderstoodError) as refusal:
        create_person(full_name="An", phone="12345", actor=None)
    assert "“12345”" in refusal.value.sentence
    assert not Person.objects.exists()
    assert facts() == []


def test_renaming_moves_a_person_to_their_new_place():
    person = create_person(full_name="Lê Bình", actor=None)
    person.full_name = "Lê An"
    person.save(update_fields=["full_name"])
    person.refresh_from_db()
    assert (person.search_key, person.sort_key) == ("le an", name_key("Lê An"))


def test_bulk_writers_get_the_same_keys():
    person = with_keys(Person(full_name="Trần Đức"))
    Person.objects.bulk_create([person])
    assert Person.objects.get().search_key == "tran duc"


def test_a_very_long_name_still_has_keys():
    person = create_person(full_name="Ươ " * 40, actor=None)
    assert len(person.sort_key) <= 255


def test_people_come_by_given_name_and_are_found_without_marks():
    for name in ["Trần Đức", "Lê Ánh", "Vũ Dũng", "Hồ An"]:
        create_person(full_name=name, actor=None)
    assert [p.full_name for p in Person.objects.all()] == ["Hồ An", "Lê Ánh", "Vũ Dũng", "Trần Đức"]
    assert [p.full_name for p in people_matching("duc  TRAN")] == ["Trần Đức"]
    assert not people_matching("đức lê").exists()


def test_an_account_is_opened_once_for_a_person(hoa):
    with pytest.raises(errors.AccountExistsError) as refusal:
        create_user(username="hoa2", person=hoa.person, actor=None)
    assert refusal.value.details == {"username": "hoa"}
    assert User.objects.count() == 1


@pytest.mark.parametrize("name", ["hoa", " HOA ", "Hoa\u200b"])
def test_a_name_is_taken_in_any_capitals(hoa, name):
    with pytest.raises(errors.UsernameTakenError):
        create_user(username=name, person=None, actor=None)
    assert facts().count("accounts.account_opened") == 1


def test_the_database_too_refuses_a_name_in_other_capitals(hoa):
    with pytest.raises(IntegrityError):
        User(username="HOA").save()


def test_an_account_needs_a_name_and_without_a_password_nobody_signs_in():
    with pytest.raises(errors.UsernameMissingError):
        create_user(username="  ", person=None, actor=None)
    assert not create_user(username="may", person=None, actor=None).has_usable_password()


@pytest.mark.parametrize("typed", ["hoa", "HOA", " hoa\u00a0", "0912000123", "+84 912.000.123", "0912 000 123"])
def test_an_account_is_found_by_name_and_by_telephone(hoa, typed):
    assert account_named(typed) == hoa


def test_a_shared_telephone_names_nobody(hoa):
    husband = create_person(full_name="Lê Văn Nam", phone="0912000123", actor=None)
    create_user(username="nam", person=husband, actor=None)
    assert account_named("0912000123") is None
    assert account_named("nam").person == husband


def test_the_telephone_of_a_merged_person_still_names_their_account(hoa):
    other = create_person(full_name="Nguyễn Thị Hoà", actor=None)
    merge_people(kept=other, merged=hoa.person, reason="Trùng người", actor=None)
    assert account_named("0912000123") == hoa


@pytest.mark.parametrize("typed", ["", " ", "khong-co", "0912000999"])
def test_an_unknown_name_is_nobody(hoa, typed):
    assert account_named(typed) is None


def test_the_display_is_kept_with_the_account(hoa):
    choose_display(user=hoa, display=Display("dark", 130), actor=hoa)
    hoa.refresh_from_db()
    assert (hoa.theme, hoa.text_size) == ("dark", 130)


def test_a_token_acts_for_its_owner_and_only_its_hash_is_kept(hoa):
    secret = issue_api_token(owner=hoa, name="Bảng tổng hợp", actor=None)
    token = ApiToken.objects.get()
    assert secret not in (token.digest, str(token.__dict__), str(LogEntry.objects.values_list("payload", flat=True)))
    assert use_api_token(secret=secret) == hoa
    assert str(token) == "Bảng tổng hợp (hoa)"


def test_the_use_of_a_token_is_noted_once_a_minute(hoa, django_assert_num_queries):
    secret = issue_api_token(owner=hoa, name="API", actor=None)
    use_api_token(secret=secret)
    noted = ApiToken.objects.get().last_used_at
    use_api_token(secret=secret)
    assert ApiToken.objects.get().last_used_at == noted
    ApiToken.objects.update(last_used_at=timezone.now() - timedelta(minutes=2))
    use_api_token(secret=secret)
    assert ApiToken.objects.get().last_used_at > noted


def test_a_revoked_token_and_one_of_a_closed_account_open_nothing(hoa):
    first, second = (issue_api_token(owner=hoa, name=name, actor=None) for name in ("một", "hai"))
    token = live_token(first)
    for _twice in range(2):
        revoke_api_token(token=token, actor=hoa)
    assert use_api_token(secret=first) is None
    assert facts().count("accounts.api_token_revoked") == 1
    User.objects.update(is_active=False)
    assert use_api_token(secret=second) is None
    assert use_api_token(secret="hmt_doan-bua") is None
