"""Changes to single units; many at once come by `import_units` and `reorganise_units`."""

from datetime import date

from django.db import transaction

from accounts.models import User
from core.events import publish
from core.text.names import collation_key
from core.text.search import fold
from core.text.unicode import tidy_line
from organisation.calculations import FOREVER, covers, kind_of, proper_name
from organisation.errors import (
    CodeTakenError,
    CyclicUnitError,
    ParentNotInForceError,
    PeriodReversedError,
    UnitChangesLaterError,
    UnitHasChildrenError,
)
from organisation.events import UnitChanged, UnitEnded, UnitEstablished
from organisation.models import Level, Unit, UnitVersion
from organisation.selectors import version_of, versions_at
from organisation.services.closure import refresh_closure


def with_keys(version: UnitVersion) -> UnitVersion:
    """Derive the kind from the name, and the keys by which the version is sorted and found."""
    version.name = tidy_line(version.name)
    version.kind = kind_of(version.level, version.name)
    version.sort_key = collation_key(proper_name(version.name))[:255]
    version.search_key = fold(version.name)[:200]
    return version


@transaction.atomic
def establish_unit(*, code: str, name: str, level: Level, parent: Unit | None, on: date, actor: User | None) -> Unit:
    """Let a unit stand from that day; the same again returns the unit that stands already."""
    version = with_keys(UnitVersion(code=code, name=name, level=level, parent=parent, valid_from=on))
    same = versions_at(on).filter(code=code, level=level, name=version.name, parent=parent, valid_from=on)
    if (standing := same.select_related("unit").first()) is not None:
        return standing.unit
    version.unit = Unit.objects.create()
    _save_checked(version)
    publish(UnitEstablished(unit_id=version.unit.pk, on=on.isoformat()), actor=actor)
    return version.unit


@transaction.atomic
def change_unit(
    *,
    unit: Unit,
    on: date,
    actor: User | None,
    name: str | None = None,
    code: str | None = None,
    parent: Unit | None = None,
) -> UnitVersion:
    """Let the unit bear another name or code, or belong elsewhere, from that day; what is not given stays."""
    before = version_of(unit, on)
    _refuse_later_changes(unit, on)
    after = with_keys(
        UnitVersion(
            unit=unit,
            code=code or before.code,
            name=name or before.name,
            level=before.level,
            parent=parent or before.parent,
            valid_from=on,
            valid_to=before.valid_to,
        )
    )
    if (after.code, after.name, after.parent) == (before.code, before.name, before.parent):
        return before
    if before.valid_from == on:
        after.pk = before.pk
    else:
        before.valid_to = on
        before.save(update_fields=["valid_to"])
    _save_checked(after)
    publish(UnitChanged(unit_id=unit.pk, on=on.isoformat()), actor=actor)
    return after


@transaction.atomic
def end_unit(*, unit: Unit, on: date, actor: User | None) -> None:
    """Let the unit stand no longer from that day; refused while units below it do."""
    if not unit.versions.within(on, None).exists():
        return
    last = version_of(unit, on)
    if last.valid_from == on:
        raise PeriodReversedError
    _refuse_later_changes(unit, on)
    below = UnitVersion.objects.within(on, None).filter(parent=unit).values("unit").distinct().count()
    if below:
        raise UnitHasChildrenError(count=below)
    last.valid_to = on
    last.save(update_fields=["valid_to"])
    refresh_closure([unit.pk])
    publish(UnitEnded(unit_id=unit.pk, on=on.isoformat()), actor=actor)


def _refuse_later_changes(unit: Unit, on: date) -> None:
    later = unit.versions.filter(valid_from__gt=on).order_by("valid_from").first()
    if later is not None:
        raise UnitChangesLaterError(day=later.valid_from.isoformat())


def _save_checked(version: UnitVersion) -> None:
    """Save a version whose code is free and whose parent stands for as long as it does, and the closure with it."""
    if version.parent == version.unit:
        raise CyclicUnitError
    days = UnitVersion.objects.within(version.valid_from, version.valid_to)
    if days.filter(code=version.code, level=version.level).exclude(unit=version.unit).exists():
        raise CodeTakenError(unit=version.code)
    if version.parent is not None:
        held = version.parent.versions.values_list("valid_from", "valid_to")
        intervals = [(start, end or FOREVER) for start, end in held]
        if not covers(intervals, version.valid_from, version.valid_to or FOREVER):
            raise ParentNotInForceError
    version.save()
    refresh_closure([version.unit.pk])
