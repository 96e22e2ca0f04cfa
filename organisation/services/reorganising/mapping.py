"""Saying where the people of a unit went that was split or dissolved: one by one, or a whole residential area."""

from collections.abc import Mapping

from accounts.models import User
from organisation.models import Membership, Reorganisation, Unit


def map_seats(*, reorganisation: Reorganisation, choices: Mapping[Membership | Unit, Unit], actor: User | None) -> int:
    """Let seats be continued, and units below be taken along, where the choices say; how many seats found a place.

    The key is a seat, or a unit: a split or dissolved one (everybody who still sits in it), or a residential area or
    team below one (it lives on under the successor, and all who sit in it with it). The value is a successor of the
    unit, or below one; for a dissolved unit any that stands on the day. The same choice again changes nothing.
    """
    raise NotImplementedError
