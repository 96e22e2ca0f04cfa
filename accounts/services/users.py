"""Opening accounts and keeping how they want the pages."""

from django.db import IntegrityError, transaction

from accounts.calculations import sign_in_name
from accounts.errors import AccountExistsError, UsernameMissingError, UsernameTakenError
from accounts.events import AccountOpened
from accounts.models import Person, User
from core.display import Display
from core.events import publish
from core.text.unicode import nfc


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
