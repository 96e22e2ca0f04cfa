"""The tree of units as it was on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from organisation.errors import AmbiguousUnitError, UnitNotInForceError, UnknownUnitError
from organisation.models import DatedQuerySet, Level, Unit, UnitClosure, UnitVersion


def versions_at(as_of: date) -> DatedQuerySet[UnitVersion]:
    """What every unit was called and to which it belonged on that day."""
    return UnitVersion.objects.at(as_of)


def version_of(unit: Unit, as_of: date) -> UnitVersion:
    """What the unit was called and to which it belonged on that day; refuses a day on which it did not stand."""
    version = versions_at(as_of).filter(unit=unit).first()
    if version is None:
        raise UnitNotInForceError(day=as_of.isoformat())
    return version


def unit_by_code(
    code: str, *, as_of: date | None = None, level: str | None = None, among: QuerySet[UnitClosure, int] | None = None
) -> Unit:
    """The unit that bore the code on that day (today unless told).

    `among` is the ids of the units the asker may see (`Scope.unit_ids`): one outside is as unknown as one that never was.
    """
    day = as_of or timezone.localdate()
    versions = versions_at(day).filter(code=code).select_related("unit")
    if level is not None:
        versions = versions.filter(level=level)
    if among is not None:
        versions = versions.filter(unit_id__in=among)
    found = list(versions[:2])
    if not found:
        raise UnknownUnitError(unit=code, day=day.isoformat())
    if len(found) > 1:
        raise AmbiguousUnitError(unit=code)
    return found[0].unit


def unit_names(unit_ids: Iterable[int], as_of: date) -> dict[int, str]:
    """The names that these units bore on that day; a unit that did not stand then is left out."""
    return dict(versions_at(as_of).filter(unit_id__in=unit_ids).values_list("unit_id", "name"))


def unit_addresses(unit_ids: Collection[int], as_of: date) -> dict[int, str]:
    """Where these units lay on that day: "Xóm Sen 2, Xã Kim Liên, Tỉnh Nghệ An"; the country is understood."""
    upwards = UnitClosure.objects.at(as_of).filter(descendant_id__in=unit_ids).order_by("descendant_id", "depth")
    ways = list(upwards.values_list("descendant_id", "ancestor_id"))
    versions = versions_at(as_of).filter(unit_id__in={above for _below, above in ways}).exclude(level=Level.COUNTRY)
    names = dict(versions.values_list("unit_id", "name"))
    lines: dict[int, list[str]] = defaultdict(list)
    for below, above in ways:
        if above in names:
            lines[below].append(names[above])
    return {unit: ", ".join(line) for unit, line in lines.items()}


def country_at(as_of: date) -> UnitVersion | None:
    """The root of the tree, once there is one."""
    return versions_at(as_of).filter(level=Level.COUNTRY).select_related("unit").first()


def subtree_ids(unit: Unit, as_of: date) -> QuerySet[UnitClosure, int]:
    """The ids of the unit and of all below it on that day, as a subquery; none when it did not stand."""
    return UnitClosure.objects.at(as_of).filter(ancestor=unit).values_list("descendant_id", flat=True)


def subtree_of(unit: Unit, as_of: date) -> DatedQuerySet[UnitVersion]:
    """The unit and all below it, as they were on that day."""
    return versions_at(as_of).filter(unit_id__in=subtree_ids(unit, as_of))


def children_of(unit: Unit, as_of: date) -> DatedQuerySet[UnitVersion]:
    """The units directly below, by name."""
    return versions_at(as_of).filter(parent=unit).select_related("unit")


def path_of(unit: Unit, as_of: date) -> QuerySet[UnitVersion]:
    """The way from the root down to the unit itself."""
    above = UnitClosure.objects.at(as_of).filter(descendant=unit)
    distance = above.filter(ancestor=OuterRef("unit")).values("depth")[:1]
    on_the_way = versions_at(as_of).filter(unit_id__in=above.values("ancestor_id"))
    return on_the_way.annotate(distance=Subquery(distance)).order_by("-distance")
