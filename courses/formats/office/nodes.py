"""The parts of an Office package as trees of plain nodes, and the relations between them."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from core.files.findings import FileError
from core.files.markup import Attributes, Scanner, scan
from core.files.packages import Package
from core.files.sentences import DAMAGED, TOO_LARGE

MOST_NODES = 1_500_000


@dataclass(slots=True)
class Node:
    """An element by its name without prefix; attributes are asked for without prefixes too."""

    name: str
    attributes: Attributes
    children: list["Node"] = field(default_factory=list)
    text: str = ""

    def get(self, name: str, default: str = "") -> str:
        """An attribute, whatever its prefix."""
        for key, value in self.attributes.items():
            if key.rpartition(":")[2] == name:
                return value
        return default

    def relation(self, *names: str) -> str:
        """The id of a relation: an attribute of one of these names that does have a prefix."""
        for key, value in self.attributes.items():
            prefix, _colon, name = key.rpartition(":")
            if prefix and name in names:
                return value
        return ""

    def child(self, *path: str) -> "Node | None":
        """The first child of this name, of its children the next …"""
        found: Node | None = self
        for name in path:
            found = next((child for child in found.children if child.name == name), None) if found else None
        return found

    def value_of(self, *path: str) -> str:
        """The `val` of a child, or nothing."""
        found = self.child(*path)
        return found.get("val") if found else ""

    def says(self, *path: str) -> bool | None:
        """What a switch among the children says: on, off, or nothing."""
        found = self.child(*path)
        return None if found is None else found.get("val", "1") not in {"0", "false", "off", "none"}

    def every(self, *names: str) -> Iterator["Node"]:
        """All nodes below of these names, in the order of the text."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if node.name in names:
                yield node
            waiting.extend(reversed(node.children))


class _Tree(Scanner):
    """Builds the nodes."""

    wants_text = True

    def __init__(self) -> None:
        self._open: list[Node] = [Node("", {})]
        self._count = 0

    @property
    def root(self) -> Node:
        return self._open[0].children[0]

    def start(self, name: str, attributes: Attributes) -> None:
        self._count += 1
        if self._count > MOST_NODES:
            raise FileError("too_large", TOO_LARGE)
        node = Node(name, attributes)
        self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, name: str) -> None:  # noqa: ARG002 -- elements close in order
        self._open.pop()

    def text(self, text: str) -> None:
        self._open[-1].text += text


def tree_of(package: Package, name: str) -> Node:
    """One part as a tree; `damaged` where it is missing."""
    if name not in package:
        raise FileError("damaged", DAMAGED)
    tree = _Tree()
    scan(package.chunks(name), tree)
    return tree.root


@dataclass(frozen=True)
class Relation:
    """Where a part points to: another part, or an address outside."""

    kind: str
    target: str
    is_outside: bool


def relations_of(package: Package, part: str) -> dict[str, Relation]:
    """The relations of a part by their ids; targets inside are names of parts."""
    folder, _slash, name = part.rpartition("/")
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in package:
        return {}
    found = {}
    for node in tree_of(package, rels).every("Relationship"):
        is_outside = node.get("TargetMode") == "External"
        target = node.get("Target")
        if not is_outside:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
        found[node.get("Id")] = Relation(node.get("Type").rpartition("/")[2], target, is_outside)
    return found


def main_part(package: Package, default: str) -> str:
    """The part with which the document begins."""
    for relation in relations_of(package, "").values():
        if relation.kind == "officeDocument" and not relation.is_outside:
            return relation.target
    return default
