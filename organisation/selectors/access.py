"""What one may learn of oneself from the register: one's seats, and who was shown one's data."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from core.holdings import Subject
from organisation.models import DatedQuerySet, Membership, PersonalAccess, UnitClosure, UnitVersion


def looks_at(subject: Subject) -> QuerySet[PersonalAccess]:
    """Who was shown the subject by name, or a list of a unit in or below which they sat that day; the latest first.

    One's own looks are left out. Each row has `unit_name`, as the unit was called that day.
    """
    seats = Membership.objects.filter(person__in=subject.person_ids)
    sat_there = seats.filter(
        Q(valid_to=None) | Q(valid_to__gt=OuterRef("day")),
        Q(unit__closure_above__valid_to=None) | Q(unit__closure_above__valid_to__gt=OuterRef("day")),
        valid_from__lte=OuterRef("day"),
        unit__closure_above__valid_from__lte=OuterRef("day"),
        unit__closure_above__ancestor=OuterRef("unit"),
    )
    around = UnitClosure.objects.filter(descendant__in=seats.values("unit")).values("ancestor")
    looks = PersonalAccess.objects.annotate(day=TruncDate("at")).exclude(actor__in=subject.user_ids)
    mine = Q(person__in=subject.person_ids) | Q(Exists(sat_there), person=None, unit__in=around)
    versions = UnitVersion.objects.at(OuterRef("day")).filter(unit=OuterRef("unit"))  # type: ignore[arg-type]
    name = Subquery(versions.values("name")[:1])
    return looks.filter(mine).annotate(unit_name=name).select_related("actor__person").order_by("-at", "-pk")


def named_seats(subject: Subject) -> DatedQuerySet[Any]:
    """Every seat the subject ever held, with `unit_name` as the unit was called when they took it."""
    versions = UnitVersion.objects.at(OuterRef("valid_from")).filter(unit=OuterRef("unit"))  # type: ignore[arg-type]
    seats = Membership.objects.filter(person__in=subject.person_ids)
    return seats.annotate(unit_name=Subquery(versions.values("name")[:1])).order_by("valid_from", "pk")


def seat_that_hinders(subject: Subject) -> str:
    """Why somebody who still serves is not erased; empty for others."""
    if not Membership.objects.at(timezone.localdate()).filter(person__in=subject.person_ids).exists():
        return ""
    return _("Người này đang giữ chức vụ nên dữ liệu còn cần cho nhiệm vụ; kết thúc chức vụ trước.")
