"""Cards on paper."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.utils import timezone

from accounts.formats.cards import Card, Imprint, sheet_of
from accounts.models import User
from accounts.services.cards import IssuedCard


def card_address(code: str) -> str:
    """What the QR code of a card leads to."""
    return _imprint(None).address_of(code)


def print_cards(*, cards: Sequence[IssuedCard], units: Mapping[int, str], actor: User) -> bytes:
    """The PDF of the cards, in the order given; `units` says by the ids of their holders where they serve."""
    drawn = [
        Card(
            name=card.person.full_name,
            unit=units.get(card.person.pk, ""),
            username=card.user.username,
            code=card.code,
            valid_until=timezone.localdate(card.expires_at),
        )
        for card in cards
    ]
    return sheet_of(drawn, _imprint(actor))


def _imprint(actor: User | None) -> Imprint:
    return Imprint(
        product=settings.WAGTAIL_SITE_NAME,
        owner=settings.SITE_OWNER,
        site=settings.SITE_URL,
        help_line=f"Cần giúp, hỏi đồng chí {actor}." if actor else "",
    )
