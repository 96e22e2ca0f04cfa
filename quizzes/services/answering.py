"""Taking answers. Nothing acknowledged is ever lost; nothing is taken twice; every answer gets its own reply."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from core.errors import DomainError
from core.ids import uuid7
from core.prepared import prepared
from quizzes.calculations import Policy, is_response_to, made_at
from quizzes.calculations.types import response_of, uses_twice
from quizzes.errors import (
    AnswerOfAnotherError,
    AttemptClosedError,
    MovedOnError,
    NoSuchQuestionError,
    TimeOverError,
    TooManyFilesError,
    UsedTwiceError,
)
from quizzes.models import Answer, AnswerFile, Attempt, ItemCheck, QuestionType


@dataclass(frozen=True, kw_only=True)
class AnswerGiven:
    """All that is set on one question: read from the network, not yet believed.

    `id` is the phone's own; a form has none and adds an answer only when something changed. `base` is the sequence
    that the phone had seen when the answer was given. An answer is a response, or the fields of a form that say it.
    """

    position: int
    response: Mapping[str, Any] | None = None
    fields: Mapping[str, Sequence[str]] | None = None
    is_flagged: bool = False
    id: UUID | None = None
    base: int | None = None
    client_time: datetime | None = None


@dataclass(frozen=True)
class Refusal:
    """An answer that will never be taken, and why."""

    id: str
    error: DomainError


@dataclass(frozen=True)
class Receipt:
    """What became of a batch: what a phone may forget, and where another phone had answered meanwhile."""

    sequence: int
    received_at: datetime
    received: list[UUID] = field(default_factory=list)
    stale: list[int] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


@transaction.atomic
def save_answers(
    *, attempt: Attempt, answers: Sequence[AnswerGiven], sent_at: datetime | None = None, actor: User | None
) -> Receipt:
    """Add a batch of answers to an open attempt, in the order given.

    An id that is known already is acknowledged and changes nothing, also after the attempt is closed. After the
    deadline an answer is taken only within the grace, and only if it was given before: its age is measured on the
    phone's own clock from `client_time` to `sent_at`, so that a wrong clock does not matter. It is then marked late.
    """
    desk = _Desk(attempt, answers, sent_at, actor)
    for given in answers:
        desk.take(desk.understood(given))
    Answer.objects.bulk_create(desk.added)
    desk.note_how_far()
    return Receipt(desk.sequence, desk.now, desk.received, desk.stale, desk.refused)


class _Known(NamedTuple):
    """An answer the server has: enough to order and recognise it."""

    pk: UUID
    attempt_id: int
    position: int
    sequence: int


class _Desk:
    """One attempt, locked, with all its answers, while a batch is taken in."""

    def __init__(
        self, attempt: Attempt, answers: Sequence[AnswerGiven], sent_at: datetime | None, actor: User | None
    ) -> None:
        self.attempt = _locked(attempt=attempt.pk)[0]
        self.policy = Policy.read(self.attempt.policy)
        self.now, self.sent_at, self.actor = timezone.now(), sent_at, actor
        self.batch = {given.id for given in answers if given.id is not None}
        rows = [_Known(*row) for row in self._known()]
        self.attempt_of = {row.pk: row.attempt_id for row in rows}
        own = [row for row in rows if row.attempt_id == self.attempt.pk]
        self.latest = {row.position: row for row in own}
        self.sequence = own[-1].sequence if own else 0
        self.settled = self._settled()
        self.added: list[Answer] = []
        self.received: list[UUID] = []
        self.stale: list[int] = []
        self.refused: list[Refusal] = []

    def _known(self) -> Sequence[tuple[Any, ...]]:
        if not self.batch:
            return _answers_of(attempt=self.attempt.pk)
        return _answers_of_or_named(attempt=self.attempt.pk, names=tuple(self.batch))

    def understood(self, given: AnswerGiven) -> AnswerGiven:
        """The answer with its fields read as the question's type reads them."""
        items = self.attempt.paper["items"]
        if given.fields is None or not 1 <= given.position <= len(items):
            return given
        return replace(given, response=response_of(items[given.position - 1], given.fields), fields=None)

    def take(self, given: AnswerGiven) -> None:
        """Add, acknowledge or refuse one answer."""
        if given.id is not None and self.attempt_of.get(given.id) == self.attempt.pk:
            self.received.append(given.id)
        elif error := self._reason_to_refuse(given):
            self.refused.append(Refusal(str(given.id), error))
        elif given.id is not None or self._changes_something(given):
            self._add(given)

    def _add(self, given: AnswerGiven) -> None:
        self.sequence += 1
        answer = Answer(
            id=given.id or uuid7(),
            attempt=self.attempt,
            version_id=self.attempt.paper["items"][given.position - 1]["version"],
            position=given.position,
            sequence=self.sequence,
            response=given.response,
            is_flagged=given.is_flagged,
            is_late=self.attempt.is_time_over(self.now),
            is_stale=self._is_stale(given),
            client_time=given.client_time,
            received_at=self.now,
            given_by=self.actor,
        )
        if answer.is_stale:
            self.stale.append(given.position)
        self.added.append(answer)
        self.received.append(answer.id)
        self.attempt_of[answer.id] = self.attempt.pk
        self.latest[given.position] = _Known(answer.pk, self.attempt.pk, given.position, self.sequence)

    def _reason_to_refuse(self, given: AnswerGiven) -> DomainError | None:
        if given.id in self.attempt_of:
            return AnswerOfAnotherError()
        if not self.attempt.is_open:
            return AttemptClosedError(attempt=self.attempt.uid)
        if not self._is_in_time(given):
            return TimeOverError()
        if given.position in self.settled or (self.policy.is_forward_only and given.position < self._reached):
            return MovedOnError()
        return None if self._fits_the_paper(given) else self._mistake_in(given)

    @property
    def _reached(self) -> int:
        """The furthest question that was opened or answered."""
        return max(self.attempt.reached, max(self.latest, default=0))

    def note_how_far(self) -> None:
        """Keep how far a paper has come that only goes forward."""
        if self.policy.is_forward_only and self._reached > self.attempt.reached:
            self.attempt.reached = self._reached
            self.attempt.save(update_fields=["reached"])

    def _settled(self) -> set[int]:
        """The questions that were marked for good while the attempt is open."""
        if not self.policy.marks_at_once:
            return set()
        checks = ItemCheck.objects.filter(attempt=self.attempt, is_settled=True)
        return set(checks.values_list("position", flat=True))

    def _is_in_time(self, given: AnswerGiven) -> bool:
        deadline, closes = self.attempt.deadline_at, self.attempt.closes_at
        if deadline is None or closes is None or self.now < deadline:
            return True
        if self.now >= closes or given.client_time is None or self.sent_at is None:
            return False
        return made_at(given.client_time, self.sent_at, self.now) < deadline

    def _fits_the_paper(self, given: AnswerGiven) -> bool:
        items = self.attempt.paper["items"]
        if not 1 <= given.position <= len(items):
            return False
        fits = is_response_to(
            items[given.position - 1],
            given.response,
            allows_unsure=self.policy.allows_unsure,
            asks_certainty=self.policy.asks_certainty,
        )
        return fits and self._has_files(given)

    def _mistake_in(self, given: AnswerGiven) -> DomainError:
        """What is wrong with an answer that does not fit; a page without scripts cannot prevent the first two."""
        items, response = self.attempt.paper["items"], given.response or {}
        item = items[given.position - 1] if 1 <= given.position <= len(items) else {}
        if item.get("type") == QuestionType.PLACING and uses_twice(item, response):
            return UsedTwiceError(position=given.position)
        files, most = response.get("files"), item.get("most", 1)
        if item.get("type") == QuestionType.UPLOAD and isinstance(files, list) and len(files) > most:
            return TooManyFilesError(most=most)
        return NoSuchQuestionError()

    def _has_files(self, given: AnswerGiven) -> bool:
        """Whether every file that is named was handed in for this very question."""
        named = set((given.response or {}).get("files", ()))
        if not named:
            return True
        held = AnswerFile.objects.filter(attempt=self.attempt, position=given.position)
        return named <= {str(uid) for uid in held.values_list("uid", flat=True)}

    def _changes_something(self, given: AnswerGiven) -> bool:
        before = self.latest.get(given.position)
        if before is None:
            return given.response is not None or given.is_flagged
        held = Answer.objects.only("response", "is_flagged").get(pk=before.pk)
        return (held.response, held.is_flagged) != (given.response, given.is_flagged)

    def _is_stale(self, given: AnswerGiven) -> bool:
        """Whether somebody else answered the question since the phone last heard of it."""
        before = self.latest.get(given.position)
        if before is None or given.base is None:
            return False
        return before.sequence > given.base and before.pk not in self.batch


@prepared
def _locked(*, attempt: int) -> QuerySet[Attempt]:
    return Attempt.objects.select_for_update().filter(pk=attempt)


@prepared
def _answers_of(*, attempt: int) -> QuerySet[Answer, tuple[Any, ...]]:
    return Answer.objects.filter(attempt=attempt).order_by("sequence").values_list(*_Known._fields)


@prepared
def _answers_of_or_named(*, attempt: int, names: Sequence[UUID]) -> QuerySet[Answer, tuple[Any, ...]]:
    """What the attempt has, and whatever carries one of these ids, wherever it belongs."""
    answers = Answer.objects.filter(Q(attempt=attempt) | Q(pk__in=names))
    return answers.order_by("sequence").values_list(*_Known._fields)
