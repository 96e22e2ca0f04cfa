"""How each block of a lesson stands on paper, and what is read of it there when it comes back.

`Carrier.write` and `Carrier.read` are each other's inverse as far as paper goes; a block without a carrier, or with
something in it that paper cannot bring back, stands there sealed: shown for reading, and left alone on return.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from django.utils.functional import Promise

from courses.formats.office.lines import Box, Line, Numbering, Part
from courses.formats.office.tree import Picture, Span
from courses.formats.paper.richtext import CannotCarryError, html_of_lines, line_of_spans, lines_of, said, spans_of_line
from courses.formats.paper.tables import CAPTION, read_grid, read_typed, write_grid, write_typed

Raw = dict[str, Any]
Value = Any
LABEL, NAME, QUESTION, EXPLANATION = "label", "name", "question", "explanation"
RIGHT, EXPLAINED, HINT = "(đúng)", "Giải thích:", "Gợi ý:"


@dataclass(frozen=True)
class Paper:
    """What blocks need to stand on paper: pictures by their ids, and the words of blocks that are only shown."""

    pictures: Mapping[int, Picture]
    shown: Callable[[Raw], Sequence[str]]
    labels: Mapping[str, str | Promise]


@dataclass
class Frame(Box):
    """A block with a border of its own; what stands in a sealed one is not read again."""

    is_sealed: bool = False


@dataclass(frozen=True)
class Carrier:
    """One kind of block: onto paper, and back over what it was."""

    write: Callable[[Raw, Paper], list[Part]]
    read: Callable[[Sequence[Part], Value], Value]


def words(text: str, role: str = "", numbering: Numbering | None = None) -> Line:
    """A line of one look."""
    return Line((Span(text),) if text else (), role=role, numbering=numbering)


def marked(text: str, role: str = "", numbering: Numbering | None = None) -> Line:
    """A line with its `**marks**` shown."""
    return Line(spans_of_line(text), role=role, numbering=numbering)


def inside(value: Any) -> list[Any]:  # noqa: ANN401 -- JSON
    """The items of a list as they are, whichever way they are stored."""
    return [item["value"] if isinstance(item, dict) and item.get("type") == "item" else item for item in value]


def items(found: Iterable[Any], before: Sequence[Any]) -> list[Raw]:
    """A list as it is stored: an item keeps the id that stood in its place, a further one has its own."""
    ids = [item["id"] for item in before if isinstance(item, dict) and "id" in item]
    return [
        {"type": "item", "value": value, "id": ids[n] if n < len(ids) else str(uuid5(NAMESPACE_OID, f"{n}/{value}"))}
        for n, value in enumerate(found)
    ]


def _lines(parts: Sequence[Part]) -> list[Line]:
    """The lines of a block, out of its frame and without its label."""
    lines = [line for part in parts for line in (part.parts if isinstance(part, Box) else [part])]
    return [line for line in lines if isinstance(line, Line) and line.role != LABEL]


def _taken(lines: list[Line], *roles: str) -> list[Line]:
    """The lines of these roles, taken out."""
    found = [line for line in lines if line.role in roles]
    lines[:] = [line for line in lines if line.role not in roles]
    return found


def _frame(raw: Raw, paper: Paper, *lines: Line, label: str = "") -> list[Part]:
    return [Frame([words(label or str(paper.labels[raw["type"]]), LABEL), *lines])]


# --- headings and running text


def _write_heading(raw: Raw, _paper: Paper) -> list[Part]:
    return [replace(words(raw["value"]), level=1)]


def _read_heading(parts: Sequence[Part], _before: Value) -> Value:
    return " ".join(line.text.replace("\n", " ") for line in _lines(parts))


def _write_subheading(raw: Raw, _paper: Paper) -> list[Part]:
    return [replace(words(raw["value"]["title"]), level=int(raw["value"]["level"]) - 1)]


def _read_subheading(parts: Sequence[Part], before: Value) -> Value:
    level = next((str(min(line.level, 3) + 1) for line in _lines(parts) if line.level > 1), before["level"])
    return {**before, "title": _read_heading(parts, ""), "level": level}


def _write_text(raw: Raw, _paper: Paper) -> list[Part]:
    return [*lines_of(raw["value"], list_prefix=raw["id"])]


def _read_text(parts: Sequence[Part], _before: Value) -> Value:
    return html_of_lines(_lines(parts))


def _write_titled(raw: Raw, paper: Paper) -> list[Part]:
    value = raw["value"]
    return _frame(raw, paper, words(value["title"], NAME), *lines_of(value["body"], list_prefix=raw["id"]))


def _read_titled(parts: Sequence[Part], before: Value) -> Value:
    lines = _lines(parts)
    title = _taken(lines, NAME)
    return {**before, "title": " ".join(line.text for line in title), "body": html_of_lines(lines)}


# --- steps, checklists, questions


def _numbered(raw: Raw, form: str, texts: Iterable[str]) -> Iterator[Line]:
    return (marked(text, numbering=Numbering(f"{raw['id']}.{form}", 0, form)) for text in texts)


def _write_steps(raw: Raw, paper: Paper) -> list[Part]:
    value = raw["value"]
    return _frame(raw, paper, words(value["title"], NAME), *_numbered(raw, "decimal", inside(value["steps"])))


def _read_steps(parts: Sequence[Part], before: Value) -> Value:
    lines = _lines(parts)
    title = _taken(lines, NAME)
    steps = items((line_of_spans(line.spans) for line in lines), before["steps"])
    return {**before, "title": " ".join(line.text for line in title), "steps": steps}


def _write_checklist(raw: Raw, paper: Paper) -> list[Part]:
    value = raw["value"]
    texts = [task["text"] + (f"\n{HINT} {task['hint']}" if task.get("hint") else "") for task in inside(value["tasks"])]
    return _frame(raw, paper, words(value["title"], NAME), *_numbered(raw, "bullet", texts))


def _read_checklist(parts: Sequence[Part], before: Value) -> Value:
    lines = _lines(parts)
    title = _taken(lines, NAME)
    tasks = []
    for line in lines:
        text, _sign, hint = line_of_spans(line.spans).partition(HINT)
        tasks.append({"text": text.strip(), "hint": hint.strip()})
    return {**before, "title": " ".join(line.text for line in title), "tasks": items(tasks, before["tasks"])}


def _write_check(raw: Raw, paper: Paper) -> list[Part]:
    value = raw["value"]
    options = [
        f"{option['text']} {RIGHT if option['is_right'] else ''}".rstrip() for option in inside(value["options"])
    ]
    return _asked(raw, paper, _numbered(raw, "upperLetter", options))


def _write_ordering(raw: Raw, paper: Paper) -> list[Part]:
    return _asked(raw, paper, _numbered(raw, "decimal", inside(raw["value"]["sequence"])))


def _asked(raw: Raw, paper: Paper, answers: Iterable[Line]) -> list[Part]:
    value = raw["value"]
    explanation = marked(f"{EXPLAINED} {value.get('explanation', '')}".rstrip(), EXPLANATION)
    return _frame(raw, paper, marked(value["question"], QUESTION), *answers, explanation)


def _read_question(lines: list[Line]) -> tuple[str, str]:
    """The question and the explanation, taken out of the lines; what is left are the answers."""
    explained = [line for line in lines if line.role == EXPLANATION or line.text.startswith(EXPLAINED)]
    asked = [line for line in lines if line.role == QUESTION or (line.numbering is None and line not in explained)]
    lines[:] = [line for line in lines if line not in explained and line not in asked]
    return said(asked), said(explained).replace(EXPLAINED, "", 1).strip()


def _read_check(parts: Sequence[Part], before: Value) -> Value:
    lines = _lines(parts)
    question, explanation = _read_question(lines)
    options = []
    for line in lines:
        text = line_of_spans(line.spans)
        is_right = line.text.rstrip(" .").casefold().endswith(RIGHT)
        options.append({"text": _without_sign(text) if is_right else text, "is_right": is_right})
    options = items(options, before["options"])
    return {**before, "question": question, "options": options, "explanation": explanation}


def _without_sign(text: str) -> str:
    return text[: text.casefold().rindex(RIGHT)].rstrip(" *")


def _read_ordering(parts: Sequence[Part], before: Value) -> Value:
    lines = _lines(parts)
    question, explanation = _read_question(lines)
    sequence = items((line_of_spans(line.spans) for line in lines), before["sequence"])
    return {**before, "question": question, "sequence": sequence, "explanation": explanation}


# --- pictures


def _write_picture(raw: Raw, paper: Paper) -> list[Part]:
    held, caption = raw["value"]["picture"], raw["value"]["caption"]
    picture = paper.pictures.get(held["image"])
    if picture is None:
        raise CannotCarryError
    shown = replace(picture, alt=held["alt_text"], is_decorative=bool(held["decorative"]))
    return [shown, marked(caption, CAPTION)]


def _read_picture(parts: Sequence[Part], before: Value) -> Value:
    picture = next((part for part in parts if isinstance(part, Picture)), None)
    held = before["picture"]
    if picture is not None:
        held = {**held, "alt_text": picture.alt, "decorative": picture.is_decorative}
    return {**before, "picture": held, "caption": said(_lines(parts))}


CARRIERS: dict[str, Carrier] = {
    "heading": Carrier(_write_heading, _read_heading),
    "subheading": Carrier(_write_subheading, _read_subheading),
    "text": Carrier(_write_text, _read_text),
    **dict.fromkeys(("note", "story", "transcript"), Carrier(_write_titled, _read_titled)),
    "steps": Carrier(_write_steps, _read_steps),
    "checklist": Carrier(_write_checklist, _read_checklist),
    "check": Carrier(_write_check, _read_check),
    "ordering": Carrier(_write_ordering, _read_ordering),
    **dict.fromkeys(("table", "form"), Carrier(write_typed, read_typed)),
    "grid": Carrier(write_grid, read_grid),
    "picture": Carrier(_write_picture, _read_picture),
}
