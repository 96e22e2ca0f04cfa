"""What is known of attempts that may look unusual, and the hints that wait for a person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.selectors import surviving_id
from core.text.numbers import format_number
from courses.selectors.authoring import WRITERS
from organisation.selectors import scope_of
from quizzes.calculations.statistics import Trace, canonical
from quizzes.models import Attempt, AttemptState, GradingRun, ItemGrade, Quiz, Signal, SignalKind

# Attempts are compared with those of the last two months: nobody looks further back.
COMPARED = timedelta(days=60)
_CLOSED = (AttemptState.GRADED, AttemptState.RELEASED)


def traces_of(quiz: Quiz) -> Iterator[Trace]:
    """Every attempt of the last weeks with its answers, one after the other."""
    since = timezone.now() - COMPARED
    later = GradingRun.objects.filter(attempt=OuterRef("run__attempt"), number__gt=OuterRef("run__number"))
    of_quiz = {"run__attempt__quiz": quiz, "run__attempt__state__in": _CLOSED, "run__attempt__submitted_at__gte": since}
    grades = ItemGrade.objects.filter(~Exists(later), out_of__gt=0, scored__isnull=False, **of_quiz)
    rows = grades.order_by("run_id", "position").values_list(
        "run__attempt",
        surviving_id("run__attempt__learner"),
        "run__attempt__started_at",
        "run__attempt__submitted_at",
        "run__attempt__percent",
        "run__attempt__device",
        "version",
        Cast("answer__response", CharField()),
        F("scored"),
        F("out_of"),
    )
    for facts, items in groupby(rows.iterator(), key=itemgetter(0, 1, 2, 3, 4, 5)):
        attempt, learner, started, submitted, percent, device = facts
        answers = [(version, canonical(said or ""), scored < out_of) for *_, version, said, scored, out_of in items]
        yield Trace(
            attempt=attempt,
            learner=learner,
            seconds=(submitted - started).total_seconds(),
            percent=float(percent or 0),
            answers=[(version, said) for version, said, _is_wrong in answers],
            wrong=sum(is_wrong and bool(said) for _version, said, is_wrong in answers),
            device=device,
        )


@dataclass(frozen=True)
class Hint:
    """A signal in words: what was seen, and why it may well be nothing."""

    signal: Signal
    seen: str
    innocent: str
    others: Sequence[str]

    @property
    def attempt(self) -> Attempt:
        """The attempt to look at."""
        return self.signal.attempt


def signals_seen_by(user: User, quiz: Quiz) -> QuerySet[Signal]:
    """The hints about people of the user's units that nobody has looked into yet."""
    units = scope_of(user, *WRITERS).unit_ids(timezone.localdate())
    waiting = Signal.objects.filter(attempt__quiz=quiz, attempt__enrolment__seat__unit__in=units, dismissed_at=None)
    return waiting.select_related("attempt__learner").order_by("kind", "attempt__learner__sort_key", "pk")


def hints_of(signals: Sequence[Signal]) -> list[Hint]:
    """These hints in words; of the other people only those are named about whom a hint is among them, too."""
    names = {signal.attempt_id: signal.attempt.learner.full_name for signal in signals}
    return [_hint(signal, names) for signal in signals]


def _hint(signal: Signal, names: Mapping[int, str]) -> Hint:
    facts = signal.facts
    others = facts.get("others", [])
    return Hint(
        signal,
        _seen(signal.kind, facts, len(others)),
        _innocent(signal.kind),
        sorted(names[other] for other in others if other in names),
    )


def _seen(kind: str, facts: Mapping[str, Any], others: int) -> str:
    if kind == SignalKind.PACE:
        said = _(
            "Trung bình %(seconds)s giây một câu, trong khi mọi người cần khoảng %(usual)s giây, mà kết quả vẫn cao."
        )
        return said % {name: format_number(Decimal(str(facts[name]))) for name in ("seconds", "usual")}
    if kind == SignalKind.TWIN:
        said = ngettext(
            "Cả %(items)d câu trả lời giống hệt %(count)d bài khác, kể cả %(wrong)d câu sai.",
            "Cả %(items)d câu trả lời giống hệt %(count)d bài khác, kể cả %(wrong)d câu sai.",
            others,
        )
        return said % {"items": facts["items"], "wrong": facts["wrong"], "count": others}
    said = ngettext(
        "Bài được bắt đầu trên cùng một máy với bài của %(count)d người khác.",
        "Bài được bắt đầu trên cùng một máy với bài của %(count)d người khác.",
        others,
    )
    return said % {"count": others}


def _innocent(kind: str) -> str:
    if kind == SignalKind.PACE:
        return _("Có thể người ấy đã ôn kỹ, hoặc đã làm trước trên giấy.")
    if kind == SignalKind.TWIN:
        return _("Có thể hai người học chung một nhóm và nhầm giống nhau, nhất là khi bài ít câu.")
    return _("Nhiều xã chỉ có một máy tính dùng chung, nên điều này rất hay gặp.")
