"""Dropping whose the data are: the identity goes, and what counts, results and the law need stays without a name."""

from uuid import uuid4

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from accounts.errors import ErasureHinderedError
from accounts.events import DataTaken, PersonErased
from accounts.models import ApiToken, Consent, DataRequest, Person, PersonMerge, SignInCard, User
from accounts.selectors import survivor_of
from accounts.selectors.privacy import subject_of
from core.events import publish
from core.holdings import Subject, erase_held, hindrances_of
from core.ids import uuid7

ERASED_NAME = "(đã xóa tên)"
# What the sign-in library keeps for an account: addresses, identities of other providers, second factors, sessions.
KEYS_OF_ACCOUNTS = (
    "account.EmailAddress",
    "socialaccount.SocialAccount",
    "mfa.Authenticator",
    "usersessions.UserSession",
)


@transaction.atomic
def erase_person(*, person: Person, actor: User | None) -> Person:
    """Drop the identity of the human, all records of theirs and their account; a second time changes nothing.

    Refused as long as something hinders it, such as a seat that they still hold.
    """
    survivor = Person.objects.select_for_update().get(pk=survivor_of(person).pk)
    if survivor.erased_at is not None:
        return survivor
    subject = subject_of(survivor)
    if reasons := hindrances_of(subject):
        raise ErasureHinderedError(reasons=" ".join(map(str, reasons)))
    erase_held(subject, actor)
    publish(PersonErased(person_id=survivor.pk, records=len(subject.person_ids)), actor=actor)
    survivor.refresh_from_db()
    return survivor


def erase_identity(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Leave of each record a row without a name, under an identifier that nobody outside knows."""
    for person in Person.objects.filter(pk__in=subject.person_ids):
        person.full_name, person.uid, person.erased_at = ERASED_NAME, uuid7(), timezone.now()
        person.birth_year = person.birth_date = None
        person.sex = person.email = person.phone = ""
        person.save()
    PersonMerge.objects.filter(kept__in=subject.person_ids).update(reason="")


def erase_accounts(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Close the accounts for good under a name that says nothing; whatever lets somebody in is gone."""
    for label in KEYS_OF_ACCOUNTS:
        apps.get_model(label)._default_manager.filter(user__in=subject.user_ids).delete()  # noqa: SLF001 -- Django's documented API
    SignInCard.objects.filter(user__in=subject.user_ids).delete()
    ApiToken.objects.filter(owner__in=subject.user_ids).delete()
    for user in User.objects.filter(pk__in=subject.user_ids):
        user.username, user.is_active, user.last_login = f"da-xoa-{uuid4().hex[:12]}", False, None
        user.email = user.first_name = user.last_name = user.theme = ""
        user.set_unusable_password()
        user.save()


def erase_wishes(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """End every consent, and drop what was written about requests: what was asked, when and how it ended stays."""
    Consent.objects.filter(person__in=subject.person_ids, withdrawn_at=None).update(withdrawn_at=timezone.now())
    DataRequest.objects.filter(person__in=subject.person_ids).update(text="", identity_check="", outcome="")


@transaction.atomic
def note_taking(*, person: Person, form: str, actor: User) -> None:
    """Note that the person took a copy of what is held about them."""
    publish(DataTaken(person_id=person.pk, form=form), actor=actor)
