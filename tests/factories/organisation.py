"""Units, seats and roles for tests, cheap: a whole tree is three inserts."""

from datetime import date

from organisation.models import Category, Exemption, Level, Membership, Position, Role, Unit, UnitVersion
from organisation.services import grant_role
from organisation.services.closure import refresh_closure
from organisation.services.tree import with_keys

SINCE = date(2020, 1, 1)


def make_units(*rows, since=SINCE, until=None):
    """Units from rows of (code, name, level, code of the parent or a Unit or None), parents first; by code."""
    units = dict(zip([row[0] for row in rows], Unit.objects.bulk_create(Unit() for _row in rows), strict=True))
    UnitVersion.objects.bulk_create(
        with_keys(
            UnitVersion(
                unit=units[code],
                code=code,
                name=name,
                level=level,
                parent=units.get(parent, parent) if not isinstance(parent, Unit) else parent,
                valid_from=since,
                valid_to=until,
            )
        )
        for code, name, level, parent in rows
    )
    refresh_closure([unit.pk for unit in units.values()])
    return units


def make_unit(code="40001", name="Xã Thử Nghiệm", level=Level.COMMUNE, parent=None, since=SINCE, until=None):
    """One unit."""
    return make_units((code, name, level, parent), since=since, until=until)[code]


def make_position(code="front_specialist", name="Chuyên viên"):
    """A position of the catalogue."""
    return Position.objects.get_or_create(code=code, defaults={"name": name})[0]


def make_seat(
    person, unit, position="front_specialist", category=Category.FULL_TIME, since=SINCE, until=None, is_primary=True
):
    """A seat of the person in the unit."""
    return Membership.objects.create(
        person=person,
        unit=unit,
        position=make_position(position),
        category=category,
        valid_from=since,
        valid_to=until,
        is_primary=is_primary,
    )


def make_grant(user, role, unit, reason="Phân công", until=None):
    """A role over the unit's subtree from today."""
    return grant_role(user=user, role=Role(role), unit=unit, reason=reason, until=until, actor=None)


def make_exemption(person, since=SINCE, until=None, reason="nghỉ thai sản"):
    """A time in which the person need not be trained."""
    return Exemption.objects.create(person=person, reason=reason, valid_from=since, valid_to=until)
