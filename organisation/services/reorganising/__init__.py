"""Many units coming out of many on one day: drafted, applied, mapped where nobody may guess, and undone."""

from organisation.services.reorganising.applying import apply_reorganisation, reorganise_units
from organisation.services.reorganising.drafting import discard_reorganisation, draft_reorganisation
from organisation.services.reorganising.mapping import map_seats
from organisation.services.reorganising.undoing import undo_reorganisation

__all__ = [
    "apply_reorganisation",
    "discard_reorganisation",
    "draft_reorganisation",
    "map_seats",
    "reorganise_units",
    "undo_reorganisation",
]
