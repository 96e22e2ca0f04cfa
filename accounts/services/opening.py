"""Opening accounts for people who have none: nobody signs up."""

from collections.abc import Collection, Iterable

from django.db import transaction

from accounts.calculations import free_name, name_stem
from accounts.events import AccountOpened
from accounts.models import Person, User
from accounts.selectors import accounts_of, survivor_of
from core.events import publish


@transaction.atomic
def open_account(*, person: Person, actor: User | None) -> User:
    """The account of this human, opened now if there was none; nobody signs in with it until a card is used."""
    human = survivor_of(person)
    held = accounts_of([human.pk]).get(human.pk)
    if held:
        return held
    user = open_missing([human])[human.pk]
    publish(AccountOpened(user_id=user.pk, person_id=human.pk), actor=actor)
    return user


def open_missing(people: Collection[Person]) -> dict[int, User]:
    """The accounts of all these humans by their ids, those that were missing opened; for callers that publish the fact.

    A name that somebody else takes at the same moment is tried again with the next number.
    """
    found = accounts_of([person.pk for person in people])
    while missing := [person for person in people if person.pk not in found]:
        User.objects.bulk_create(_named(missing), ignore_conflicts=True, batch_size=500)
        found |= accounts_of([person.pk for person in missing])
    return found


def _named(people: Iterable[Person]) -> Iterable[User]:
    taken = set(User.objects.values_list("username", flat=True))
    for person in people:
        name = free_name(name_stem(person.full_name, person.birth_year), taken)
        taken.add(name)
        user = User(username=name, person_id=person.pk)
        user.set_unusable_password()
        yield user
