"""Grants of roles: each a role over a unit's subtree for a time."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.events import publish
from organisation.errors import LastAdministratorError, PeriodReversedError
from organisation.events import RoleEnded, RoleGranted
from organisation.models import EndReason, Role, RoleGrant, Unit
from organisation.selectors import forget_roles
from organisation.selectors.grants import is_last_administrator
from organisation.services.wagtail_groups import sync_wagtail_groups


@transaction.atomic
def grant_role(
    *, user: User, role: Role, unit: Unit, reason: str, actor: User | None, until: date | None = None
) -> RoleGrant:
    """Let the user act in the role over the unit's subtree from today; a grant that holds already gets the new end."""
    today = timezone.localdate()
    if until is not None and until <= today:
        raise PeriodReversedError
    held = RoleGrant.objects.at(today).filter(user=user, role=role, unit=unit).first()
    if held is not None and held.valid_to == until:
        return held
    if held is not None and until is not None and is_last_administrator(held):
        raise LastAdministratorError
    grant = held or RoleGrant(user=user, role=role, unit=unit, valid_from=today)
    grant.valid_to, grant.reason, grant.granted_by = until, reason, actor
    grant.save()
    _follow(user)
    publish(
        RoleGranted(
            grant_id=grant.pk, user_id=user.pk, role=role, unit_id=unit.pk, until=until.isoformat() if until else ""
        ),
        actor=actor,
    )
    return grant


@transaction.atomic
def end_role(*, grant: RoleGrant, actor: User | None, reason: EndReason | None = None) -> None:
    """Let the user act in that role there no longer, from this moment; refused if nobody were left to grant roles."""
    today = timezone.localdate()
    if grant.valid_to is not None and grant.valid_to <= today:
        return
    if is_last_administrator(grant):
        raise LastAdministratorError
    publish(
        RoleEnded(
            grant_id=grant.pk, user_id=grant.user_id, role=grant.role, unit_id=grant.unit_id, reason=reason or ""
        ),
        actor=actor,
    )
    if grant.valid_from >= today:
        # It has held on no whole day: an empty interval is no row, the log keeps that it was given and taken.
        grant.delete()
    else:
        grant.valid_to = today
        grant.save(update_fields=["valid_to"])
    _follow(grant.user)


def _follow(user: User) -> None:
    forget_roles(user)
    sync_wagtail_groups(user=user)
