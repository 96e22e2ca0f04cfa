"""Telling people what is held and why; taking their consent, and its withdrawal, purpose by purpose."""

from collections.abc import Collection

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from accounts.errors import OutdatedNoticeError
from accounts.events import ConsentGiven, ConsentWithdrawn, NoticePublished
from accounts.models import Consent, NoticeReading, Person, PrivacyNotice, Purpose, User
from accounts.selectors import consents_of, current_notice
from accounts.selectors.privacy import NOTICE_KEY
from core.events import publish


@transaction.atomic
def publish_notice(*, version: int, title: str, body: str, actor: User | None) -> PrivacyNotice:
    """Show this version to everybody from now on; one that was published already stays as people read it."""
    notice, created = PrivacyNotice.objects.get_or_create(
        version=version, defaults={"title": title, "body": body, "published_at": timezone.now()}
    )
    if created:
        publish(NoticePublished(version=version), actor=actor)
        transaction.on_commit(lambda: cache.delete(NOTICE_KEY))
    return notice


@transaction.atomic
def read_notice(
    *, person: Person, notice: PrivacyNotice, purposes: Collection[str], channel: str, actor: User | None
) -> None:
    """Note that the person has read the notice, and to which purposes they agree; what they agreed to before stays."""
    if notice != current_notice():
        raise OutdatedNoticeError
    NoticeReading.objects.get_or_create(person=person, notice=notice)
    for purpose in Purpose:
        if purpose in purposes:
            give_consent(person=person, purpose=purpose, channel=channel, actor=actor)


@transaction.atomic
def give_consent(*, person: Person, purpose: Purpose, channel: str, actor: User | None) -> Consent:
    """Note that the person agrees to the purpose, under the notice of now; the same again returns what holds."""
    held = consents_of(person).filter(purpose=purpose, withdrawn_at=None).first()
    if held is not None:
        return held
    notice = current_notice()
    if notice is None:
        raise OutdatedNoticeError
    consent, created = Consent.objects.get_or_create(
        person=person, purpose=purpose, withdrawn_at=None, defaults={"notice": notice, "channel": channel}
    )
    if created:
        publish(ConsentGiven(person_id=person.pk, purpose=purpose), actor=actor)
    return consent


@transaction.atomic
def withdraw_consent(*, person: Person, purpose: Purpose, actor: User | None) -> None:
    """Note that the person no longer agrees; a second time changes nothing."""
    held = consents_of(person).filter(purpose=purpose, withdrawn_at=None)
    if held.update(withdrawn_at=timezone.now()):
        publish(ConsentWithdrawn(person_id=person.pk, purpose=purpose), actor=actor)
