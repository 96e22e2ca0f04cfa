"""Our own JSON: everything that a bank holds, pictures included."""

import base64
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from core.files.findings import FileError
from quizzes.formats.checks import fault_of, judged, refusal
from quizzes.formats.drafts import BankFile, Draft, Kind, Option, Picture, Refused, Shape
from quizzes.formats.loss import Output
from quizzes.formats.paths import DEEPEST, LONGEST
from quizzes.formats.schema import count, flag, many, number, picture, shape_parts, text
from quizzes.formats.shapes import NOTHING_ASKED, choices, matching, numeric, ordering

SCHEMA, FIRST_SCHEMA = "question-bank/2", "question-bank/1"
SCHEMAS = "question-bank/"
_LEVELS = {"basic", "applied", "advanced"}


def write_lossless(drafts: Iterable[Draft]) -> Output:
    """The whole bank; `read_lossless` gives the same questions again."""
    bank = {"schema": SCHEMA, "questions": [_as_json(draft) for draft in drafts]}
    return Output(json.dumps(bank, ensure_ascii=False, indent=1, default=_picture_as_json).encode())


def _as_json(draft: Draft) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "code": draft.code,
        "type": str(draft.type),
        "stem": draft.stem,
        "body": draft.shape.body,
        "key": draft.shape.key,
        "keeps_order": draft.keeps_order,
        "explanation": draft.explanation,
        "level": draft.level,
        "category": draft.category,
        "tags": draft.tags,
        "competence": draft.competence,
        "legal_reference": draft.legal_reference,
        "lesson_key": draft.lesson_key,
        "pictures": draft.pictures,
    }
    always = {"code", "type", "stem", "body", "key", "explanation", "level", "category", "competence", "keeps_order"}
    return {name: value for name, value in facts.items() if name in always or value not in (None, "", ())}


def _picture_as_json(said: object) -> dict[str, str]:
    if not isinstance(said, Picture):
        raise TypeError(said)
    return {"name": said.name, "alt": said.alt, "content": base64.b64encode(said.content).decode()}


def read_lossless(content: bytes, *, allows_several: bool = False) -> BankFile:  # noqa: ARG001 -- the signature of every reader
    """The questions of the file."""
    try:
        bank = json.loads(content.decode("utf-8-sig"))
        questions = bank["questions"] if bank.get("schema") in {SCHEMA, FIRST_SCHEMA} else None
    except (ValueError, KeyError, AttributeError, RecursionError) as error:
        raise FileError("damaged", _DAMAGED()) from error
    if not isinstance(questions, list):
        raise FileError("damaged", _DAMAGED())
    drafts, refused = list[Draft](), list[Refused]()
    for place, question in enumerate(questions, start=1):
        where = _("Câu {number}").format(number=place)
        try:
            draft = _draft(question, where, place)
            fault_of(draft)  # so that what no type can look at is found here
            drafts.append(draft)
        except FileError as error:
            refused.append(refusal(_empty(where, place), error.code, error.sentence))
        except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError, IndexError, RecursionError):
            message = _("Câu này thiếu dữ liệu hoặc sai kiểu nên không được nhập.")
            refused.append(refusal(_empty(where, place), "incomplete", message))
    good, faulty = judged(drafts)
    return BankFile("json", tuple(good), (*refused, *faulty))


def _DAMAGED() -> str:  # noqa: N802 -- a sentence in the language of the reader
    return _("Tệp JSON không đúng mẫu xuất từ ngân hàng câu hỏi. Đồng chí xuất lại tệp.")


def _empty(where: str, place: int) -> Draft:
    return Draft(shape=NOTHING_ASKED, stem="", where=where, number=place)


def _draft(said: Mapping[str, Any], where: str, place: int) -> Draft:
    lesson, category, tags = said.get("lesson_key"), said.get("category"), said.get("tags")
    return Draft(
        shape=_shape(Kind(said["type"]), said),
        stem=text(said["stem"]),
        keeps_order=said.get("keeps_order") if isinstance(said.get("keeps_order"), bool) else None,
        code=text(said.get("code", ""))[:60],
        explanation=_maybe(said.get("explanation")),
        level=said.get("level") if said.get("level") in _LEVELS else None,
        category=_path(category),
        tags=None if tags is None else tuple(filter(None, many(text)(tags))),
        competence=_maybe(said.get("competence")),
        legal_reference=_maybe(said.get("legal_reference")),
        lesson_key=str(UUID(text(lesson))) if lesson else None,
        pictures=tuple(many(picture)(said.get("pictures", []))),
        is_whole=True,
        where=where,
        number=place,
        source=text(said["stem"]),
    )


def _maybe(said: object) -> str | None:
    return None if said is None else text(said)


def _path(said: object) -> tuple[str, ...] | None:
    """The drawers from the outermost; the first schema knew one name only."""
    if said is None:
        return None
    steps = [text(said)] if isinstance(said, str) else many(text)(said)
    return tuple(step[:LONGEST] for step in steps if step)[:DEEPEST]


def _shape(kind: Kind, said: Mapping[str, Any]) -> Shape:
    """What is asked; files of the first schema name six types by places."""
    if "body" not in said:
        return _first_shape(kind, said)
    return Shape(kind, *shape_parts(kind, said["body"], said["key"]))


def _first_shape(kind: Kind, said: Mapping[str, Any]) -> Shape:
    options = [_option(option) for option in many(dict)(said.get("options", []))]
    texts = [option.text for option in options]
    match kind:
        case Kind.MATCHING:
            return matching(many(text)(said["prompts"]), texts, many(count)(said["pairs"]))
        case Kind.ORDERING:
            return ordering(texts, many(count)(said["order"]))
        case Kind.NUMERIC:
            value, tolerance = (Decimal(str(number(said.get(name) or "0"))) for name in ("value", "tolerance"))
            return numeric(value if said.get("value") else None, tolerance, text(said.get("unit", "")))
    return choices(kind, options)


def _option(said: Mapping[str, Any]) -> Option:
    weight = said.get("weight")
    return Option(
        text(said["text"]),
        is_right="right" in said and flag(said["right"]),
        note=text(said.get("note", "")),
        weight=None if weight is None else Decimal(str(number(weight))),
    )
