"""The phrases in which tables say by what units are ranked and who may be given what."""

import re
from decimal import Decimal
from typing import Any

from emulation.calculations.values import Data, Points, refuse


def read_order(text: Any) -> Any:  # noqa: ANN401 -- as the document has it
    """`total desc`, `training_group(V) desc`, `manual_decision_by_council(with reason)` as an `Order`."""
    if not isinstance(text, str):
        return text
    if text.startswith("manual_decision_by_council"):
        return {"what": "council"}
    match = re.fullmatch(
        r"(total|base|bonus|deduction|cluster_votes\.yes|(?:training_)?group)(?:\(([^()]+)\))? (asc|desc)", text
    )
    if match is None or match[1].endswith("group") != bool(match[2]):
        refuse("unknown_order", text=text)
    return {"what": match[1], "group": match[2], "descending": match[3] == "desc"}


class Order(Data):
    """By what units are ranked."""

    what: str
    group: str | None = None
    descending: bool = False


_CONDITIONS = (
    ("rank", re.compile(r"rank ?== ?(\d+)")),
    ("classes", re.compile(r"classification ?== ?(\w+)")),
    ("classes", re.compile(r"classification in \(([\w, ]+)\)")),
    ("no_knock_out", re.compile(r"no (knock)_out")),
    ("without", re.compile(r"not already awarded (\w+)")),
)


def read_conditions(texts: Any) -> Any:  # noqa: ANN401 -- as the document has it
    """The sentences of an award's conditions as `Conditions`."""
    if not isinstance(texts, list):
        return texts
    found: dict[str, Any] = {}
    for text in texts:
        what, match = next(((w, m) for w, p in _CONDITIONS if (m := p.fullmatch(str(text)))), (None, None))
        if what is None or match is None:
            refuse("unknown_condition", text=str(text))
        words = tuple(word.strip() for word in match[1].split(","))
        found[what] = {"rank": words[0], "no_knock_out": True}.get(what, words)
    return found


class Conditions(Data):
    """Who may be given an award."""

    rank: int | None = None
    classes: tuple[str, ...] | None = None
    no_knock_out: bool = False
    without: tuple[str, ...] = ()


def read_quota(text: Any) -> Any:  # noqa: ANN401 -- as the document has it
    """`1/cụm` or `floor(30% số đơn vị trong cụm)` as a `Quota`."""
    if not isinstance(text, str):
        return text
    match = re.fullmatch(r"(?P<number>\d+) ?/ ?cụm|floor\((?P<percent>\d+(?:\.\d+)?)% số đơn vị trong cụm\)", text)
    if match is None:
        refuse("unknown_quota", text=text)
    return {what: number for what, number in match.groupdict().items() if number}


class Quota(Data):
    """How many of a cluster may be given an award."""

    number: int | None = None
    percent: Points = Decimal(0)

    def of(self, units: int) -> int:
        """For a cluster of so many units."""
        return self.number if self.number is not None else int(self.percent * units / 100)
