"""Word's own lists: which numbers or signs stand before an item."""

from collections.abc import Iterable

from courses.formats.office.lines import Numbering
from courses.formats.office.nodes import Node

_NO_LIST = {"", "0"}


class NumberingPart:
    """numbering.xml: the lists by their ids."""

    def __init__(self, root: Node | None) -> None:
        nodes = root.children if root else []
        plans = {node.get("abstractNumId"): node for node in nodes if node.name == "abstractNum"}
        self._linked = {node.value_of("styleLink"): node for node in plans.values() if node.value_of("styleLink")}
        self._forms: dict[str, dict[int, str]] = {}
        self._plans: dict[str, str] = {}
        for node in nodes:
            if node.name == "num":
                plan = node.value_of("abstractNumId")
                self._plans[node.get("numId")] = plan
                self._forms[node.get("numId")] = self._forms_of(plans.get(plan), node)

    def of(self, properties: Node | None, *, default_level: int = 0) -> Numbering | None:
        """The numbering that `numPr` asks for; None where it takes a paragraph out of its list."""
        if properties is None:
            return None
        list_id, level = properties.value_of("numId"), properties.value_of("ilvl")
        depth = int(level) if level.isdigit() else default_level
        form = self._forms.get(list_id, {}).get(depth, "decimal")
        if list_id in _NO_LIST or form == "none":
            return None
        return Numbering(self._plans.get(list_id, list_id), depth, form)

    def _forms_of(self, plan: Node | None, list_node: Node) -> dict[int, str]:
        if plan is not None and plan.value_of("numStyleLink"):
            plan = self._linked.get(plan.value_of("numStyleLink"), plan)
        changed = [level for change in list_node.children for level in change.children if level.name == "lvl"]
        return _levels(plan.children if plan else ()) | _levels(changed)


def _levels(nodes: Iterable[Node]) -> dict[int, str]:
    levels = (node for node in nodes if node.name == "lvl" and node.get("ilvl").isdigit())
    return {int(node.get("ilvl")): _form(node) for node in levels}


def _form(level: Node) -> str:
    form = level.value_of("numFmt") or "decimal"
    return "none" if form != "bullet" and level.child("lvlText") and not level.value_of("lvlText").strip() else form
