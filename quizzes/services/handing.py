"""Files for answers, and going forward on a paper that does not go back."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.models import User
from core.ids import uuid7
from quizzes.errors import AttemptClosedError, NoSuchQuestionError, TooManyFilesError
from quizzes.models import Answer, AnswerFile, Attempt, QuestionType
from quizzes.services.answering import AnswerGiven, save_answers


@transaction.atomic
def keep_answer_file(
    *, attempt: Attempt, position: int, file: ContentFile[bytes], name: str, actor: User | None
) -> AnswerFile:
    """Add a file to the answer at a position; the same file sent twice is one."""
    locked = Attempt.objects.select_for_update().get(pk=attempt.pk)
    items = locked.paper["items"]
    if not 1 <= position <= len(items) or items[position - 1]["type"] != QuestionType.UPLOAD:
        raise NoSuchQuestionError
    held = _held(locked, position)
    digest = hashlib.sha256(file.read()).hexdigest()
    kept = AnswerFile.objects.filter(attempt=locked, position=position, sha256=digest).first()
    most = items[position - 1].get("most", 1)
    if not locked.is_open:
        raise AttemptClosedError(attempt=locked.uid)
    if kept is None and len(held.get("files", ())) >= most:
        raise TooManyFilesError(most=most)
    if kept is None:
        kept = AnswerFile(attempt=locked, position=position, name=name, size=file.size, sha256=digest)
        kept.file.save(str(file.name), file)
    files = list(dict.fromkeys([*held.get("files", ()), str(kept.uid)]))
    given = AnswerGiven(position=position, response={**held, "files": files}, id=uuid7())
    for refusal in save_answers(attempt=locked, answers=[given], actor=actor).refused:
        raise refusal.error
    return kept


@transaction.atomic
def move_on(*, attempt: Attempt, position: int) -> None:
    """Note that a paper that only goes forward has come to a position; it never comes back."""
    Attempt.objects.filter(pk=attempt.pk, reached__lt=position).update(reached=position)


def _held(attempt: Attempt, position: int) -> Mapping[str, Any]:
    last = Answer.objects.filter(attempt=attempt, position=position).order_by("-sequence").first()
    return (last.response if last else None) or {}
