"""Marking one question while the attempt is open, where the quiz does that."""

from decimal import Decimal

from django.db import transaction

from accounts.models import User
from quizzes.calculations import Policy, mark
from quizzes.errors import AttemptClosedError, NothingToCheckError
from quizzes.models import Answer, Attempt, ItemCheck, QuestionVersion
from quizzes.selectors.marking.amendments import corrected_key


@transaction.atomic
def check_item(*, attempt: Attempt, position: int, actor: User | None) -> ItemCheck:  # noqa: ARG001
    """Mark the answer that stands at a position; an answer that was marked already is not marked again.

    At once and until a part is mastered, the first answer settles the question; with several tries the right one
    does, or the last.
    """
    locked = Attempt.objects.select_for_update().get(pk=attempt.pk)
    policy = Policy.read(locked.policy)
    if not locked.is_open:
        raise AttemptClosedError(attempt=locked.uid)
    answer = Answer.objects.filter(attempt=locked, position=position).order_by("-sequence").first()
    if answer is None or not answer.response or not policy.marks_at_once:
        raise NothingToCheckError
    last = ItemCheck.objects.filter(attempt=locked, position=position).order_by("-number").first()
    if last and (last.is_settled or last.answer.response == answer.response):
        return last
    version = QuestionVersion.objects.only("type", "key", "is_amended").get(pk=answer.version_id)
    item, key = locked.paper["items"][position - 1], corrected_key(version, locked.quiz_id)
    share = mark(version.type, key, answer.response, item, asks_certainty=policy.asks_certainty)
    if share is None:
        raise NothingToCheckError
    number = last.number + 1 if last else 1
    return ItemCheck.objects.create(
        attempt=locked,
        position=position,
        number=number,
        answer=answer,
        share=share,
        is_settled=policy.settles(share == Decimal(1), number),
    )
