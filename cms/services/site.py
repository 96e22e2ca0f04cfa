"""Laying out the public site; forgetting an editor."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import Permission
from django.db import transaction
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import APIToken, ModelLogEntry, Page, PageSubscription, Site
from wagtail.users.models import UserProfile

from accounts.models import User
from cms.models import GuidancePage, HomePage, LibraryPage, NewsIndexPage, PracticeIndexPage
from core.holdings import Subject
from organisation.models import Role
from organisation.services import wagtail_group

# What stands under the home of every installation: class, address, title.
PARTS = (
    (NewsIndexPage, "tin-tuc", "Tin tức"),
    (LibraryPage, "thu-vien", "Thư viện văn bản"),
    (PracticeIndexPage, "mo-hinh-hay", "Mô hình hay"),
    (GuidancePage, "huong-dan", "Hướng dẫn"),
)


@transaction.atomic
def establish_site(*, actor: User | None) -> HomePage:  # noqa: ARG001 -- the pages' own history names nobody yet
    """Lay out the home and its parts where they are missing; what stands is left as it is."""
    home = HomePage.objects.order_by("pk").first() or _found_home()
    for kind, slug, title in PARTS:
        if not kind.objects.child_of(home).exists():
            home.add_child(instance=kind(title=title, slug=slug, show_in_menus=True))
    library = Permission.objects.filter(content_type__app_label="cms", content_type__model="librarydocument")
    for role in (Role.EDITOR, Role.ADMINISTRATOR):
        wagtail_group(role).permissions.add(*library)
    return home


def _found_home() -> HomePage:
    """Put our home in the place of Wagtail's own welcome page."""
    home: HomePage = Page.get_first_root_node().add_child(instance=HomePage(title="Học Mặt trận", slug="trang-chu"))
    welcome = Page.objects.filter(depth=2, numchild=0, slug="home").exclude(pk=home.pk)
    sites = Site.objects.filter(root_page__in=welcome)
    if not sites.update(root_page=home) and not Site.objects.exists():
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    for page in welcome:
        page.delete()
    Site.clear_site_root_paths_cache()
    return home


def erase_desk(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop what Wagtail keeps of an editor's own: picture, choices, sessions; and their name in the log of accounts."""
    for profile in UserProfile.objects.filter(user__in=subject.user_ids):
        profile.avatar.delete(save=False)
        profile.delete()
    for model in (PageSubscription, EditingSession, FormState, APIToken):
        model.objects.filter(user__in=subject.user_ids).delete()
    of_accounts = ModelLogEntry.objects.filter(content_type__app_label="accounts", content_type__model="user")
    of_accounts.filter(object_id__in=[str(pk) for pk in subject.user_ids]).update(label="")
