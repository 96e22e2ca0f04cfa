"""Reorganisations as they are drafted, previewed and followed up."""

from organisation.selectors.reorganisations.effects import Effect, effect_of, is_carried_out
from organisation.selectors.reorganisations.previews import Preview, UnitChange, preview_of
from organisation.selectors.reorganisations.unmapped import (
    Unmapped,
    heirs_of,
    left_below,
    reorganisations,
    unmapped_seats,
    unmapped_units,
)

__all__ = [
    "Effect",
    "Preview",
    "UnitChange",
    "Unmapped",
    "effect_of",
    "heirs_of",
    "is_carried_out",
    "left_below",
    "preview_of",
    "reorganisations",
    "unmapped_seats",
    "unmapped_units",
]
