"""What becomes of certificates once their holder is erased: the register stands, the drawn files go."""

from functools import partial

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from certificates.models import Rendition
from core.holdings import Subject
from core.storage import private_storage


def erase_files(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop the files once that is settled; each one's SHA-256 stays, so that the paper in hand can still be checked."""
    names = Rendition.objects.filter(certificate__holder__in=subject.person_ids).values_list("file", flat=True)
    for name in list(names):
        transaction.on_commit(partial(private_storage().delete, name), robust=True)
