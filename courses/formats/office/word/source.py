"""A Word package opened: its parts, and where they lead."""

from functools import cached_property

from core.files.packages import Package
from courses.formats.office.nodes import Node, Relation, main_part, relations_of, tree_of
from courses.formats.office.word.numbering import NumberingPart
from courses.formats.office.word.styles import Styles


class WordSource:
    """The main part, and what belongs to it."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = main_part(package, "word/document.xml")
        self.relations = relations_of(package, self.main)
        self.styles = Styles(self.part("styles"))
        self.numbering = NumberingPart(self.part("numbering"))

    @cached_property
    def body(self) -> Node:
        """The text itself."""
        root = tree_of(self.package, self.main)
        return root.child("body") or root

    def part(self, kind: str) -> Node | None:
        """A part of a kind, if the file has it."""
        relation = self.first(kind)
        return tree_of(self.package, relation.target) if relation else None

    def first(self, kind: str) -> Relation | None:
        """The relation to a part of a kind that is there."""
        relations = (found for found in self.relations.values() if found.kind == kind and not found.is_outside)
        return next((found for found in relations if found.target in self.package), None)
