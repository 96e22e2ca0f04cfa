"""Files of questions that wait to be looked at: kept where files of lessons wait, and forgotten with them."""

from uuid import UUID

from accounts.models import User
from courses.services.lesson_import import drop_file, keep_file, kept_file


def keep_bank_file(*, content: bytes, name: str, actor: User) -> UUID:
    """Put a file aside and say under which id."""
    return keep_file(content=content, name=name, actor=actor)


def kept_bank_file(*, uid: UUID, actor: User) -> tuple[bytes, str] | None:
    """The content and the name of a file that this trainer put aside."""
    return kept_file(uid=uid, actor=actor)


def forget_bank_file(*, uid: UUID, actor: User) -> None:
    """Forget a file; one that is gone already is no fault."""
    drop_file(uid=uid, actor=actor)
