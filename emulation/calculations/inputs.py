"""What units bring to be scored."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from emulation.calculations.values import Count, Data, Number, Text


class Votes(Data):
    """The cluster's ballot."""

    yes: Count = Decimal(0)


class CouncilDecision(Data):
    """The council's word on units that are equal in everything else: the lower place first."""

    place: Annotated[int, Field(ge=1)]
    reason: Text


class UnitInput(Data):
    """What a unit brings to be scored."""

    id: Text
    metrics: dict[str, Number] = Field(default={}, alias="inputs")
    by_hand: dict[str, Number] = Field(default={}, alias="manual")
    bonus: dict[str, Count] = {}
    deductions: dict[str, Count] = Field(default={}, alias="deduct")
    votes: Votes = Field(default=Votes(), alias="cluster_votes")
    stated: frozenset[str] = Field(default=frozenset(), alias="knock_out")
    council_decision: CouncilDecision | None = None
