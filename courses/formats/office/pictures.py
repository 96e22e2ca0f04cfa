"""Pictures of a package: cleaned as every upload is, or reported."""

import posixpath

from core.files.findings import FileError
from core.files.images import cleaned_image
from core.files.packages import Package
from core.text.unicode import tidy_line
from courses.formats.office.nodes import Node, Relation
from courses.formats.office.remarks import Remarks
from courses.formats.office.tree import Picture

MOST_PICTURES = 300


class Album:
    """The pictures of one file; each is cleaned once, however often it is shown."""

    def __init__(self, package: Package, remarks: Remarks) -> None:
        self._package, self._remarks = package, remarks
        self._cleaned: dict[str, bytes | None] = {}
        self._shown = 0

    def picture(
        self, relation: Relation | None, *, described: Node | None, named: Node | None = None
    ) -> Picture | None:
        """The picture a relation leads to, with what its description says; None where it cannot be carried."""
        if relation is None:
            return None
        if relation.is_outside:
            # The guard of packages has told of it already.
            return None
        file_name = posixpath.basename(relation.target)
        self._shown += 1
        if self._shown > MOST_PICTURES:
            self._remarks.add("too_many_images", file_name)
            return None
        content = self._content(relation.target)
        if content is None:
            self._remarks.add("image_not_carried", file_name)
            return None
        name = tidy_line(named.get("name")) if named else ""
        is_decorative = _is_decorative(described)
        return Picture(
            name=name if "." in name else file_name,
            content=content,
            alt="" if is_decorative else _description(described, named),
            is_decorative=is_decorative,
        )

    def _content(self, target: str) -> bytes | None:
        if target not in self._cleaned:
            try:
                self._cleaned[target] = cleaned_image(self._package.read(target))
            except FileError:
                self._cleaned[target] = None
        return self._cleaned[target]


def _description(*nodes: Node | None) -> str:
    texts = (tidy_line(node.get(name)) for name in ("descr", "alt", "title") for node in nodes if node)
    return next(filter(None, texts), "")


def _is_decorative(node: Node | None) -> bool:
    return node is not None and any(mark.get("val") in {"1", "true"} for mark in node.every("decorative"))
