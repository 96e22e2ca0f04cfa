"""Recording people, opening accounts, keeping how they want the pages, giving programs a way in."""

import secrets
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from accounts.calculations import sign_in_name, token_digest
from accounts.errors import (
    AccountExistsError,
    NameMissingError,
    PhoneNotUnderstoodError,
    UsernameMissingError,
    UsernameTakenError,
)
from accounts.events import AccountOpened, ApiTokenIssued, ApiTokenRevoked, PersonRecorded
from accounts.models import ApiToken, Person, User
from accounts.selectors import live_token
from core.display import Display
from core.events import publish
from core.text.phones import NotAPhoneError, normalise_phone
from core.text.unicode import nfc, tidy_line

TOKEN_PREFIX = "hmt_"  # noqa: S105 -- says whose secret it is when one turns up in a log
USE_NOTED_EVERY = timedelta(minutes=1)


def with_keys(person: Person) -> Person:
    """The person with the keys of their name set, ready for a bulk write."""
    person.derive_keys()
    return person


@transaction.atomic
def create_person(*, full_name: str, birth_year: int | None = None, phone: str = "", actor: User | None) -> Person:
    """Record a human; namesakes are different people."""
    name = tidy_line(full_name)
    if not name:
        raise NameMissingError
    person = Person.objects.create(full_name=name, birth_year=birth_year, phone=_phone(phone))
    publish(PersonRecorded(person_id=person.pk), actor=actor)
    return person


@transaction.atomic
def create_user(*, username: str, person: Person | None, password: str | None = None, actor: User | None) -> User:
    """Open an account; without a password nobody can sign in until one is set."""
    name = sign_in_name(username)
    if not name:
        raise UsernameMissingError
    if person and (held := User.objects.filter(person=person).first()):
        raise AccountExistsError(username=held.username)
    user = User(username=name, person=person)
    user.set_password(nfc(password) if password else None)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        raise UsernameTakenError(username=name) from None
    publish(AccountOpened(user_id=user.pk, person_id=person.pk if person else None), actor=actor)
    return user


def choose_display(*, user: User, display: Display, actor: User) -> None:  # noqa: ARG001 -- one's own taste: no fact to log
    """Keep how the account wants its pages."""
    User.objects.filter(pk=user.pk).update(theme=display.theme, text_size=display.text_size)
    user.theme, user.text_size = display.theme, display.text_size


@transaction.atomic
def issue_api_token(*, owner: User, name: str, actor: User | None) -> str:
    """Let a program act for the account; the secret is answered once and never kept."""
    secret = TOKEN_PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(owner=owner, name=tidy_line(name), digest=token_digest(secret))
    publish(ApiTokenIssued(token_id=token.pk, owner_id=owner.pk), actor=actor)
    return secret


@transaction.atomic
def revoke_api_token(*, token: ApiToken, actor: User | None) -> None:
    """Let the program act no longer; a second time changes nothing."""
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now()):
        publish(ApiTokenRevoked(token_id=token.pk, owner_id=token.owner_id), actor=actor)


def use_api_token(*, secret: str) -> User | None:
    """The account for which the bearer of the secret acts; the moment is noted once a minute, not at every request."""
    token = live_token(secret)
    if token is None:
        return None
    now = timezone.now()
    long_ago = Q(last_used_at=None) | Q(last_used_at__lt=now - USE_NOTED_EVERY)
    ApiToken.objects.filter(long_ago, pk=token.pk).update(last_used_at=now)
    return token.owner


def _phone(typed: str) -> str:
    if not typed.strip():
        return ""
    try:
        return normalise_phone(typed)
    except NotAPhoneError:
        raise PhoneNotUnderstoodError(phone=typed) from None
