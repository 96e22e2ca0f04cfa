"""What a decision orders, and what it makes of every unit that it names; units are ids here, so an order is plain JSON.

A unit that alone becomes one, which comes out of nothing else, lives on under the new name, code and parent: it is the
same unit. Every other predecessor ends on the day; its successors are new units, so that each keeps its own history.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, Self


@dataclass(frozen=True, kw_only=True)
class Successor:
    """A unit as it will be. `parent` is the id of a unit that stands, or the code of another successor of the order."""

    code: str
    name: str
    level: str
    parent: int | str | None


@dataclass(frozen=True, kw_only=True)
class Move:
    """A unit that was goes, wholly or in part, into one that will be (by its code); one part is the main one."""

    predecessor: int
    successor: str
    is_main: bool = True


@dataclass(frozen=True, kw_only=True)
class ReorganisationOrder:
    """What a decision orders; `dissolved` are units that end without successor, as the districts did.

    Within an order the code alone names a successor. Units that hang below those named go along by themselves.
    """

    on: date
    decision: str = ""
    title: str = ""
    successors: Sequence[Successor] = ()
    moves: Sequence[Move] = ()
    dissolved: Sequence[int] = ()

    @property
    def leaving(self) -> set[int]:
        """The units that were, of which the order speaks."""
        return {move.predecessor for move in self.moves} | set(self.dissolved)

    def as_json(self) -> dict[str, Any]:
        """The order as plain values, as `Reorganisation.order` keeps it."""
        return {
            "on": self.on.isoformat(),
            "decision": self.decision,
            "title": self.title,
            "successors": [asdict(one) for one in self.successors],
            "moves": [asdict(move) for move in self.moves],
            "dissolved": list(self.dissolved),
        }

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Self:
        """The order that was kept."""
        return cls(
            on=date.fromisoformat(plain["on"]),
            decision=plain["decision"],
            title=plain["title"],
            successors=[Successor(**one) for one in plain["successors"]],
            moves=[Move(**move) for move in plain["moves"]],
            dissolved=plain["dissolved"],
        )


class Outcome(StrEnum):
    """What becomes of a unit."""

    LIVES_ON = "lives_on"
    MERGED = "merged"
    SPLIT = "split"
    DISSOLVED = "dissolved"


@dataclass(frozen=True)
class Fate:
    """What becomes of one unit; `successors` are codes, the main one first."""

    outcome: Outcome
    successors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fates:
    """What becomes of every unit that an order names."""

    of: Mapping[int, Fate]

    @cached_property
    def living_on(self) -> dict[str, int]:
        """The successors' codes under which a predecessor lives on, and which one."""
        return {fate.successors[0]: unit for unit, fate in self.of.items() if fate.outcome is Outcome.LIVES_ON}

    @cached_property
    def whole(self) -> dict[int, str]:
        """The units that end in exactly one successor, and its code: whatever hangs on them follows by itself."""
        return {unit: fate.successors[0] for unit, fate in self.of.items() if fate.outcome is Outcome.MERGED}

    @cached_property
    def scattered(self) -> set[int]:
        """The units that end in several successors or in none: who goes where is for a person to say."""
        return {unit for unit, fate in self.of.items() if fate.outcome in {Outcome.SPLIT, Outcome.DISSOLVED}}


def fates_of(order: ReorganisationOrder) -> Fates:
    """Work out from the moves alone what becomes of each unit."""
    incoming = Counter(move.successor for move in order.moves)
    outgoing: dict[int, list[Move]] = defaultdict(list)
    for move in order.moves:
        outgoing[move.predecessor].append(move)
    fates = dict.fromkeys(order.dissolved, Fate(Outcome.DISSOLVED))
    for unit, moves in outgoing.items():
        codes = tuple(move.successor for move in sorted(moves, key=lambda move: not move.is_main))
        if len(codes) > 1:
            fates[unit] = Fate(Outcome.SPLIT, codes)
        else:
            fates[unit] = Fate(Outcome.LIVES_ON if incoming[codes[0]] == 1 else Outcome.MERGED, codes)
    return Fates(fates)


def faults_of(order: ReorganisationOrder) -> list[tuple[str, str]]:
    """What is wrong with the order in itself: a code for programs, and the code of the unit or nothing."""
    codes = Counter(one.code for one in order.successors)
    named = {move.successor for move in order.moves}
    named |= {one.parent for one in order.successors if isinstance(one.parent, str)}
    moves = Counter((move.predecessor, move.successor) for move in order.moves)
    parts = Counter(move.predecessor for move in order.moves)
    mains = Counter(move.predecessor for move in order.moves if move.is_main)
    return [
        *([("no_change", "")] if not (order.successors or order.leaving) else []),
        *(("duplicate_code", code) for code, count in codes.items() if count > 1),
        *(("unknown_successor", code) for code in sorted(named - codes.keys())),
        *(("repeated_move", code) for (_unit, code), count in moves.items() if count > 1),
        *([("moved_and_dissolved", "")] if parts.keys() & set(order.dissolved) else []),
        *([("several_main_parts", "")] if any(count > 1 for count in mains.values()) else []),
    ]


def looped(parents: Mapping[int | str, int | str | None]) -> set[int | str]:
    """The nodes that would lie below themselves."""
    loops: set[int | str] = set()
    done: set[int | str] = set()
    for start in parents:
        way: dict[int | str, None] = {}
        node: int | str | None = start
        while node is not None and node not in done and node not in way:
            way[node] = None
            node = parents.get(node)
        if node is not None and node in way:
            nodes = list(way)
            loops.update(nodes[nodes.index(node) :])
        done.update(way)
    return loops
