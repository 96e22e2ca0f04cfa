"""Counting progress anew for many learners at once: when an edition changes, and every night to see that nothing did."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from accounts.models import User
from core.events import publish
from courses.calculations import OutlineItem
from courses.calculations.differences import demands
from courses.events import LearnersMoved
from courses.models import CourseEdition, EffectOnLearners, Enrolment, ItemProgress
from courses.selectors import Outline, outline_of
from courses.services.settling import settle_all


@transaction.atomic
def follow_edition(*, edition: CourseEdition, actor: User | None, effect: str = "") -> int:
    """Move unfinished learners to a newer edition as its effect says, or another effect asked for; returns how many.

    `required` moves them all. `none` moves those of whom the new edition asks the same as theirs, so that they see
    corrected words. `new_edition` moves nobody. What they have completed stays completed, and the share that they have
    reached never falls.
    """
    behind = Enrolment.objects.filter(course=edition.course_id, completed_at=None, edition__number__lt=edition.number)
    effect = effect or edition.effect
    if effect == EffectOnLearners.NEW_EDITION:
        return 0
    if effect == EffectOnLearners.NONE:
        behind = behind.filter(edition__in=_editions_that_ask_the_same(edition))
    # Locked first: the recount must see what a learner is completing at this very moment.
    left = set(behind.select_for_update(of=("self",)).order_by("pk").values_list("edition", flat=True))
    outline = outline_of(edition)
    moved = Enrolment.objects.filter(pk__in=behind.values("pk")).update(
        edition=edition, total=outline.total, done=_done(outline), percent=Greatest("percent", _percent(outline))
    )
    settle_all(_changed_by(edition, CourseEdition.objects.filter(pk__in=left)), actor=actor)
    if moved:
        publish(LearnersMoved(course_id=edition.course_id, edition_id=edition.pk, count=moved), actor=actor)
    return moved


def recount_progress() -> int:
    """Derive counts and missed completions anew from what was completed; how many enrolments were wrong."""
    return sum(_recount(edition) for edition in CourseEdition.objects.filter(enrolments__isnull=False).distinct())


@transaction.atomic
def _recount(edition: CourseEdition) -> int:
    outline = outline_of(edition)
    enrolments = Enrolment.objects.filter(edition=edition).annotate(real=_done(outline), reached=_percent(outline))
    is_overlooked = Q(completed_at=None, real=outline.total, total__gt=0)
    is_whole_too_early = Q(completed_at=None, percent=100) | Q(completed_at__isnull=False, percent__lt=100)
    is_wrong = ~Q(done=F("real")) | ~Q(total=outline.total) | Q(percent__lt=F("reached"))
    return settle_all(enrolments.filter(is_wrong | is_overlooked | is_whole_too_early), actor=None)


def _changed_by(edition: CourseEdition, left: Iterable[CourseEdition]) -> QuerySet[Enrolment]:
    """Learners now on an edition who may have finished by the move, or met what it asks with what they did before."""
    asked = {_conditions(item) for item in outline_of(edition).items}
    asked_before = {_conditions(item) for other in left for item in outline_of(other).items}
    touched = [cast("UUID", key) for key, *_asked in asked ^ asked_before]
    begun = ItemProgress.objects.filter(enrolment=OuterRef("pk"), item_key__in=touched, completed_at=None)
    learners = Enrolment.objects.filter(edition=edition, completed_at=None)
    return learners.filter(Q(done=F("total"), total__gt=0) | Q(Exists(begun)))


def _conditions(item: OutlineItem) -> tuple[object, ...]:
    """By what an item is completed, in whatever course."""
    media = tuple(sorted(item.media.items()))
    return item.key, item.condition, item.threshold_percent, frozenset(item.prerequisites), item.checks, media


def _completed(keys: Iterable[UUID]) -> QuerySet[ItemProgress, dict[str, Any]]:
    """The rows of an enrolment's completed items among these, for use in a query."""
    rows = ItemProgress.objects.filter(enrolment=OuterRef("pk"), item_key__in=list(keys), completed_at__isnull=False)
    return cast("QuerySet[ItemProgress, dict[str, Any]]", rows.order_by().values("enrolment"))


def _done(outline: Outline) -> Coalesce:
    """How many required items of the outline an enrolment has completed, for use in a query."""
    rows = _completed(item.key for item in outline.items if item.is_required)
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count"), output_field=IntegerField()), 0)


def _percent(outline: Outline) -> Combinable:
    """The share of the required items' weights that an enrolment has completed, rounded down, for use in a query."""
    required = [item for item in outline.items if item.is_required]
    weights = Case(
        *(When(item_key=item.key, then=Value(item.weight)) for item in required if item.weight != 1), default=Value(1)
    )
    rows = _completed(item.key for item in required).annotate(weight=Sum(weights)).values("weight")
    whole = sum(item.weight for item in required)
    return Coalesce(Subquery(rows, output_field=IntegerField()), 0) * 100 / (whole or 1)


def _editions_that_ask_the_same(edition: CourseEdition) -> list[int]:
    asked = demands(outline_of(edition).items)
    older = CourseEdition.objects.filter(course=edition.course_id, number__lt=edition.number)
    return [other.pk for other in older if demands(outline_of(other).items) == asked]
