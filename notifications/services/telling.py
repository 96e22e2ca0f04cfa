"""Telling people of what happened, and noting that they know."""

from collections.abc import Iterable, Mapping
from functools import partial
from uuid import UUID

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import Person, User
from accounts.selectors import survivor_of
from core.announce import announce
from core.holdings import Subject
from notifications.models import Kind, Notification
from notifications.selectors import group_of, unread_of

ROWS_AT_ONCE = 500


def address(name: str, *args: object) -> str:
    """The address of a page in the site's own language, in which notifications keep it."""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse(name, args=args)


@transaction.atomic
def tell(notification: Notification) -> Notification:
    """Tell a person of an event, once; the pages they have open hear of it when that commits."""
    told, created = Notification.objects.get_or_create(
        person_id=notification.person_id,
        source=notification.source,
        defaults={"kind": notification.kind, "params": notification.params, "url": notification.url},
    )
    if created:
        transaction.on_commit(partial(announce, group_of(told.person), {"type": "news"}), robust=True)
    return told


def tell_of_waiting(*, people: Iterable[Person], kind: Kind, url: str, params: Mapping[str, str], source: UUID) -> None:
    """Tell people that something waits for one of them; who has yet to read that it does is not told again."""
    for person in {survivor_of(each) for each in people}:
        if not unread_of(person).filter(kind=kind, url=url).exclude(source=source).exists():
            tell(Notification(person=person, kind=kind, params=dict(params), url=url, source=source))


def tell_many(notifications: Iterable[Notification]) -> None:
    """Tell many people of one act, once each; their open pages find it when they next ask."""
    Notification.objects.bulk_create(notifications, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)


def tell_writer(*, kind: Kind, writer_id: int | None, page_id: int, params: Mapping[str, str], source: UUID) -> None:
    """Tell the person who wrote a page what became of it; an account without a person has nowhere to read it."""
    if writer_id is not None:
        url = reverse("wagtailadmin_pages:edit", args=[page_id])
        tell(Notification(person_id=writer_id, kind=kind, params=dict(params), url=url, source=source))


def mark_read(*, person: Person, notification: Notification | None = None, actor: User) -> int:  # noqa: ARG001
    """Note that the person knows, of one notification or of all; returns of how many they did not before."""
    unread = unread_of(person)
    if notification is not None:
        unread = unread.filter(pk=notification.pk)
    return unread.update(read_at=timezone.now())


def erase_notifications(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop whatever an erased person was told."""
    Notification.objects.filter(person__in=subject.person_ids).delete()
