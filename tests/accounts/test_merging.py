"""Two records of one human: linked, read as one, and taken apart again exactly."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts import errors
from accounts.http import person_of
from accounts.models import Person, PersonMerge
from accounts.selectors import (
    account_named,
    identity_ids,
    is_record_of,
    merges_of,
    records_of,
    surviving_id,
    survivor_of,
    survivors,
)
from accounts.services import create_user, merge_people, undo_merge
from core.models import LogEntry
from tests.factories.accounts import make_person, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def trio(db):
    return [make_person(name) for name in ("Lê Thị An", "Lê Thị Ân", "Lê Thị Ấn")]


def merge(kept, merged, reason="Trùng số điện thoại"):
    return merge_people(kept=kept, merged=merged, reason=reason, actor=None)


def links():
    return dict(Person.objects.values_list("pk", "merged_into"))


def ids(*people):
    return {person.pk for person in people}


def test_a_merged_record_is_read_as_the_one_that_stays(trio, hoa):
    an, other, third = trio
    held = merge_people(kept=an, merged=other, reason="  Trùng   số ", actor=hoa)
    other.refresh_from_db()
    assert (held.reason, held.merged_by, held.carried) == ("Trùng số", hoa, [])
    assert survivor_of(other) == an == survivor_of(an)
    assert set(identity_ids(other)) == set(identity_ids(an)) == ids(an, other)
    assert set(identity_ids(third)) == ids(third)
    assert set(Person.objects.values_list(surviving_id(), flat=True)) == {an.pk, third.pk, hoa.person_id}
    assert survivors() == {other.pk: an.pk}
    assert set(records_of([other.pk, third.pk])) == {an, other, third}
    entry = LogEntry.objects.latest("occurred_at")
    assert (entry.event, entry.actor_id) == ("accounts.people_merged", hoa.pk)
    assert entry.payload == {"merge_id": held.pk, "kept_id": an.pk, "merged_id": other.pk}


def test_whose_record_it_is(trio, django_assert_num_queries):
    an, other, third = trio
    merge(an, other)
    other.refresh_from_db()
    with django_assert_num_queries(0):
        assert is_record_of(an, an.pk)
        assert is_record_of(other, an.pk)
        assert not is_record_of(None, an.pk)
    assert is_record_of(an, other.pk)
    assert not is_record_of(an, third.pk)
    assert not is_record_of(other, third.pk)


def test_the_same_merge_again_and_the_same_undoing_again_change_nothing(trio):
    an, other, _third = trio
    held = merge(an, other)
    assert merge(an, other) == held
    for _twice in range(2):
        undo_merge(merge=held, actor=None)
    assert PersonMerge.objects.count() == 1
    events = LogEntry.objects.values_list("event", flat=True)
    assert sorted(events) == ["accounts.merge_undone", "accounts.people_merged"]


def test_a_chain_of_merges_always_names_the_one_who_stays(trio):
    an, other, third = trio
    first, second = merge(other, third), merge(an, other)
    assert second.carried == [third.pk]
    assert links() == {an.pk: None, other.pk: an.pk, third.pk: an.pk}
    undo_merge(merge=second, actor=None)
    assert links() == {an.pk: None, other.pk: None, third.pk: other.pk}
    undo_merge(merge=first, actor=None)
    assert set(links().values()) == {None}


def test_an_early_merge_is_undone_while_a_later_one_holds(trio):
    an, other, third = trio
    first, second = merge(other, third), merge(an, other)
    undo_merge(merge=first, actor=None)
    assert links() == {an.pk: None, other.pk: an.pk, third.pk: None}
    undo_merge(merge=second, actor=None)
    assert set(links().values()) == {None}


def test_merging_into_a_merged_record_merges_into_the_one_who_stays(trio):
    an, other, third = trio
    merge(an, other)
    assert merge(other, third).kept == an
    assert [m.merged for m in merges_of(an)] == [third, other]


def test_what_is_refused(trio):
    an, other, third = trio
    with pytest.raises(errors.SamePersonError):
        merge(an, an)
    with pytest.raises(errors.MergeReasonMissingError):
        merge(an, other, reason=" \u200b ")
    merge(an, other)
    with pytest.raises(errors.SamePersonError):
        merge(other, an)
    with pytest.raises(errors.AlreadyMergedError) as refusal:
        merge(third, other)
    assert "Lê Thị Ân" in refusal.value.sentence
    Person.objects.filter(pk=third.pk).update(erased_at="2026-01-01T00:00:00Z")
    with pytest.raises(errors.ErasedPersonError):
        merge(an, third)
    assert PersonMerge.objects.count() == 1


def test_whoever_follows_in_a_chain_is_one_human_already(trio):
    an, other, third = trio
    merge(other, third)
    merge(an, other)
    with pytest.raises(errors.SamePersonError):
        merge(an, third)


def test_both_accounts_act_for_the_one_who_stays(rf, trio, hoa):
    an, _other, _third = trio
    create_user(username="an", person=an, actor=None)
    merge(an, hoa.person)
    request = rf.get("/")
    for name in ("hoa", "an"):
        request.user = account_named(name)
        assert person_of(request) == an


def test_a_telephone_under_two_records_of_one_human_names_the_account_of_the_one_who_stays(hoa):
    other = make_person("Nguyễn Thị Hoà", phone="0912000123")
    account = make_user("hoa-2", other)
    assert account_named("0912000123") is None
    held = merge(other, hoa.person)
    assert account_named("0912000123") == account
    undo_merge(merge=held, actor=None)
    assert account_named("0912000123") is None


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_undoing_every_merge_in_any_order_leaves_the_people_as_they_were(db, data):
    people = [make_person(f"Người {n}") for n in range(5)]
    records = Person.objects.filter(pk__in=ids(*people)).order_by("pk")
    before = list(records.values())
    merges = []
    for kept, merged in data.draw(st.lists(st.tuples(st.sampled_from(people), st.sampled_from(people)), max_size=8)):
        try:
            merges.append(merge(kept, merged))
        except (errors.SamePersonError, errors.AlreadyMergedError):
            continue
        survivors_now = set(survivors().values())
        assert survivors_now.isdisjoint(survivors())
    for held in data.draw(st.permutations(merges)):
        undo_merge(merge=held, actor=None)
        assert set(survivors().values()).isdisjoint(survivors())
    assert list(records.values()) == before
