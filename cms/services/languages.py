"""The tree of pages in each other language of the site: its home and its parts, under which translations stand."""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import transaction
from wagtail.models import Locale, Page, Site

from accounts.models import User
from cms.models import HomePage
from organisation.models import Role
from organisation.services import open_pages_to_roles, wagtail_group

# What the parts that every installation has are called elsewhere, by their address.
TITLES = {
    "en": {
        "khoa-hoc": "Courses",
        "tin-tuc": "News",
        "thu-vien": "Library of documents",
        "mo-hinh-hay": "Good practices",
        "huong-dan": "Guidance",
    }
}


@transaction.atomic
def establish_languages(*, home: HomePage, actor: User | None) -> None:
    """Lay out the site's tree in its other languages, and let those who write there translate.

    What stands is left as it is; what is not translated is shown as it was written.
    """
    for locale in Locale.objects.exclude(language_code=settings.LANGUAGE_CODE):
        titles = TITLES.get(locale.language_code, {})
        _translation(home, locale, home.title, actor)
        for part in home.get_children().filter(slug__in=titles).specific():
            translation = _translation(part, locale, titles[part.slug], actor)
            if part.slug == "khoa-hoc":
                open_pages_to_roles(translation)
    Site.clear_site_root_paths_cache()
    translate = Permission.objects.filter(content_type__app_label="wagtail_localize", codename="submit_translation")
    for role in (Role.TRAINER, Role.EDITOR, Role.ADMINISTRATOR):
        wagtail_group(role).permissions.add(*translate)


def _translation(page: Page, locale: Locale, title: str, actor: User | None) -> Page:
    """The page in the language; made and published under this title where it is missing."""
    found = page.get_translation_or_none(locale)
    if found is None:
        found = page.copy_for_translation(locale)
        found.title, found.summary = title, ""
        found.save_revision(user=actor).publish(user=actor)
    return found
