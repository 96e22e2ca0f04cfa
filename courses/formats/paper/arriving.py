"""From the segments of a returned file to blocks: those that say which block they were, and what is new."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from courses.formats.office.shape.assembly import assembled
from courses.formats.office.splitting import Section
from courses.formats.office.stream import body_of
from courses.formats.office.tree import Picture, Table
from courses.formats.paper.alikeness import are_alike
from courses.formats.paper.carriers import Raw
from courses.formats.paper.marks import digest, short
from courses.formats.paper.returning import Returned, Segment
from courses.formats.paper.standing import Standing, read_back

_KINDS = {
    **dict.fromkeys(("heading", "subheading"), "heading"),
    **dict.fromkeys(("table", "form", "grid"), "table"),
    "text": "running",
    "picture": "picture",
}
_LEVELS = {"heading": 1, "subheading": 2}


@dataclass(frozen=True)
class Arrival:
    """A block as a file has it.

    `known` is the id of the block that it says it is, `base` what that said when it was printed, in short. Of a sealed
    block `raw` is what it was, and `words` what the file shows of it.
    """

    raw: Raw
    known: str = ""
    base: str = ""
    is_touched: bool = True
    is_sealed: bool = False
    words: str = ""


def arrivals(
    returned: Returned, *, standings: Sequence[Standing], key: UUID, images: Mapping[bytes, int]
) -> list[Arrival]:
    """The blocks of a returned file, in its order. `images` are the ids of its pictures by their bytes."""
    by_name = {short(stood.raw["id"]): stood for stood in standings}
    claims = Counter(segment.mark.block for segment in returned.segments if segment.mark)
    found: list[Arrival] = []
    taken: set[str] = set()
    for segment in returned.segments:
        stood = by_name.get(segment.mark.block) if segment.mark else None
        if stood is None or stood.raw["id"] in taken or not _may_be(segment, stood, claims):
            found += _new(segment, key, images)
        else:
            taken.add(stood.raw["id"])
            found += _known(segment, stood, key, images)
    if returned.footnotes:
        found += [Arrival(raw) for raw in body_of(Section("", (), returned.footnotes), key=key, images={})]
    return list(_told_apart(found, {stood.raw["id"] for stood in standings}))


def _told_apart(found: Sequence[Arrival], seen: set[str]) -> Iterator[Arrival]:
    """No new block has the id of another one, even where it says the same."""
    for arrival in found:
        raw, numbers = arrival.raw, count(2)
        while not arrival.known and raw["id"] in seen:
            raw = raw | {"id": str(uuid5(NAMESPACE_OID, f"{arrival.raw['id']}/{next(numbers)}"))}
        seen.add(raw["id"])
        yield replace(arrival, raw=raw)


def _may_be(segment: Segment, stood: Standing, claims: Counter[str]) -> bool:
    """Whether a segment can be the block it names: of its own kind, or a heading that has become text or the reverse."""
    kinds = {segment.kind, _kind_of(stood)}
    return len(kinds) == 1 or (kinds == {"heading", "running"} and claims[short(stood.raw["id"])] == 1)


def _kind_of(stood: Standing) -> str:
    """What a block is to the eye."""
    return "frame" if stood.is_sealed else _KINDS.get(stood.raw["type"], "frame")


def _known(segment: Segment, stood: Standing, key: UUID, images: Mapping[bytes, int]) -> Iterator[Arrival]:
    """The block over what it was; what has become of another kind is read anew, and its first block keeps the id."""
    known, base = stood.raw["id"], segment.mark.said if segment.mark else ""
    if _is_of_another_kind(segment, stood):
        first, *others = _new(segment, key, images)
        yield replace(first, raw=first.raw | {"id": known}, known=known, base=base)
        yield from others
        return
    value = read_back(segment.parts, stood)
    is_touched = digest(value)[: len(base)] != base
    if stood.is_sealed:
        yield Arrival(stood.raw, known, base, is_touched, is_sealed=True, words=value)
        return
    new_picture = _new_picture(segment, stood, images)
    if new_picture is not None:
        value, is_touched = value | {"picture": value["picture"] | {"image": new_picture}}, True
    yield Arrival(stood.raw | {"value": value}, known, base, is_touched)


def _is_of_another_kind(segment: Segment, stood: Standing) -> bool:
    if segment.kind != _kind_of(stood) or stood.is_sealed:
        return not stood.is_sealed
    kind, first = stood.raw["type"], segment.parts[0]
    if kind in _LEVELS:
        return (getattr(first, "level", 1) == 1) != (_LEVELS[kind] == 1)
    return kind in {"table", "form"} and any(isinstance(part, Table) and part.merges for part in segment.parts)


def _new_picture(segment: Segment, stood: Standing, images: Mapping[bytes, int]) -> int | None:
    """The id of the picture that somebody has put in the place of another."""
    shown, before = (
        next((part.content for part in parts if isinstance(part, Picture)), b"")
        for parts in (segment.parts, stood.parts)
    )
    if not shown or not before or shown == before or are_alike(shown, before):
        return None
    return images.get(shown)


def _new(segment: Segment, key: UUID, images: Mapping[bytes, int]) -> list[Arrival]:
    """What nobody has seen before, read as in any other file."""
    section = Section("", tuple(assembled(segment.parts)))
    return [Arrival(raw) for raw in body_of(section, key=key, images=images)]


def pictures_of(returned: Returned) -> list[Picture]:
    """The pictures of the file."""
    return [part for segment in returned.segments for part in segment.parts if isinstance(part, Picture)]


def as_arrivals(body: Sequence[Raw], known: Sequence[Raw]) -> list[Arrival]:
    """The blocks of a file that knows nothing of the lesson: the same text has the same id."""
    ids: Mapping[str, Any] = {raw["id"]: raw for raw in known}
    return [Arrival(raw, known=raw["id"] if raw["id"] in ids else "") for raw in body]
