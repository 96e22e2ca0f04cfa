"""The inside of a Word paragraph: its words with their looks, and what is anchored in it."""

from collections import Counter
from dataclasses import dataclass, field
from functools import partial

from courses.formats.office.lines import Look, Part
from courses.formats.office.nodes import Node
from courses.formats.office.tree import PageBreak, Span
from courses.formats.office.word.links import clean_href
from courses.formats.office.word.state import Reading
from courses.formats.office.word.styles import RunLook, look_of
from courses.formats.office.word.symbols import sign, with_signs

_TRANSPARENT = {"ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "ruby", "rubyBase"}
_CHANGED = {"ins", "moveTo", "del", "moveFrom"}
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_PLAIN_COLOURS = {None, "AUTO", "000000"}
_BLACK = "auto"


@dataclass
class Inside:
    """What a paragraph has in it so far; `before` and `after` are what stands around its words."""

    style: RunLook
    spans: list[Span] = field(default_factory=list)
    before: list[Part] = field(default_factory=list)
    after: list[Part] = field(default_factory=list)
    looks: Counter[RunLook] = field(default_factory=Counter)

    def add(self, *parts: Part) -> None:
        """Something that is no text."""
        has_words = any(span.text.strip() for span in self.spans)
        (self.after if has_words else self.before).extend(parts)

    @property
    def look(self) -> Look:
        """The look of the words: of sizes and colours the commonest, of the rest what all letters share."""
        looks = self.looks or Counter({self.style: 1})
        commonest = looks.most_common(1)[0][0]
        return Look(
            size=commonest.size or 0,
            is_bold=all(look.is_bold for look in looks),
            is_italic=all(look.is_italic for look in looks),
            is_underlined=all(look.is_underlined for look in looks),
            is_capital=all(look.is_capital for look in looks),
            colour=_BLACK if commonest.colour in _PLAIN_COLOURS else commonest.colour or "",
        )


class RunReader:
    """Reads runs, and whatever runs stand in."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._remarks = reading, reading.remarks
        self._href = ""

    def read(self, node: Node, inside: Inside) -> None:
        """Take in the children of a paragraph, a hyperlink, an insertion …"""
        for child in node.children:
            self._take(child, inside)

    def _take(self, node: Node, inside: Inside) -> None:
        match node.name:
            case "r":
                self._run(node, inside)
            case "hyperlink":
                self._hyperlink(node, inside)
            case "sdt" | "AlternateContent":
                self.read(node.child("sdtContent") or chosen(node), inside)
            case "fldSimple":
                self._simple_field(node, inside)
            case "oMath" | "oMathPara":
                self._remarks.add("equation")
                inside.spans.append(Span("".join(text.text for text in node.every("t"))))
            case name:
                if name in _CHANGED:
                    self._remarks.add("tracked_changes")
                if name in _TRANSPARENT:
                    self.read(node, inside)

    def _simple_field(self, node: Node, inside: Inside) -> None:
        fields = self._reading.fields
        fields.mark("begin")
        fields.say(node.get("instr"))
        fields.mark("separate")
        self.read(node, inside)
        fields.mark("end")

    def _hyperlink(self, node: Node, inside: Inside) -> None:
        relation = self._reading.source.relations.get(node.relation("id"))
        around, self._href = self._href, self._clean(relation.target) if relation else ""
        if relation is None and node.get("anchor") and not self._reading.fields.is_contents:
            self._remarks.add("internal_link")
        self.read(node, inside)
        self._href = around

    def _clean(self, address: str) -> str:
        href = clean_href(address)
        if address and not href:
            self._remarks.add("bad_link", address)
        return href

    def _run(self, node: Node, inside: Inside) -> None:
        properties = node.child("rPr")
        look = inside.style
        if properties is not None:
            added = self._reading.source.styles.own_look(properties.value_of("rStyle"))
            look = look_of(properties).over(added).over(look)
            if look.is_hidden:
                if any(child.name == "t" and child.text.strip() for child in node.children):
                    self._remarks.add("hidden_text")
                return
            self._tell_of_formatting(properties, look_of(properties).over(added))
        for child in node.children:
            self._piece(child, look, inside)

    def _piece(self, node: Node, look: RunLook, inside: Inside) -> None:
        say = partial(self._say, look=look, inside=inside)
        match node.name:
            case "t":
                say(with_signs(node.text))
            case "br":
                self._break(node, look, inside)
            case "sym":
                if not sign(node.get("char")):
                    self._remarks.add("symbol")
                say(sign(node.get("char")))
            case "footnoteReference" | "endnoteReference":
                number = self._reading.notes.number(node.name.removesuffix("Reference"), node.get("id"))
                inside.spans.append(Span("", note=number))
            case name if name in _SIGNS:
                say(_SIGNS[name])
            case _:
                self._other(node, inside)

    def _other(self, node: Node, inside: Inside) -> None:
        match node.name:
            case "fldChar" | "instrText":
                self._field(node)
            case "AlternateContent":
                for child in chosen(node).children:
                    self._other(child, inside)
            case "object":
                self._remarks.add("embedded_object")
            case "drawing" | "pict":
                inside.add(*self._reading.drawn(node))
            case "ruby":
                self.read(node, inside)

    def _field(self, node: Node) -> None:
        if node.name == "instrText":
            self._reading.fields.say(node.text)
            return
        self._reading.fields.mark(node.get("fldCharType"))
        if node.child("ffData"):
            self._remarks.add("form_field")

    def _break(self, node: Node, look: RunLook, inside: Inside) -> None:
        if node.get("type") == "page":
            inside.add(PageBreak())
        elif node.get("type") != "column":
            self._say("\n", look, inside)

    def _say(self, text: str, look: RunLook, inside: Inside) -> None:
        fields = self._reading.fields
        if fields.is_contents:
            self._remarks.add("table_of_contents", times=0 if "table_of_contents" in self._remarks else 1)
            return
        if fields.is_in_code or not text:
            return
        letters = sum(not letter.isspace() for letter in text)
        if letters:
            inside.looks[look] += letters
        href = self._href or (self._clean(fields.href) if fields.href else "")
        inside.spans.append(Span(text, bool(look.is_bold), bool(look.is_italic), href))

    def _tell_of_formatting(self, properties: Node, look: RunLook) -> None:
        is_plain = not look.is_underlined and look.colour in _PLAIN_COLOURS
        is_raised = properties.value_of("vertAlign") in {"superscript", "subscript"}
        is_struck = properties.says("strike") or properties.says("dstrike")
        if not self._href and (not is_plain or is_struck or (is_raised and not _is_reference(properties))):
            self._remarks.add("formatting")


def _is_reference(properties: Node) -> bool:
    return "note" in properties.value_of("rStyle").lower()


def chosen(alternatives: Node) -> Node:
    """Of a thing that is there twice for two programs, the one for today's; never both."""
    choices = [child for child in alternatives.children if child.name in {"Choice", "Fallback"}]
    return next((choice for choice in choices if choice.children), Node("", {}))
