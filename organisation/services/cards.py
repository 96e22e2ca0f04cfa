"""Sign-in cards for the people of a keeper's units."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import accounts_of
from accounts.services import issue_card, issue_cards, open_account, print_cards
from organisation.errors import CardBeyondScopeError, NobodyToGetCardsError, TooManyCardsError
from organisation.models import Unit
from organisation.rules import card_scopes, may_issue_card
from organisation.selectors import accounts_beyond, newcomers, posts_of, seated_people
from organisation.services.access import note_access

MOST_CARDS = 600  # a hundred sheets: what one sends to a printer at once


@dataclass(frozen=True)
class Sheets:
    """Cards as a PDF, and for how many people."""

    pdf: bytes
    people: int


@transaction.atomic
def hand_out_cards(*, unit: Unit, chosen: Collection[UUID] | None, reason: str, actor: User) -> Sheets:
    """New cards for those of the unit who have chosen no password yet, as a PDF; `chosen` are the uids of a part of them.

    Whoever has a password keeps it: only `replace_card` takes it away. Codes are kept nowhere, so a PDF that was lost
    is made anew, and the cards before it hold no longer.
    """
    today = timezone.localdate()
    people = newcomers(seated_people(unit, today), actor, accounts_beyond(*card_scopes(actor)))
    if chosen is not None:
        people = people.filter(uid__in=chosen)
    receiving = list(people[: MOST_CARDS + 1])
    if not receiving:
        raise NobodyToGetCardsError
    if len(receiving) > MOST_CARDS:
        raise TooManyCardsError(most=MOST_CARDS)
    cards = issue_cards(people=receiving, reason=reason, actor=actor)
    note_access(actor=actor, page="thẻ đăng nhập", unit=unit, people=len(cards), is_export=True)
    return Sheets(print_cards(cards=cards, units=posts_of(receiving, today), actor=actor), len(cards))


@transaction.atomic
def replace_card(*, person: Person, reason: str, actor: User) -> str:
    """A new card for one person, whose password, sessions and earlier cards end; the code is known only now."""
    held = accounts_of([person.pk]).get(person.pk)
    if not may_issue_card(actor, held):
        raise CardBeyondScopeError
    user = held or open_account(person=person, actor=actor)
    note_access(actor=actor, page="thẻ đăng nhập", person=person, is_export=True)
    return issue_card(user=user, reason=reason, actor=actor)
