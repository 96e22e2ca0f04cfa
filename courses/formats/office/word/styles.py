"""The styles of a Word file: what a paragraph is, and how its letters look, with all that a style inherits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from courses.formats.office.nodes import Node

_HEADING = re.compile(r"^(?:heading|tiêu đề|đề mục|tieu de|đầu đề)\s*([1-9])(?:\s|,|$)")
_LISTED = re.compile(r"^list (bullet|number)(?: ([2-5]))?$")
_DEEPEST_CHAIN, _LEVELS = 20, 9
_WORD_97_SIZE = 20


@dataclass(frozen=True)
class RunLook:
    """How a run looks; None where nothing is said."""

    size: int | None = None
    is_bold: bool | None = None
    is_italic: bool | None = None
    is_underlined: bool | None = None
    is_capital: bool | None = None
    is_hidden: bool | None = None
    colour: str | None = None
    font: str | None = None

    def over(self, below: "RunLook") -> "RunLook":
        """The look where it says something, the one below elsewhere."""
        said = {name: value for name, value in vars(self).items() if value is not None}
        return replace(below, **said) if said else below


def look_of(properties: Node | None) -> RunLook:
    """What the properties of a run (`rPr`) say."""
    if properties is None:
        return RunLook()
    size, colour, fonts = properties.value_of("sz"), properties.value_of("color"), properties.child("rFonts")
    underlined = properties.value_of("u")
    return RunLook(
        size=int(size) if size.isdigit() else None,
        is_bold=properties.says("b"),
        is_italic=properties.says("i"),
        is_underlined=underlined != "none" if underlined else None,
        is_capital=properties.says("caps"),
        is_hidden=properties.says("vanish"),
        colour=colour.upper() or None,
        font=(fonts.get("ascii") or fonts.get("hAnsi") or None) if fonts else None,
    )


class Styles:
    """The styles by their ids."""

    def __init__(self, root: Node | None) -> None:
        self._nodes: dict[str, Node] = {}
        self._default = ""
        self._plain = RunLook(size=_WORD_97_SIZE)
        self._looks: dict[str, RunLook] = {}
        for node in root.children if root else ():
            self._add(node)

    @property
    def fonts(self) -> Iterator[str]:
        """The fonts that styles name."""
        looks = (look_of(node.child("rPr")) for node in self._nodes.values())
        return (look.font for look in looks if look.font)

    def look(self, style: str) -> RunLook:
        """How letters of a style look."""
        if style not in self._looks:
            found = self._plain
            for node in reversed(list(self._chain(style))):
                found = look_of(node.child("rPr")).over(found)
            self._looks[style] = found
        return self._looks[style]

    def own_look(self, style: str) -> RunLook:
        """What a character style adds to the look of its paragraph."""
        found = RunLook()
        for node in reversed(list(self._chain(style, fall_back=False))):
            found = look_of(node.child("rPr")).over(found)
        return found

    def names(self, style: str) -> Iterator[str]:
        """The names of a style and those it is based on, in small letters."""
        return (node.value_of("name").strip().lower() for node in self._chain(style))

    def level(self, style: str) -> int:
        """The level of a heading style from 1 to 9, 0 for other styles."""
        for node in self._chain(style):
            if match := _HEADING.match(node.value_of("name").strip().lower()):
                return int(match[1])
            outline = node.child("pPr", "outlineLvl")
            if outline is not None:
                return outline_level(outline.get("val"))
        return 0

    def numbering(self, style: str) -> Node | None:
        """The list that a style puts its paragraphs in."""
        found = (node.child("pPr", "numPr") for node in self._chain(style))
        return next((node for node in found if node is not None), None)

    def listed(self, style: str) -> tuple[str, int] | None:
        """Of "List Bullet 2" and the like: the kind and the level from 0, where the style itself says no more."""
        match = next(filter(None, map(_LISTED.match, self.names(style))), None)
        return (match[1], int(match[2] or 1) - 1) if match else None

    def is_centred(self, style: str) -> bool:
        """Whether paragraphs of a style stand in the middle."""
        found = (node.child("pPr", "jc") for node in self._chain(style))
        first = next((node for node in found if node is not None), None)
        return first is not None and first.get("val") == "center"

    def _add(self, node: Node) -> None:
        if node.name == "docDefaults":
            self._plain = look_of(node.child("rPrDefault", "rPr")).over(self._plain)
        elif node.name == "style":
            self._nodes[node.get("styleId")] = node
            if node.get("type") == "paragraph" and node.get("default") in {"1", "true"}:
                self._default = node.get("styleId")

    def _chain(self, style: str, *, fall_back: bool = True) -> Iterator[Node]:
        """A style and those it is based on; a circle of styles ends somewhere."""

        def upwards() -> Iterator[Node]:
            node = self._nodes.get(style) or (self._nodes.get(self._default) if fall_back else None)
            while node is not None:
                yield node
                node = self._nodes.get(node.value_of("basedOn"))

        return islice(upwards(), _DEEPEST_CHAIN)


def outline_level(value: str) -> int:
    """From Word's 0 to 8 to 1 to 9; body text has 9 there and 0 here."""
    return int(value) + 1 if value.isdigit() and int(value) < _LEVELS else 0
