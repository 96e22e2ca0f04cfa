"""Sign-in cards: issued one by one or for a whole list, used once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.calculations import new_card_code
from accounts.errors import AccountClosedError, CardUsedError
from accounts.events import CardIssued, CardsIssued, CardUsed
from accounts.models import Person, SignInCard, User
from accounts.selectors import accounts_of, card_digest, usable_card
from accounts.services.opening import open_missing
from accounts.services.passwords import set_password
from core.events import publish
from core.text.dates import format_moment
from core.text.unicode import tidy_line

HOLDS_FOR = timedelta(days=60)


@dataclass(frozen=True)
class IssuedCard:
    """A card as it is handed over: the only time that its code is known."""

    user: User
    person: Person
    code: str
    expires_at: datetime


@transaction.atomic
def issue_card(*, user: User, reason: str, actor: User | None) -> str:
    """Give the holder of the account a new card and answer its code, which is known only now.

    Whatever opened the account before does so no longer: earlier cards, the password, the sessions on every phone.
    """
    if not user.is_active:
        raise AccountClosedError(name=str(user))
    (code,) = _replace_cards([user], reason, actor)
    publish(CardIssued(user_id=user.pk, reason=tidy_line(reason)), actor=actor)
    return code


@transaction.atomic
def issue_cards(*, people: Collection[Person], reason: str, actor: User | None) -> Sequence[IssuedCard]:
    """Give every one of these humans (records that stay) a new card, and an account first to whom has none.

    Closed accounts get none.
    """
    before = accounts_of([person.pk for person in people]).keys()
    accounts = open_missing(people)
    receiving = [person for person in people if accounts[person.pk].is_active]
    if not receiving:
        return []
    users = [accounts[person.pk] for person in receiving]
    codes = _replace_cards(users, reason, actor)
    opened = len(accounts.keys() - before)
    publish(CardsIssued(user_ids=[user.pk for user in users], opened=opened, reason=tidy_line(reason)), actor=actor)
    until = timezone.now() + HOLDS_FOR
    return [IssuedCard(*card, until) for card in zip(users, receiving, codes, strict=True)]


@transaction.atomic
def use_card(*, code: str, password: str) -> User:
    """Let the holder of the card in with the password they chose; the card is spent."""
    card = usable_card(code)
    now = timezone.now()
    if not SignInCard.objects.filter(pk=card.pk, used_at=None, revoked_at=None).update(used_at=now):
        raise CardUsedError(moment=format_moment(now))
    set_password(card.user, password)
    publish(CardUsed(card_id=card.pk, user_id=card.user_id), actor=card.user)
    return card.user


def _replace_cards(users: Sequence[User], reason: str, actor: User | None) -> Sequence[str]:
    """A new code for each; of two keepers who do this at once the second waits, and ends the first one's cards."""
    now = timezone.now()
    list(User.objects.select_for_update().filter(pk__in=[user.pk for user in users]).values_list("pk"))
    for user in users:
        user.set_unusable_password()  # a new text each time, which ends the sessions too
    User.objects.bulk_update(users, ["password"], batch_size=500)
    SignInCard.objects.filter(user__in=users, used_at=None, revoked_at=None).update(revoked_at=now)
    codes = [new_card_code() for _user in users]
    SignInCard.objects.bulk_create(
        [
            SignInCard(
                user=user,
                digest=card_digest(code),
                reason=tidy_line(reason)[:200],
                issued_by=actor,
                expires_at=now + HOLDS_FOR,
            )
            for user, code in zip(users, codes, strict=True)
        ],
        batch_size=500,
    )
    return codes
