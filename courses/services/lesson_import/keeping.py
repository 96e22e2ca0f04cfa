"""Files that wait between being read and being made into lessons: each for its trainer alone, a day at most."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.utils import timezone

from accounts.models import User
from core.text.unicode import tidy_line

FOLDER = "lesson-imports"
KEPT = timedelta(days=1)


def keep_file(*, content: bytes, name: str, actor: User) -> UUID:
    """Put a file aside and say under which id."""
    uid = uuid4()
    _storage().save(f"{_folder(actor, uid)}/file", ContentFile(content))
    _storage().save(f"{_folder(actor, uid)}/name", ContentFile(tidy_line(name).encode()))
    return uid


def kept_file(*, uid: UUID, actor: User) -> tuple[bytes, str] | None:
    """The content and the name of a file that this trainer put aside."""
    folder = _folder(actor, uid)
    if not _storage().exists(f"{folder}/name"):
        return None
    with _storage().open(f"{folder}/file") as file, _storage().open(f"{folder}/name") as name:
        return file.read(), name.read().decode()


def drop_file(*, uid: UUID, actor: User) -> None:
    """Forget a file; one that is gone already is no fault."""
    for name in ("file", "name"):
        _storage().delete(f"{_folder(actor, uid)}/{name}")


def forget_old_files() -> int:
    """Forget the files that nobody came back to; how many there were."""
    storage, oldest, count = _storage(), timezone.now() - KEPT, 0
    for user in _folders(FOLDER):
        for upload in _folders(f"{FOLDER}/{user}"):
            folder = f"{FOLDER}/{user}/{upload}"
            for name in storage.listdir(folder)[1]:
                if storage.get_modified_time(f"{folder}/{name}") < oldest:
                    storage.delete(f"{folder}/{name}")
                    count += name == "file"
    return count


def _folders(folder: str) -> list[str]:
    try:
        return _storage().listdir(folder)[0]
    except FileNotFoundError:
        return []


def _folder(actor: User, uid: UUID) -> str:
    return f"{FOLDER}/{actor.pk}/{uid}"


def _storage() -> Storage:
    return storages["private"]
