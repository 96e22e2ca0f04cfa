"""Prepared statements answer what the query set they were made of would answer, and are written once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import Person, User
from core.prepared import prepared

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    made = [Person.objects.create(full_name=f"Trần Thị {name}", sort_key=name) for name in ("An", "Bình", "Cúc")]
    for person in made[:2]:
        User.objects.create(username=person.sort_key.lower(), person=person)
    Person.objects.filter(pk=made[2].pk).update(merged_into=made[0])
    return made


@prepared
def accounts_of(*, person: int) -> QuerySet[User]:
    others = Person.objects.filter(merged_into=OuterRef("person"))
    return User.objects.select_related("person").annotate(has_others=Exists(others)).filter(person=person)


@prepared
def names(*, people: list[int], since: object) -> QuerySet[Person, tuple[str, object]]:
    rows = Person.objects.filter(pk__in=people, created_at__gte=since).order_by("sort_key")
    return rows.values_list("full_name", "uid")


@prepared
def newest(*, text: str) -> QuerySet[Person]:
    return Person.objects.filter(full_name__contains=text).order_by("-pk")[:1]


def test_each_call_has_its_own_values(people):
    an, binh, cuc = people
    for person, has_others in ((an, True), (binh, False), (an, True)):
        (account,) = accounts_of(person=person.pk)
        assert (account.person, account.has_others) == (person, has_others)
    assert accounts_of(person=cuc.pk) == []


def test_related_rows_come_with_the_same_question(people, django_assert_num_queries):
    with django_assert_num_queries(1):
        (account,) = accounts_of(person=people[0].pk)
        assert account.person.full_name == "Trần Thị An"


def test_lists_of_every_length_and_moments(people):
    hour_ago = timezone.now() - timedelta(hours=1)
    for count in (1, 3, 2, 1):
        chosen = people[:count]
        expected = [(person.full_name, person.uid) for person in chosen]
        assert names(people=[person.pk for person in chosen], since=hour_ago) == expected
    assert names(people=[person.pk for person in people], since=timezone.now() + timedelta(hours=1)) == []


def test_identifiers_are_written_as_each_database_keeps_them(people):
    @prepared
    def with_uid(*, uid: object) -> QuerySet[Person]:
        return Person.objects.filter(uid=uid)

    assert [with_uid(uid=person.uid) for person in people] == [[person] for person in people]


def test_it_is_put_together_once(people, monkeypatch):
    assert newest(text="Trần") == [people[2]]
    monkeypatch.setattr(connection.ops, "compiler", lambda name: pytest.fail(f"{name} again"))
    assert newest(text="Bình") == [people[1]]
    assert newest(text="100%") == []


def test_what_sql_has_no_place_for_is_refused():
    for values in ({"people": [], "since": timezone.now()}, {"people": [1], "since": None}):
        with pytest.raises(ValueError, match=r".*"):
            names(**values)


def test_the_query_set_itself_is_still_to_be_had():
    assert str(newest.__wrapped__(text="An").query).startswith("SELECT")


@pytest.mark.django_db(transaction=True)
def test_threads_do_not_mix_their_values(people):
    if connection.vendor == "sqlite":
        pytest.skip("cơ sở dữ liệu trong bộ nhớ không dùng chung được giữa các luồng")

    def look(number):
        try:
            return all(newest(text=people[number % 3].full_name) == [people[number % 3]] for _time in range(20))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(look, range(12)))
