"""A question as rows of plain fields: what a page draws for every type, without its key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from quizzes.calculations import UNSURE, Policy, filled
from quizzes.calculations.types import letter, pieces_of
from quizzes.calculations.types.fields import NO, YES
from quizzes.models import QuestionType
from quizzes.selectors.hints import dragged_hint_of, hint_of
from quizzes.selectors.pictures import Picture
from quizzes.selectors.row_shapes import AREA, CHECKBOX, FILES, RADIO, SCALE, SELECT, TEXT, Row, RowChoice, Rows, Spot

Body = Mapping[str, Any]
Item = Mapping[str, Any]
Fields = Mapping[str, Sequence[str]]
Pictures = Mapping[int, Picture]


@dataclass(frozen=True)
class _Question:
    """What rows are made from."""

    body: Body
    item: Item
    fields: Fields
    prefix: str = ""
    allows_unsure: bool = False
    pictures: Pictures = field(default_factory=dict)

    def picture_of(self, thing: Mapping[str, Any]) -> Picture | None:
        """What is shown instead of a text, or beside it."""
        return self.pictures.get(thing.get("image", 0))

    def value(self, name: str) -> str:
        return next(iter(self.fields.get(self.prefix + name, ())), "")

    def choices(
        self, names: Sequence[str], things: Sequence[Mapping[str, Any]], held: Sequence[str]
    ) -> list[RowChoice]:
        by_id = {thing["id"]: thing for thing in things}
        return [
            RowChoice(name, by_id[name].get("text", ""), letter(place), name in held, self.picture_of(by_id[name]))
            for place, name in enumerate(names)
            if name in by_id
        ]


def rows_of(
    body: Body, item: Item, fields: Fields, policy: Policy, prefix: str = "", pictures: Pictures = MappingProxyType({})
) -> Rows:
    """The rows of a question on a paper, filled in with what is held; on a page with others, names begin with a prefix."""
    held = {prefix + name: values for name, values in fields.items()} if prefix else fields
    question = _Question(body, item, held, prefix, allows_unsure=policy.allows_unsure, pictures=pictures)
    rows = list(_MAKERS[item["type"]](question))
    has_legend = item["type"] in {QuestionType.MATCHING, QuestionType.PLACING}
    return Rows(
        rows=rows,
        tail=_tail(body, item),
        hint=hint_of(body, item),
        dragged=dragged_hint_of(item),
        legend=question.choices(item["options"], body["options"], ()) if has_legend else (),
        reuses=item["type"] != QuestionType.PLACING or bool(item.get("reuses")),
        rubric=body.get("rubric", ()),
        certainties=_certainties(question) if policy.asks_certainty else (),
        point=question.value("point"),
        prefix=prefix,
    )


def _tail(body: Body, item: Item) -> str:
    if item["type"] not in {QuestionType.GAPS, QuestionType.PLACING} or not body.get("text"):
        return ""
    text, place = pieces_of(body["text"])[-1]
    return "" if place else text


def _certainties(question: _Question) -> list[RowChoice]:
    held = question.value("certainty")
    words = {"1": _("Chưa chắc"), "2": _("Khá chắc"), "3": _("Rất chắc")}
    return [RowChoice(value, text, is_chosen=value == held) for value, text in words.items()]


def _choice(question: _Question) -> Iterator[Row]:
    held = question.fields.get(f"{question.prefix}chosen", ())
    kind = CHECKBOX if question.item["type"] == QuestionType.MULTIPLE else RADIO
    choices = question.choices(question.item["options"], question.body["options"], held)
    if question.allows_unsure:
        choices.append(RowChoice(UNSURE, _("Chưa rõ"), letter(len(choices)), UNSURE in held))
    yield Row(kind=kind, name=f"{question.prefix}chosen", choices=choices)


def _truths(question: _Question) -> Iterator[Row]:
    for prompt in question.body["prompts"]:
        name = f"truths.{prompt['id']}"
        held = question.value(name)
        choices = [RowChoice(YES, _("Đúng"), is_chosen=held == YES), RowChoice(NO, _("Sai"), is_chosen=held == NO)]
        yield Row(kind=SCALE, name=question.prefix + name, label=prompt["text"], choices=choices)


def _pairs(question: _Question) -> Iterator[Row]:
    for prompt in question.body["prompts"]:
        name = f"pairs.{prompt['id']}"
        choices = question.choices(question.item["options"], question.body["options"], [question.value(name)])
        yield Row(kind=SELECT, name=question.prefix + name, label=prompt["text"], choices=choices)


def _order(question: _Question) -> Iterator[Row]:
    places = [str(place) for place in range(1, len(question.item["options"]) + 1)]
    for option in question.choices(question.item["options"], question.body["options"], ()):
        name = f"order.{option.value}"
        held = question.value(name)
        choices = [RowChoice(place, place, is_chosen=place == held) for place in places]
        label = f"{option.letter}. {option.text}"
        yield Row(kind=SELECT, name=question.prefix + name, label=label, choices=choices)


def _number(question: _Question) -> Iterator[Row]:
    units = question.item.get("units", ())
    label = _("Câu trả lời")
    unit = "" if units else question.body.get("unit", "")
    yield Row(
        kind=TEXT,
        name=f"{question.prefix}number",
        label=label,
        value=question.value("number"),
        is_number=True,
        unit=unit,
    )
    if units:
        held = question.value("unit")
        choices = [RowChoice(name, name, is_chosen=name == held) for name in units]
        yield Row(kind=SELECT, name=f"{question.prefix}unit", label=_("Đơn vị"), choices=choices)


def _gaps(question: _Question) -> Iterator[Row]:
    options = {gap["id"]: gap.get("options", ()) for gap in question.body["gaps"]}
    number = 0
    for lead, place in pieces_of(question.body["text"]):
        if not place:
            continue
        number += 1
        name = f"gaps.{place}"
        held, label = question.value(name), _("Chỗ trống {number}").format(number=number)
        things = options[place]
        choices = question.choices([thing["id"] for thing in things], things, [held])
        kind = SELECT if choices else TEXT
        yield Row(kind=kind, name=question.prefix + name, label=label, lead=lead, choices=choices, value=held)


def _places(question: _Question) -> Iterator[Row]:
    named = {place["id"]: place for place in question.body.get("places", ())}
    leads = {place: lead for lead, place in pieces_of(question.body.get("text", "")) if place}
    for number, place in enumerate(question.item["places"], start=1):
        name = f"places.{place}"
        choices = question.choices(question.item["options"], question.body["options"], [question.value(name)])
        spot = _spot(question, number, named.get(place, {}))
        label = named.get(place, {}).get("text") or _("Chỗ trống {number}").format(number=number)
        yield Row(
            kind=SELECT,
            name=question.prefix + name,
            label=f"{number}. {label}" if spot else label,
            lead=leads.get(place, ""),
            choices=choices,
            spot=spot,
        )


def _spot(question: _Question, number: int, place: Mapping[str, Any]) -> Spot | None:
    """Where a place is on the picture; None where the question has no picture."""
    picture = question.pictures.get((question.body.get("picture") or {}).get("image", 0))
    if picture is None or "at" not in place:
        return None
    across, down = place["at"]
    return Spot(number, f"{across:.2f}", f"{down * picture.height / picture.width:.2f}")


def _hotspot(question: _Question) -> Iterator[Row]:
    held = question.fields.get(f"{question.prefix}chosen", ())
    choices = question.choices(question.item["options"], question.body["places"], held)
    yield Row(kind=RADIO, name=f"{question.prefix}chosen", choices=choices)


def _short(question: _Question) -> Iterator[Row]:
    yield Row(kind=TEXT, name=f"{question.prefix}text", label=_("Câu trả lời"), value=question.value("text"))


def _essay(question: _Question) -> Iterator[Row]:
    yield Row(kind=AREA, name=f"{question.prefix}text", label=_("Bài làm"), value=question.value("text"))


def _upload(question: _Question) -> Iterator[Row]:
    """The files that were sent, each to be kept in the answer or left out, and room for words."""
    held = question.fields.get(f"{question.prefix}files", ())
    names: Mapping[str, str] = question.body.get("files", {})
    choices = [RowChoice(uid, name, is_chosen=uid in held) for uid, name in names.items()]
    takes = "image/*" if list(question.body.get("accepts", ())) == ["image"] else ""
    yield Row(kind=FILES, name=f"{question.prefix}files", label=_("Tệp đã gửi"), choices=choices, takes=takes)
    yield Row(kind=AREA, name=f"{question.prefix}text", label=_("Lời viết kèm"), value=question.value("text"))


def _ratings(question: _Question) -> Iterator[Row]:
    for prompt in question.body["prompts"]:
        name = f"ratings.{prompt['id']}"
        choices = question.choices(question.item["options"], question.body["options"], [question.value(name)])
        yield Row(kind=SCALE, name=question.prefix + name, label=prompt["text"], choices=choices)


def _parts(question: _Question) -> Iterator[Row]:
    for number, part in enumerate(question.body["parts"], start=1):
        item = question.item["parts"][part["id"]]
        prefix = f"{question.prefix}parts.{part['id']}/"
        inner = _Question(part["body"], item, question.fields, prefix, pictures=question.pictures)
        heading = f"{number}. {filled(part['stem'], question.item.get('numbers', {}))}"
        for row in _MAKERS[part["type"]](inner):
            yield Row(**{**vars(row), "heading": heading})
            heading = ""


_MAKERS = {
    QuestionType.SINGLE: _choice,
    QuestionType.MULTIPLE: _choice,
    QuestionType.TRUE_FALSE: _choice,
    QuestionType.TRUE_FALSE_TABLE: _truths,
    QuestionType.MATCHING: _pairs,
    QuestionType.ORDERING: _order,
    QuestionType.NUMERIC: _number,
    QuestionType.GAPS: _gaps,
    QuestionType.SHORT: _short,
    QuestionType.ESSAY: _essay,
    QuestionType.HOTSPOT: _hotspot,
    QuestionType.PLACING: _places,
    QuestionType.SCENARIO: _parts,
    QuestionType.UPLOAD: _upload,
    QuestionType.LIKERT: _ratings,
    QuestionType.PREDICTION: _number,
}
