"""Questions asked about what people were told."""

from typing import TypedDict

from django.conf import settings
from django.db.models import Count, QuerySet
from django.urls import reverse, translate_url
from django.utils import translation

from accounts.models import Person
from accounts.selectors import identity_ids
from core.prepared import prepared
from notifications.models import Notification

AT_ONCE = 3


class Item(TypedDict):
    """A notification as pages are told of it, by poll or by socket."""

    id: int
    text: str
    url: str
    at: str


def notifications_of(person: Person) -> QuerySet[Notification]:
    """Everything the person was told, the newest first."""
    return Notification.objects.filter(person__in=identity_ids(person))


def unread_of(person: Person) -> QuerySet[Notification]:
    """What the person has not opened yet, the newest first."""
    return notifications_of(person).filter(read_at=None)


def unread_count(person: Person) -> int:
    """How many the person has not opened yet: one query on an index of the unread alone."""
    if person.is_alone:
        return next(iter(_unread_count(person=person.pk)), 0)
    return unread_of(person).count()


@prepared
def _unread_count(*, person: int) -> QuerySet[Notification, int]:
    unread = Notification.objects.filter(person=person, read_at=None).order_by()
    return unread.values("person").annotate(count=Count("pk")).values_list("count", flat=True)


def news_for(person: Person) -> list[Item]:
    """The newest unread notifications, in the language of the moment."""
    return [
        Item(
            id=notification.pk,
            text=notification.sentence,
            url=reverse("notifications:open", args=[notification.pk]),
            at=notification.created_at.isoformat(),
        )
        for notification in unread_of(person)[:AT_ONCE]
    ]


def group_of(person: Person) -> str:
    """The group of sockets at which a person listens, whichever record they signed in with."""
    return f"person-{person.merged_into_id or person.pk}"


def address_of(notification: Notification) -> str:
    """Where the notification leads, in the language of the moment; it is kept in the site's own."""
    language = translation.get_language()
    with translation.override(settings.LANGUAGE_CODE):
        return translate_url(notification.url, language)
