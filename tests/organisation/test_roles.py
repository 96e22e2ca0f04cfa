"""Roles: granted over a subtree for a time; no scope denies."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from core.models import LogEntry
from organisation.errors import PeriodReversedError, UnknownUnitError
from organisation.models import Role, RoleGrant
from organisation.rules import holds, holds_over
from organisation.selectors import forget_roles, roles_of, scope_of, unit_by_code
from organisation.services import end_role, grant_role, sync_all_wagtail_groups
from tests.factories.accounts import make_user
from tests.factories.organisation import make_grant

pytestmark = pytest.mark.django_db


def fresh(user):
    return type(user).objects.get(pk=user.pk)


def test_the_whole_cast_can_stand_on_the_stage(
    learner, classmate, trainer, editor, hr_officer, commune_hr_officer, appraiser, administrator, stranger
):
    assert roles_of(hr_officer) == {"hr_officer"}
    assert roles_of(stranger) == {"learner", "hr_officer", "appraiser", "data_manager"}
    assert not administrator.is_superuser
    assert not administrator.is_staff


def test_roles_and_scopes_of_a_request_cost_one_query(hr_officer, django_assert_num_queries):
    user = fresh(hr_officer)
    with django_assert_num_queries(1):
        roles_of(user)
        scope_of(user, Role.HR_OFFICER)
        assert not scope_of(user, Role.TRAINER).roots


def test_the_lazy_user_of_a_request_is_asked_once_too(hr_officer, places, django_assert_num_queries):
    user = SimpleLazyObject(lambda: fresh(hr_officer))
    assert user.pk
    with django_assert_num_queries(2):
        assert roles_of(user) == {"hr_officer"}
        assert scope_of(user, Role.HR_OFFICER).covers(places.commune)


def test_a_check_over_a_unit_costs_one_query_more(hr_officer, places, django_assert_num_queries):
    user = fresh(hr_officer)
    with django_assert_num_queries(2):
        assert holds_over(Role.HR_OFFICER)(user, places.commune)


def test_a_scope_is_the_subtree_and_nothing_beside_or_above(hr_officer, commune_hr_officer, stranger, places):
    assert scope_of(hr_officer, Role.HR_OFFICER).covers(places.commune)
    assert scope_of(hr_officer, Role.HR_OFFICER).covers(places.province)
    assert not scope_of(hr_officer, Role.HR_OFFICER).covers(places.country)
    assert scope_of(commune_hr_officer, Role.HR_OFFICER).covers(places.commune)
    assert not scope_of(commune_hr_officer, Role.HR_OFFICER).covers(places.next_commune)
    assert not scope_of(commune_hr_officer, Role.HR_OFFICER).covers(places.province)
    assert not scope_of(stranger, Role.HR_OFFICER).covers(places.commune)
    assert scope_of(stranger, Role.HR_OFFICER).covers(places.other_commune)


def test_another_role_lends_no_scope(appraiser, places):
    assert not scope_of(appraiser, Role.HR_OFFICER).covers(places.commune)
    assert scope_of(appraiser, Role.HR_OFFICER, Role.APPRAISER).covers(places.commune)


@pytest.mark.parametrize("unit_known", [True, False])
def test_without_a_grant_every_door_is_shut(places, unit_known):
    nobody = make_user()
    unit = places.commune if unit_known else None
    for user in (nobody, AnonymousUser()):
        assert roles_of(user) == frozenset()
        assert scope_of(user, *Role.values).is_empty
        assert scope_of(user, *Role.values).top is None
        assert not scope_of(user, *Role.values).unit_ids(timezone.localdate()).exists()
        assert not holds(*Role.values)(user)
        assert not holds_over(*Role.values)(user, unit)


def test_naming_no_role_gives_no_scope(administrator, places):
    assert scope_of(administrator).is_empty
    assert not holds()(administrator)
    assert not holds_over()(administrator, places.commune)


def test_an_undefined_unit_is_no_unit(administrator):
    assert not holds_over(Role.ADMINISTRATOR)(administrator, None)


def test_djangos_flags_open_nothing(places):
    user = make_user(is_superuser=True, is_staff=True)
    assert not holds_over(*Role.values)(user, places.commune)


def test_a_closed_account_has_no_roles(hr_officer):
    hr_officer.is_active = False
    assert roles_of(hr_officer) == frozenset()


def test_a_grant_holds_until_the_day_it_ends(places):
    user, today = make_user(), timezone.localdate()
    make_grant(user, Role.HR_OFFICER, places.province, until=today + timedelta(days=1))
    assert roles_of(user) == {"hr_officer"}
    RoleGrant.objects.update(valid_from=today - timedelta(days=9), valid_to=today)
    forget_roles(user)
    assert roles_of(user) == frozenset()
    RoleGrant.objects.update(valid_from=today + timedelta(days=1), valid_to=None)
    forget_roles(user)
    assert roles_of(user) == frozenset()


def test_the_same_grant_again_changes_nothing(places, administrator):
    user = make_user()
    first = grant_role(user=user, role=Role.TRAINER, unit=places.province, reason="Phân công", actor=administrator)
    again = grant_role(user=user, role=Role.TRAINER, unit=places.province, reason="Phân công", actor=administrator)
    assert first == again
    facts = LogEntry.objects.filter(event="organisation.role_granted", payload__user_id=user.pk)
    assert [fact.actor for fact in facts] == [administrator]


def test_a_grant_cannot_end_before_it_begins(places):
    with pytest.raises(PeriodReversedError):
        make_grant(make_user(), Role.HR_OFFICER, places.commune, until=timezone.localdate())


@pytest.mark.parametrize("days_old", [0, 5])
def test_an_ended_role_is_gone_at_once_and_can_be_ended_twice(hr_officer, days_old):
    RoleGrant.objects.update(valid_from=timezone.localdate() - timedelta(days=days_old))
    grant = RoleGrant.objects.get(user=hr_officer)
    end_role(grant=grant, actor=None)
    assert roles_of(fresh(hr_officer)) == frozenset()
    assert RoleGrant.objects.filter(user=hr_officer).exists() == bool(days_old)
    if days_old:
        end_role(grant=grant, actor=None)
    assert LogEntry.objects.filter(event="organisation.role_ended").count() == 1


def test_the_top_of_a_scope_is_the_unit_nearest_to_the_root(places):
    user = make_user()
    make_grant(user, Role.HR_OFFICER, places.commune)
    assert scope_of(user, Role.HR_OFFICER).top == places.commune
    make_grant(user, Role.HR_OFFICER, places.province)
    assert scope_of(user, Role.HR_OFFICER).top == places.province
    make_grant(user, Role.APPRAISER, places.country)
    assert scope_of(user, Role.HR_OFFICER).top == places.province


def test_a_unit_outside_the_scope_is_as_unknown_as_one_that_never_was(commune_hr_officer, places):
    today = timezone.localdate()
    mine = scope_of(commune_hr_officer, Role.HR_OFFICER).unit_ids(today)
    assert unit_by_code("17971", among=mine) == places.commune
    for code in ("17950", "18685", "99999"):
        with pytest.raises(UnknownUnitError):
            unit_by_code(code, among=mine)


def test_editor_groups_follow_the_grants(trainer, editor, administrator, learner):
    assert [group.name for group in trainer.groups.all()] == ["Giảng viên"]
    assert [group.name for group in editor.groups.all()] == ["Biên tập"]
    assert [group.name for group in administrator.groups.all()] == ["Quản trị"]
    assert not learner.groups.exists()
    assert all(fresh(user).has_perm("wagtailadmin.access_admin") for user in (trainer, editor, administrator))
    assert not fresh(learner).has_perm("wagtailadmin.access_admin")


def test_a_role_that_ran_out_leaves_its_group_overnight(trainer, editor):
    assert sync_all_wagtail_groups() == 0
    RoleGrant.objects.filter(user=trainer).update(
        valid_from=timezone.localdate() - timedelta(days=2), valid_to=timezone.localdate()
    )
    editor.groups.add(Group.objects.create(name="Tự thêm bằng tay"))
    assert sync_all_wagtail_groups() == 2
    assert not trainer.groups.exists()
    assert [group.name for group in editor.groups.all()] == ["Biên tập"]
    assert sync_all_wagtail_groups() == 0
