"""The numbers and letters that Word writes before paragraphs by itself."""

from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BULLET = "•"
_LEVELS = 9


@dataclass(frozen=True)
class Level:
    """How one level counts: `pattern` is "%1." or "Câu %1."."""

    format: str
    pattern: str
    start: int


class Numbering:
    """All lists of a document, and how far each has counted."""

    def __init__(self, tree: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        for abstract in tree.iter("abstractNum") if tree is not None else ():
            levels = {_number(level.get("ilvl")): _level(level) for level in abstract.iter("lvl")}
            self._levels[abstract.get("abstractNumId", "")] = levels
        for entry in tree.iter("num") if tree is not None else ():
            self._take_list(entry)

    def _take_list(self, entry: Element) -> None:
        name, abstract = entry.get("numId", ""), entry.find("abstractNumId")
        self._lists[name] = abstract.get("val", "") if abstract is not None else ""
        for override in entry.iter("lvlOverride"):
            start = override.find("startOverride")
            if start is not None:
                self._starts[name, _number(override.get("ilvl"))] = _number(start.get("val"))

    def label(self, name: str, depth: int) -> str:
        """What Word writes before the next paragraph of this list and level; empty where there is no such list."""
        levels = self._levels.get(self._lists.get(name, ""), {})
        level = levels.get(depth)
        if level is None or level.format == "none":
            return ""
        if level.format == "bullet":
            return _BULLET
        counts = self._counts[self._shared(name)]
        start = self._starts.get((name, depth), level.start)
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        label = level.pattern
        for other in range(_LEVELS):
            if f"%{other + 1}" in label:
                shown = levels.get(other, level)
                label = label.replace(f"%{other + 1}", _written(counts.get(other, shown.start), shown.format))
        return label

    def _shared(self, name: str) -> str:
        """Lists of one kind count on together, unless one says where it starts."""
        starts_anew = any(owner == name for owner, _depth in self._starts)
        return name if starts_anew else f"kind {self._lists.get(name, '')}"


def _level(level: Element) -> Level:
    said = {child.tag: child.get("val", "") for child in level}
    return Level(said.get("numFmt", "decimal"), said.get("lvlText", ""), _number(said.get("start", "1")))


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else 0  # noqa: PLR2004


def _written(number: int, form: str) -> str:
    if form in {"upperLetter", "lowerLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"upperRoman", "lowerRoman"} and 0 < number < 40:  # noqa: PLR2004
        roman, rest = "", number
        for value, sign in _ROMAN:
            roman, rest = roman + sign * (rest // value), rest % value
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)
