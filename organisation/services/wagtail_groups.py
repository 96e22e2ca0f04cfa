"""Wagtail's groups and page permissions: derived from role grants here and never edited by hand."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import translation
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from accounts.models import User
from organisation.models import Role, RoleGrant
from organisation.selectors import roles_of

# "add" lets one write pages and submit them for approval, "change" also take up what others began;
# only "publish" makes anything public.
_ON_PAGES: Mapping[Role, tuple[str, ...]] = {
    Role.TRAINER: ("add", "change"),
    Role.EDITOR: ("add", "change", "publish", "lock", "unlock"),
    Role.ADMINISTRATOR: ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
}
_ON_FILES: Mapping[Role, tuple[str, ...]] = {
    Role.TRAINER: ("add", "choose"),
    Role.EDITOR: ("add", "change", "choose"),
    Role.ADMINISTRATOR: ("add", "change", "delete", "choose"),
}
_FILES = ("image", "document")
_MANAGED_BY_ADMINISTRATORS = ("collection", "workflow", "task", "site", "redirect")


def wagtail_group(role: Role) -> Group:
    """The group of a role that works in the editor, made with its permissions when it is missing.

    Apps above add to it the permissions on models of their own.
    """
    with translation.override(None):
        group, _created = Group.objects.get_or_create(name=str(role.label))
    group.permissions.add(*_site_wide_permissions(role))
    root = Collection.get_first_root_node()
    for permission in _permissions((verb, model) for verb in _ON_FILES[role] for model in _FILES):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
    return group


def role_of_group(group: Group) -> Role | None:
    """The role that a group stands for; none for a group made by hand."""
    with translation.override(None):
        return next((role for role in _ON_PAGES if str(role.label) == group.name), None)


def open_pages_to_roles(*roots: Page) -> None:
    """Let trainers write, editors publish and administrators rule on these pages and all below them."""
    for role, verbs in _ON_PAGES.items():
        group = wagtail_group(role)
        for permission in _permissions((verb, "page") for verb in verbs):
            for page in roots:
                GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


@transaction.atomic
def sync_wagtail_groups(*, user: User) -> bool:
    """Put the user into the groups of the roles held today, and into no other; whether that changed anything."""
    wanted = {wagtail_group(role) for role in _ON_PAGES if role in roles_of(user)}
    if wanted == set(user.groups.all()):
        return False
    user.groups.set(wanted)
    return True


def sync_all_wagtail_groups() -> int:
    """Do the same for whoever had a grant or has a group, as grants begin and end by date; how many had to change."""
    grants = RoleGrant.objects.filter(role__in=_ON_PAGES).select_related("user")
    users = {grant.user for grant in grants}.union(*(group.user_set.all() for group in Group.objects.all()))
    return sum(sync_wagtail_groups(user=user) for user in users)


def _site_wide_permissions(role: Role) -> Iterable[Permission]:
    access = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    if role is not Role.ADMINISTRATOR:
        return access
    verbs = ("add", "change", "delete")
    return [*access, *_permissions((verb, model) for model in _MANAGED_BY_ADMINISTRATORS for verb in verbs)]


def _permissions(wanted: Iterable[tuple[str, str]]) -> Iterable[Permission]:
    """Wagtail's own permissions of these verbs on these models."""
    codenames = [f"{verb}_{model}" for verb, model in wanted]
    return Permission.objects.filter(content_type__app_label__startswith="wagtail", codename__in=codenames)
