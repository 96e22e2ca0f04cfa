"""The first page: what is not the lesson (letterhead, contents), and its title."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.text.search import fold
from courses.formats.office.lines import Box, Line, Part
from courses.formats.office.remarks import Remarks
from courses.formats.office.shape.headings import LARGER, body_of
from courses.formats.office.shape.labels import heading_label
from courses.formats.office.tree import Span, Table

NEAR_THE_TOP, LINES_OF_TITLE, LONG, ROWS_OF_LETTERHEAD = 12, 3, 240, 4
_LETTERHEAD = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap ?[-–—.,*] ?tu do ?[-–—.,*] ?hanh phuc")
_PARTY = re.compile(r"^dang cong san viet nam$")
_OFFICE = re.compile(
    r"^(?:uy ban|ubmttq|uy ban mttq|mat tran to quoc|ban thuong truc|ban to chuc|so ?:|so \d|tinh |huyen |xa |phuong |\*+$)"
)
_DATED = re.compile(r"ngay\s*[\d.…_ ]*\s*thang\s*[\d.…_ ]*\s*nam")
_RULE = re.compile(r"[\s\-–—_=*.~•o]+")
_CONTENTS = re.compile(r"^(?:muc luc|noi dung chinh)(?:\s*\(.*\))?$")
FEWEST_ENTRIES = 2


def without_front(parts: Sequence[Part], remarks: Remarks) -> list[Part]:
    """The parts without letterhead, typed contents, and lines that are only drawn."""
    kept = [part for part in parts if not (isinstance(part, Line) and _RULE.fullmatch(part.text) and not _notes(part))]
    top = [part for part in kept[:NEAR_THE_TOP] if _is_letterhead(part)]
    if top:
        remarks.add("letterhead")
        last = max(i for i, part in enumerate(kept[:NEAR_THE_TOP]) if _is_letterhead(part))
        kept = [part for i, part in enumerate(kept) if not (part in top or _is_of_letterhead(part, i, last))]
    return _without_contents(kept, remarks)


def _notes(line: Line) -> bool:
    return any(span.note for span in line.spans)


def _is_letterhead(part: Part) -> bool:
    match part:
        case Table():
            is_small = len(part.rows) <= ROWS_OF_LETTERHEAD
            return is_small and any(_LETTERHEAD.search(fold(text)) for row in part.rows for text in row)
        case Line():
            folded = fold(part.text)
            is_motto = _LETTERHEAD.search(folded) and not any(map(str.isalpha, _LETTERHEAD.sub("", folded)))
            return bool(is_motto or _PARTY.match(folded))
        case Box():
            return any(map(_is_letterhead, part.parts))
    return False


def _is_of_letterhead(part: Part, index: int, last: int) -> bool:
    """Lines of an office's name before the motto, and the line of place and day after it."""
    if not isinstance(part, Line) or part.level or part.role:
        return False
    folded = fold(part.text)
    if index <= last:
        return bool(_OFFICE.match(folded) or _DATED.search(folded))
    return index <= last + LINES_OF_TITLE and bool(_DATED.search(folded)) and len(part.text) < LONG / 3


def _without_contents(parts: Sequence[Part], remarks: Remarks) -> list[Part]:
    """Without lines that end in dots and a page, where there are several; and without their heading."""
    entries = {id(part) for part in parts if isinstance(part, Line) and part.has_tab_and_number and not part.level}
    if len(entries) < FEWEST_ENTRIES:
        entries = set()
    headings = {
        id(part)
        for i, part in enumerate(parts)
        if isinstance(part, Line)
        and _CONTENTS.match(fold(part.text))
        and (part.text.lower().startswith("mục lục") or (i + 1 < len(parts) and id(parts[i + 1]) in entries))
    }
    if entries or headings:
        remarks.add("table_of_contents", times=0 if "table_of_contents" in remarks else 1)
    return [part for part in parts if id(part) not in entries | headings]


def take_title(parts: list[Part]) -> str:
    """The title, taken out of the parts: by its style, or centred and heavy above the first heading; or nothing."""
    styled = [part for part in parts if isinstance(part, Line) and part.role == "title"]
    found = styled[:1] or _not_a_chapter(_centred(parts), parts) or _only_heading(parts) or _first_and_heaviest(parts)
    for line in found:
        parts.remove(line)
    for line in styled[1:]:
        line.role, line.level = "", 1
    return " ".join(line.text.replace("\n", " ") for line in found)


def _not_a_chapter(found: list[Line], parts: Sequence[Part]) -> list[Line]:
    """The lines, unless they begin with a label that later lines have too: "Chương I" is no title where II follows."""
    label = heading_label(found[0].text + " ") if found else None
    if label is None:
        return found
    others = [heading_label(part.text + " ") for part in parts if isinstance(part, Line) and part not in found]
    return [] if any(other and other.rank == label.rank for other in others) else found


def join_labels(parts: Sequence[Part]) -> list[Part]:
    """The parts with "Chương II" and the heavy line below it made into one line."""
    kept: list[Part] = []
    for part in parts:
        above = kept[-1] if kept else None
        if isinstance(part, Line) and isinstance(above, Line) and _is_label_above(above, part):
            kept[-1] = replace(part, spans=(Span(f"{above.text.rstrip(' .:')}. "), *part.spans))
        else:
            kept.append(part)
    return kept


def _is_label_above(above: Line, line: Line) -> bool:
    label = heading_label(above.text + " ")
    is_alike = above.is_centred == line.is_centred and above.level == line.level
    is_heavy = line.look.is_bold or line.text.isupper() or bool(line.level)
    return label is not None and label.is_all_of(above.text) and is_alike and is_heavy and len(line.text) <= LONG


def _centred(parts: Sequence[Part]) -> list[Line]:
    """The first centred and heavy lines, all of one look, before anything else that is text."""
    body = body_of(part for part in parts if isinstance(part, Line) and not part.is_centred)
    found: list[Line] = []
    for part in parts:
        if not isinstance(part, Line) or part.level or len(part.text) > LONG or len(found) >= LINES_OF_TITLE:
            break
        is_heavy = part.look.is_bold or part.look.size >= body.size + LARGER or part.text.isupper()
        if part.is_centred and is_heavy and (not found or _goes_on(found[-1], part)):
            found.append(part)
        elif found or not part.is_centred:
            break
    return found


def _goes_on(line: Line, following: Line) -> bool:
    """Whether the second line is more of the title, by its look."""
    looks = [(each.look.size, each.look.is_bold, each.text.isupper()) for each in (line, following)]
    return looks[0] == looks[1]


def _only_heading(parts: Sequence[Part]) -> list[Line]:
    """A first line that is the only heading of level 1, where there are others below it."""
    lines = [part for part in parts if isinstance(part, Line)]
    top = [line for line in lines if line.level == 1]
    is_alone = len(top) == 1 and any(line.level > 1 for line in lines)
    return top if is_alone and parts[:1] == [top[0]] else []


def _first_and_heaviest(parts: Sequence[Part]) -> list[Line]:
    """A first line that no other line is as heavy as, where headings follow that look otherwise."""
    first = parts[0] if parts else None
    if not isinstance(first, Line) or first.level or first.numbering or first.role:
        return []
    others = [part for part in parts[1:] if isinstance(part, Line) and not part.role]
    is_heaviest = all(line.look.size < first.look.size for line in others) or (
        first.text.isupper() and first.look.is_bold and not heading_label(first.text)
        and not any(line.text.isupper() and line.look.is_bold and not heading_label(line.text) for line in others)
    )  # fmt: skip
    return [first] if others and is_heaviest and len(first.text) <= LONG and not heading_label(first.text) else []
