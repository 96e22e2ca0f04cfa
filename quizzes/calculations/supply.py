"""Whether a bank holds what a paper asks for: the same drawing that makes papers is tried, and what it missed is named."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizzes.calculations.drawing import Candidate, Section, drawn_sections

# What a paper may lack: a question named one by one, questions at all, of a group, of a level.
NAMED, ANY, GROUP, LEVEL = "named", "any", "group", "level"
_SEED = 1


@dataclass(frozen=True)
class Shortfall:
    """What a section asks for and does not get; `which` is a question, the number of a group, or a level."""

    section: int
    what: str
    which: str
    wanted: int
    found: int


def shortfalls(sections: Sequence[Section], pool: Sequence[Candidate]) -> list[Shortfall]:
    """Everything that these sections would miss, drawing from this pool; nothing when every count can be kept."""
    drawn = drawn_sections(sections, pool, _SEED)
    return [
        shortfall
        for number, (section, candidates) in enumerate(drawn)
        for shortfall in _of_section(number, section, candidates)
    ]


def _of_section(number: int, section: Section, candidates: Sequence[Candidate]) -> Iterator[Shortfall]:
    held = {candidate.question for candidate in candidates}
    for question in section.questions:
        if question not in held:
            yield Shortfall(number, NAMED, str(question), 1, 0)
    named = set(section.questions)
    drawn = [candidate for candidate in candidates if candidate.question not in named]
    if len(drawn) < section.drawing.count:
        yield Shortfall(number, ANY, "", section.drawing.count, len(drawn))
    yield from _of_groups(number, section, drawn)
    levels = Counter(candidate.level for candidate in drawn)
    for level, wanted in section.drawing.levels.items():
        if levels[level] < wanted:
            yield Shortfall(number, LEVEL, level, wanted, levels[level])


def _of_groups(number: int, section: Section, drawn: Sequence[Candidate]) -> Iterator[Shortfall]:
    groups = section.drawing.groups
    firsts = [next((n for n, group in enumerate(groups) if group.takes(one)), None) for one in drawn]
    found = Counter(firsts)
    for place, group in enumerate(groups):
        if found[place] < group.count:
            yield Shortfall(number, GROUP, str(place), group.count, found[place])
