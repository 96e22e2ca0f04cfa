"""Reads of the tree, of seats and of roles; whatever depends on time takes `as_of`."""

from organisation.selectors.roles import Scope, forget_roles, roles_of, scope_of
from organisation.selectors.seats import (
    HeldSeat,
    exempt_person_ids,
    exemptions_at,
    held_seats_of,
    memberships_at,
    primary_seat_of,
    seat_history_of,
    seats_in,
    seats_of,
    seats_under,
)
from organisation.selectors.units import (
    children_of,
    country_at,
    path_of,
    subtree_ids,
    subtree_of,
    unit_addresses,
    unit_by_code,
    unit_names,
    version_of,
    versions_at,
)

__all__ = [
    "HeldSeat",
    "Scope",
    "children_of",
    "country_at",
    "exempt_person_ids",
    "exemptions_at",
    "forget_roles",
    "held_seats_of",
    "memberships_at",
    "path_of",
    "primary_seat_of",
    "roles_of",
    "scope_of",
    "seat_history_of",
    "seats_in",
    "seats_of",
    "seats_under",
    "subtree_ids",
    "subtree_of",
    "unit_addresses",
    "unit_by_code",
    "unit_names",
    "version_of",
    "versions_at",
]
