"""Sign-in cards, and how far people have come on the way in."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextChoices, Value, When
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.calculations import card_code_from
from accounts.errors import CardExpiredError, CardRevokedError, CardUnknownError, CardUsedError
from accounts.models import Person, SignInCard, User
from accounts.selectors.identity import surviving_id
from core.text.dates import format_date, format_moment

_HAS_PASSWORD = ~Q(password="") & ~Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)


class Entry(TextChoices):
    """How far a person has come on the way in."""

    NEW = "new", _("Chưa cấp thẻ")
    WAITING = "waiting", _("Chờ dùng thẻ")
    IN = "in", _("Đã có mật khẩu")
    CLOSED = "closed", _("Đã khóa")


def card_digest(code: str) -> str:
    """What is kept of a card's code: a hash under the site's key, for 40 bits alone could be tried one by one."""
    return salted_hmac("accounts.SignInCard", code, algorithm="sha256").hexdigest()


def usable_card(code: str) -> SignInCard:
    """The card with this code if it lets its holder in; else the refusal says what became of it."""
    bare = card_code_from(code)
    cards = SignInCard.objects.select_related("user__person")
    card = cards.filter(digest=card_digest(bare), user__is_active=True).first() if bare else None
    if card is None:
        raise CardUnknownError
    if card.used_at:
        raise CardUsedError(moment=format_moment(card.used_at))
    if card.revoked_at:
        raise CardRevokedError
    if card.expires_at <= timezone.now():
        raise CardExpiredError(day=format_date(timezone.localdate(card.expires_at)))
    return card


def live_cards() -> QuerySet[SignInCard]:
    """The cards that still let their holders in."""
    return SignInCard.objects.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())


def cards_of(person: Person) -> QuerySet[SignInCard]:
    """Every card that this human was ever issued, the latest first."""
    human = person.merged_into_id or person.pk
    cards = SignInCard.objects.filter(Q(user__person=human) | Q(user__person__merged_into=human))
    return cards.select_related("user", "issued_by__person")


def accounts_of(people: Collection[int]) -> dict[int, User]:
    """By the ids of humans (records that stay): the account of each who has one, that of the record that stays first."""
    records = Person.objects.filter(Q(pk__in=people) | Q(merged_into__in=people))
    held = User.objects.filter(person__in=records).select_related("person").annotate(human=surviving_id("person"))
    rows = held.order_by(F("person__merged_into").desc(nulls_last=True), "-pk")
    return {user.human: user for user in rows}


def humans_of(accounts: Q) -> QuerySet[User, int]:
    """The ids of the humans (records that stay) to whom these accounts belong, as a subquery."""
    users = User.objects.filter(accounts, person__isnull=False)
    return users.values_list(surviving_id("person"), flat=True)


def with_entry(people: QuerySet[Person]) -> QuerySet[Any]:
    """The people (records that stay), each with `entry`: how far they have come on the way in."""
    accounts = User.objects.all()
    return people.annotate(
        entry=Case(
            When(_theirs(accounts.filter(_HAS_PASSWORD, is_active=True), "person"), then=Value(Entry.IN)),
            When(_theirs(accounts.filter(is_active=False), "person"), then=Value(Entry.CLOSED)),
            When(_theirs(live_cards(), "user__person"), then=Value(Entry.WAITING)),
            default=Value(Entry.NEW),
        )
    )


def entry_of(person: Person) -> str:
    """How far this one (a record that stays) has come on the way in."""
    entry: str = with_entry(Person.objects.filter(pk=person.pk)).get().entry
    return entry


def _theirs(rows: QuerySet[Any], path: str) -> Q:
    """Whether the human has such rows, under their own record or one merged into it: each way by its own index."""
    own, merged = ({key: OuterRef("pk")} for key in (path, f"{path}__merged_into"))
    return Q(Exists(rows.filter(**own))) | Q(Exists(rows.filter(**merged)))
