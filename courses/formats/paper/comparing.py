"""What a file would change in a lesson, block by block, and what becomes of the lesson when somebody has decided."""

from bisect import bisect_left
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from courses.formats.paper.alikeness import counted, likeness
from courses.formats.paper.arriving import Arrival
from courses.formats.paper.carriers import Raw
from courses.formats.paper.marks import bare

TAKE, KEEP, BOTH = "take", "keep", "both"
CHOICES = (TAKE, KEEP, BOTH)
SURE, UNSURE = 0.6, 0.3
_FAMILIES = (
    {"heading", "subheading"},
    {"table", "form", "grid"},
    {"text"},
    {"note", "story", "transcript", "text"},
)

Said = Callable[[Raw], str]
Pairs = dict[int, tuple[int, bool]]


@dataclass(frozen=True)
class Difference:
    """One block of the lesson beside one of the file; either may be missing.

    `kind`: "unchanged", "changed", "new", "gone", "sealed" (written in where that cannot be taken in), "conflict" (changed
    on paper and meanwhile in the editor as well), "unclear" (perhaps another wording of this block). A "gone" block is
    precious where the file could not have had it.
    """

    kind: str
    before: Raw | None
    after: Raw | None
    is_moved: bool = False
    words: str = ""
    is_precious: bool = False

    @property
    def suggested(self) -> str:
        """What most people would decide; nothing where somebody must look."""
        if self.needs_decision:
            return ""
        return KEEP if self.kind == "gone" and self.is_precious else TAKE

    @property
    def name(self) -> str:
        """What it is called in a form."""
        raw = self.before or self.after or {}
        return str(raw["id"])

    @property
    def needs_decision(self) -> bool:
        """Whether nothing should be done before somebody has looked."""
        return self.kind in {"conflict", "unclear"}

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be decided."""
        if self.kind == "unclear":
            return CHOICES
        is_settled = self.kind in {"unchanged", "sealed"} and not self.is_moved
        return () if is_settled else (TAKE, KEEP)


def compared(
    current: Sequence[Raw], arrived: Sequence[Arrival], *, said: Said, printed: Said, precious: Container[str]
) -> list[Difference]:
    """The differences in the order of the file; what the file has no more follows what it followed in the lesson.

    `said` gives the words of a block, `printed` what it says on paper in short; `precious` are the ids of blocks that the
    file could not have had.
    """
    pairs = _paired(current, arrived, said)
    moved = _moved([pairs[index][0] if index in pairs else None for index in range(len(arrived))])
    found: list[Difference] = []
    for index, arrival in enumerate(arrived):
        if index not in pairs:
            found.append(Difference("new", None, arrival.raw))
            continue
        place, is_sure = pairs[index]
        kind = _kind(current[place], arrival, printed) if is_sure else "unclear"
        found.append(Difference(kind, current[place], arrival.raw, index in moved, arrival.words))
    return _with_gone(found, current, {place for place, _is_sure in pairs.values()}, precious)


def _kind(before: Raw, arrival: Arrival, printed: Said) -> str:
    if arrival.is_sealed:
        return "sealed" if arrival.is_touched else "unchanged"
    if not arrival.is_touched or _is_same(before, arrival.raw) or printed(before) == printed(arrival.raw):
        return "unchanged"
    is_edited_meanwhile = arrival.base and not printed(before).startswith(arrival.base)
    return "conflict" if is_edited_meanwhile else "changed"


def _is_same(one: Raw, other: Raw) -> bool:
    return bool(one["type"] == other["type"] and bare(one["value"]) == bare(other["value"]))


def _paired(current: Sequence[Raw], arrived: Sequence[Arrival], said: Said) -> Pairs:
    """For blocks of the file the block of the lesson that each is, and whether that is sure: by id, by text, by likeness."""
    places = {raw["id"]: place for place, raw in enumerate(current)}
    pairs = {index: (places[a.known], True) for index, a in enumerate(arrived) if a.known in places}
    taken = {place for place, _is_sure in pairs.values()}
    loose = [index for index in range(len(arrived)) if index not in pairs]
    left = [place for place in range(len(current)) if place not in taken]
    for index in list(loose):
        same = next((place for place in left if _is_same(current[place], arrived[index].raw)), None)
        if same is not None:
            pairs[index] = (same, True)
            loose.remove(index)
            left.remove(same)
    _pair_alike(pairs, [(index, arrived[index].raw) for index in loose], [(p, current[p]) for p in left], said)
    return pairs


def _pair_alike(pairs: Pairs, loose: Sequence[tuple[int, Raw]], left: Sequence[tuple[int, Raw]], said: Said) -> None:
    """The likest first; a block that is like none stays alone."""
    words = {id(raw): counted(said(raw)) for _place, raw in (*loose, *left)}
    scores = [
        (likeness(words[id(raw)], words[id(before)]), -abs(index - place), index, place)
        for index, raw in loose
        for place, before in left
        if _are_related(raw["type"], before["type"])
    ]
    taken: set[int] = set()
    for score, _distance, index, place in sorted(scores, reverse=True):
        if score >= UNSURE and index not in pairs and place not in taken:
            pairs[index] = (place, score >= SURE)
            taken.add(place)


def _are_related(one: str, other: str) -> bool:
    return one == other or any({one, other} <= family for family in _FAMILIES)


def _moved(places: Sequence[int | None]) -> set[int]:
    """The blocks that stand elsewhere than before: all but the longest row of those in their old order."""
    tails: list[int] = []
    chains: list[tuple[int, ...]] = []
    for index, place in enumerate(places):
        if place is None:
            continue
        at = bisect_left(tails, place)
        chain = (*(chains[at - 1] if at else ()), index)
        tails[at : at + 1], chains[at : at + 1] = [place], [chain]
    kept = set(chains[-1]) if chains else set()
    return {index for index, place in enumerate(places) if place is not None and index not in kept}


def _place(row: Sequence[str], order: Sequence[str], name: str) -> int:
    """Where something belongs by its old order: after the nearest of those before it that is there."""
    before = reversed(order[: order.index(name)])
    return next((row.index(other) + 1 for other in before if other in row), 0)


def _with_gone(
    found: list[Difference], current: Sequence[Raw], kept: set[int], precious: Container[str]
) -> list[Difference]:
    order, told = [raw["id"] for raw in current], list(found)
    for place, raw in enumerate(current):
        if place not in kept:
            row = [one.before["id"] if one.before else "" for one in told]
            told.insert(_place(row, order, raw["id"]), Difference("gone", raw, None, is_precious=raw["id"] in precious))
    return told


def merged(current: Sequence[Raw], differences: Sequence[Difference], choices: Mapping[str, str]) -> list[Raw]:
    """The lesson after all was decided; what nobody decided about stays as it is."""
    body: list[Raw] = []
    elsewhere: list[Raw] = []
    for one in differences:
        choice = choices.get(one.name, KEEP)
        if one.before is None:
            body += [one.after] if choice == TAKE and one.after else []
            continue
        stays = not one.is_moved and one.kind != "gone"
        if choice == TAKE and one.after is not None:
            body.append(_taken(one, one.before, one.after))
        elif choice != TAKE:
            (body if stays else elsewhere).append(one.before)
        if choice == BOTH and one.after is not None:
            body.append(one.after)
    order = [raw["id"] for raw in current]
    for raw in sorted(elsewhere, key=lambda raw: order.index(raw["id"])):
        body.insert(_place([other["id"] for other in body], order, raw["id"]), raw)
    return body


def _taken(one: Difference, before: Raw, after: Raw) -> Raw:
    """What is taken: of a block that nobody wrote in only the place."""
    return before if one.kind in {"unchanged", "sealed"} else after | {"id": before["id"]}
