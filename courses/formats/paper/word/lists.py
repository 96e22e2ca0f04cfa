"""Lists of a Word file: one plan for each, so that every list begins anew and none runs into the next."""

from courses.formats.office.lines import Numbering
from courses.formats.paper.word.markup import HEAD, NAMESPACES, element

LEVELS, STEP = 9, 397
_BULLETS = "•–▪"


class Lists:
    """The lists that were met so far, by their own names."""

    def __init__(self) -> None:
        self._numbers: dict[str, tuple[int, str]] = {}

    def properties(self, numbering: Numbering) -> str:
        """What puts a paragraph into its list."""
        number, _form = self._numbers.setdefault(numbering.list_id, (len(self._numbers) + 1, numbering.form))
        level = min(numbering.level, LEVELS - 1)
        return element("numPr", element("ilvl", val=level), element("numId", val=number))

    def part(self) -> str:
        """numbering.xml."""
        plans = "".join(_plan(number, form) for number, form in self._numbers.values())
        lists = "".join(
            element("num", element("abstractNumId", val=number), numId=number)
            for number, _form in self._numbers.values()
        )
        return f"{HEAD}<w:numbering {NAMESPACES}>{plans}{lists}</w:numbering>"


def _plan(number: int, form: str) -> str:
    levels = "".join(_level(level, form) for level in range(LEVELS))
    return element("abstractNum", element("multiLevelType", val="multilevel"), levels, abstractNumId=number)


def _level(level: int, form: str) -> str:
    sign = _BULLETS[level % len(_BULLETS)] if form == "bullet" else f"%{level + 1}."
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=form),
        element("lvlText", val=sign),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=STEP * (level + 1), hanging=STEP)),
        ilvl=level,
    )
