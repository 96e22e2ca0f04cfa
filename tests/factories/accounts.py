"""People and accounts for tests."""

from itertools import count

from accounts.models import Person, User

_numbers = count(1)


def make_person(full_name=None, **facts):
    """A person, invented."""
    return Person.objects.create(full_name=full_name or f"Nguyễn Văn Thứ {next(_numbers)}", **facts)


def make_user(username=None, person=None, **facts):
    """An account without a usable password; tests sign in with `client.force_login`."""
    user = User(username=username or f"tai-khoan-{next(_numbers)}", person=person, **facts)
    user.set_unusable_password()
    user.save()
    return user
