"""What each role may do in the editor, asked of Wagtail itself."""

import pytest
from django.contrib.auth.models import Group
from django.utils import translation
from wagtail.models import GroupPagePermission, Page

from organisation.models import Role
from organisation.services import open_pages_to_roles, wagtail_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    """Two pages below the root; the first is given to the roles, with a page of its own below."""
    root = Page.objects.get(depth=1)
    ours, other = (root.add_child(instance=Page(title=title, slug=title)) for title in ("khoa-hoc", "khac"))
    lesson = ours.add_child(instance=Page(title="bai", slug="bai"))
    open_pages_to_roles(ours)
    return lesson, other


def may(user, page):
    tester = page.permissions_for_user(type(user).objects.get(pk=user.pk))
    return {
        verb
        for verb, allowed in {
            "edit": tester.can_edit(),
            "add": tester.can_add_subpage(),
            "publish": tester.can_publish(),
            "delete": tester.can_delete(),
        }.items()
        if allowed
    }


def test_trainers_write_editors_publish(trainer, editor, administrator, learner, pages):
    lesson, _other = pages
    assert may(trainer, lesson) == {"edit", "add"}
    assert may(editor, lesson) == {"edit", "add", "publish", "delete"}
    assert may(administrator, lesson) == {"edit", "add", "publish", "delete"}
    assert may(learner, lesson) == set()


def test_nobody_reaches_pages_that_were_not_given(trainer, editor, administrator, pages):
    _lesson, other = pages
    assert may(trainer, other) == may(editor, other) == may(administrator, other) == set()


def test_giving_pages_again_changes_nothing(pages):
    before = set(GroupPagePermission.objects.values_list()), set(Group.objects.values_list())
    open_pages_to_roles(Page.objects.get(slug="khoa-hoc"))
    assert (set(GroupPagePermission.objects.values_list()), set(Group.objects.values_list())) == before


def test_what_apps_above_add_to_a_group_stays(pages):
    group = wagtail_group(Role.TRAINER)
    more = Group.objects.exclude(permissions=None).exclude(pk=group.pk).first().permissions.first()
    group.permissions.add(more)
    assert more in wagtail_group(Role.TRAINER).permissions.all()


def test_groups_bear_the_names_of_roles_whatever_the_language(pages):
    with translation.override("en"):
        assert wagtail_group(Role.EDITOR).name == "Biên tập"


@pytest.mark.parametrize(("role", "count"), [(Role.TRAINER, 4), (Role.EDITOR, 6), (Role.ADMINISTRATOR, 8)])
def test_pictures_and_documents(role, count, pages):
    assert wagtail_group(role).collection_permissions.count() == count


def test_the_editor_opens_for_the_three_roles_only(client, trainer, editor, administrator, learner, hr_officer):
    answers = {}
    for user in (trainer, editor, administrator, learner, hr_officer):
        client.force_login(user)
        answers[user.username] = client.get("/quan-tri/").status_code
    assert answers == {"giangvien": 200, "bientap": 200, "quantri": 200, "hocvien": 302, "tochuc": 302}
