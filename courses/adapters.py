"""Whose pages, pictures and documents a trainer meets in the editor: those of their own branch, and what belongs to all.

Wagtail's groups say what a role may do; these policies say where. Whatever Wagtail shows or lets be done (explorer, choosers,
search, reports, bulk actions) asks them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Left
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from accounts.models import User
from courses.models import CourseIndexPage
from courses.selectors.authoring import WRITERS, colleague_ids, courses_of_role, is_everywhere
from organisation.selectors import roles_of
from organisation.services import role_of_group


class BranchPages(PagePermissionPolicy):
    """What a role may do under the catalogue it may do on the courses of the user's branch, and on those of no unit."""

    def get_all_permissions_for_user(self, user: User | AnonymousUser) -> Iterable[GroupPagePermission]:
        """Wagtail's own, with one on the catalogue spread over the courses that the role reaches from the user's units."""
        granted: QuerySet[GroupPagePermission] = super().get_all_permissions_for_user(user)
        granted = granted.select_related("page", "permission", "group")
        # One in each language.
        catalogues = set(CourseIndexPage.objects.values_list("pk", flat=True))
        if not catalogues or not isinstance(user, User):
            return granted
        reach = {role: _courses_reached(user, role) for role in roles_of(user) if role in WRITERS}
        return [one for given in granted for one in _spread(given, catalogues, reach)]

    def instances_user_has_any_permission_for(
        self, user: User | AnonymousUser, actions: Iterable[str]
    ) -> QuerySet[Page]:
        """As Wagtail's, in one condition however many courses there are."""
        everything: QuerySet[Page] = self.model.objects.all()
        if not user.is_active:
            return everything.none()
        codenames = self._get_permission_codenames(actions)
        own_too = "change" in actions and "add" not in actions
        paths, own_paths = set(), set()
        for one in self.get_cached_permissions_for_user(user):
            if one.permission.codename in codenames:
                paths.add(one.page.path)
            elif own_too and one.permission.codename == self._get_permission_codename("add"):
                own_paths.add(one.page.path)
        pages = everything.filter(pk__in=_below(paths))
        return (pages | everything.filter(pk__in=_below(own_paths), owner=user)) if own_paths else pages


class BranchFiles(CollectionOwnershipPermissionPolicy):
    """Pictures and documents of colleagues, and those that belong to nobody: a file is of the branch of who brought it."""

    def user_has_any_permission_for_instance(
        self, user: User | AnonymousUser, actions: Iterable[str], instance: Model
    ) -> bool:
        """Of a file elsewhere, nothing is allowed."""
        owner = getattr(instance, f"{self.owner_field_name}_id")
        if not _is_near(user, owner):
            return False
        return bool(super().user_has_any_permission_for_instance(user, actions, instance))

    def instances_user_has_any_permission_for(
        self, user: User | AnonymousUser, actions: Iterable[str]
    ) -> QuerySet[Model]:
        """As Wagtail's, of the branch only."""
        files: QuerySet[Model] = super().instances_user_has_any_permission_for(user, actions)
        if not isinstance(user, User) or is_everywhere(user):
            return files
        return files.filter(
            Q(**{self.owner_field_name: None})
            | Q(**{self.owner_field_name: user})
            | Q(**{f"{self.owner_field_name}__in": colleague_ids(user)})
        )


def _spread(
    given: GroupPagePermission, catalogues: Collection[int], reach: Mapping[str, Sequence[Page] | None]
) -> Iterator[GroupPagePermission]:
    """A permission on the catalogue as permissions on the courses that its role reaches; any other as it is."""
    role = role_of_group(given.group)
    pages = reach.get(role or "")
    if given.page_id not in catalogues or role is None or pages is None:
        yield given
        return
    for page in pages:
        if page.is_descendant_of(given.page):
            yield GroupPagePermission(group=given.group, page=page, permission=given.permission)


def _courses_reached(user: User, role: str) -> list[Page] | None:
    """The pages of the courses that the role reaches from the user's units; None for the whole country's."""
    if is_everywhere(user, role):
        return None
    return [course.page_ptr for course in courses_of_role(user, role)]


def _below(paths: Iterable[str]) -> QuerySet[Page]:
    """The ids of the pages with these paths, and of all below them."""
    lengths = {len(path) for path in paths}
    is_below = Q(pk__in=[])
    for length in lengths:
        is_below |= Q(**{f"head_{length}__in": [path for path in paths if len(path) == length]})
    heads = {f"head_{length}": Left("path", length) for length in lengths}
    pages: QuerySet[Page] = Page.objects.alias(**heads).filter(is_below)
    return pages.order_by().values("pk")


def _is_near(user: User | AnonymousUser, owner: int | None) -> bool:
    if owner is None or owner == user.pk or not isinstance(user, User) or is_everywhere(user):
        return True
    return owner in set(colleague_ids(user))


register_permission_policy(Page, BranchPages())
for kind in (Image, Document):
    policy = BranchFiles(kind, auth_model=kind, owner_field_name="uploaded_by_user")
    register_permission_policy(kind, policy, exact_class=True)
