"""Counting progress anew for many learners at once: when an edition changes, and every night to see that nothing did."""

from django.db import transaction
from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from core.events import publish
from courses.events import LearnersMoved
from courses.models import CourseEdition, EffectOnLearners, Enrolment, ItemProgress
from courses.selectors import Outline, outline_of
from courses.services.learning import lock, settle


@transaction.atomic
def follow_edition(*, edition: CourseEdition, actor: User | None) -> int:
    """Move unfinished learners to a newer edition as its effect says; returns how many were moved.

    `required` moves them all. `none` moves those of whom the new edition asks the same as theirs, so that they see
    corrected words. `new_edition` moves nobody. What they have completed stays completed.
    """
    behind = Enrolment.objects.filter(course=edition.course_id, completed_at=None, edition__number__lt=edition.number)
    if edition.effect == EffectOnLearners.NEW_EDITION:
        return 0
    if edition.effect == EffectOnLearners.NONE:
        behind = behind.filter(edition__in=_editions_that_ask_the_same(edition))
    # Locked first: the recount must see what a learner is completing at this very moment.
    list(behind.select_for_update(of=("self",)).values_list("pk", flat=True))
    outline = outline_of(edition)
    moved = Enrolment.objects.filter(pk__in=behind.values("pk")).update(
        edition=edition, total=outline.total, done=_done(outline)
    )
    _settle(Enrolment.objects.filter(edition=edition, completed_at=None, done=F("total"), total__gt=0), actor=actor)
    if moved:
        publish(LearnersMoved(course_id=edition.course_id, edition_id=edition.pk, count=moved), actor=actor)
    return moved


def recount_progress() -> int:
    """Derive `done`, `total` and missed completions anew from what was completed; how many enrolments were wrong."""
    return sum(_recount(edition) for edition in CourseEdition.objects.filter(enrolments__isnull=False).distinct())


@transaction.atomic
def _recount(edition: CourseEdition) -> int:
    outline = outline_of(edition)
    enrolments = Enrolment.objects.filter(edition=edition).annotate(real=_done(outline))
    is_overlooked = Q(completed_at=None, real=outline.total, total__gt=0)
    return _settle(enrolments.filter(~Q(done=F("real")) | ~Q(total=outline.total) | is_overlooked), actor=None)


def _settle(enrolments: QuerySet[Enrolment], *, actor: User | None) -> int:
    locked = lock(Enrolment.objects.filter(pk__in=enrolments.values("pk")))
    for enrolment in locked.values():
        settle(enrolment, actor=actor)
    return len(locked)


def _done(outline: Outline) -> Coalesce:
    """How many required items of the outline an enrolment has completed, for use in a query."""
    required = [item.key for item in outline.items if item.is_required]
    completed = ItemProgress.objects.filter(enrolment=OuterRef("pk"), item_key__in=required, completed_at__isnull=False)
    count = completed.order_by().values("enrolment").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


def _demands(outline: Outline) -> set[tuple[object, str]]:
    """What an edition asks of a learner: which items, and what completes each."""
    return {(item.key, item.activity) for item in outline.items if item.is_required}


def _editions_that_ask_the_same(edition: CourseEdition) -> list[int]:
    demands = _demands(outline_of(edition))
    older = CourseEdition.objects.filter(course=edition.course_id, number__lt=edition.number)
    return [other.pk for other in older if _demands(outline_of(other)) == demands]
