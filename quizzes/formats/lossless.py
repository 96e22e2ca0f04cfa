"""Our own JSON: everything that a bank holds, pictures included."""

import base64
import binascii
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from core.files.findings import FileError
from core.text.unicode import tidy_text
from quizzes.formats.checks import judged, refusal
from quizzes.formats.drafts import BankFile, Draft, Kind, Option, Picture, Refused
from quizzes.formats.loss import Output
from quizzes.formats.pictures import clean_picture

SCHEMA = "question-bank/1"


def write_lossless(drafts: Iterable[Draft]) -> Output:
    """The whole bank; `read_lossless` gives the same questions again."""
    bank = {"schema": SCHEMA, "questions": [_as_json(draft) for draft in drafts]}
    return Output(json.dumps(bank, ensure_ascii=False, indent=1).encode())


def _as_json(draft: Draft) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "code": draft.code,
        "type": str(draft.type),
        "stem": draft.stem,
        "options": [_option(option) for option in draft.options],
        "prompts": list(draft.prompts),
        "pairs": list(draft.pairs),
        "order": list(draft.order),
        "value": None if draft.value is None else str(draft.value),
        "tolerance": str(draft.tolerance) if draft.tolerance else None,
        "unit": draft.unit,
        "keeps_order": draft.keeps_order,
        "explanation": draft.explanation,
        "level": draft.level,
        "category": draft.category,
        "competence": draft.competence,
        "lesson_key": draft.lesson_key,
        "pictures": [
            {"name": picture.name, "alt": picture.alt, "content": base64.b64encode(picture.content).decode()}
            for picture in draft.pictures or ()
        ],
    }
    always = {"code", "type", "stem", "explanation", "level", "category", "competence", "keeps_order"}
    return {name: value for name, value in facts.items() if name in always or value not in (None, "", [])}


def _option(option: Option) -> dict[str, Any]:
    facts = {"text": option.text, "right": option.is_right, "note": option.note}
    if option.weight is not None:
        facts["weight"] = str(option.weight)
    return {name: value for name, value in facts.items() if value not in ("", False)}


def read_lossless(content: bytes, *, allows_several: bool = False) -> BankFile:  # noqa: ARG001 -- the signature of every reader
    """The questions of the file."""
    try:
        bank = json.loads(content.decode("utf-8-sig"))
        questions = bank["questions"] if bank.get("schema") == SCHEMA else None
    except (ValueError, KeyError, AttributeError, RecursionError) as error:
        raise FileError("damaged", _DAMAGED()) from error
    if not isinstance(questions, list):
        raise FileError("damaged", _DAMAGED())
    drafts, refused = list[Draft](), list[Refused]()
    for number, question in enumerate(questions, start=1):
        where = _("Câu {number}").format(number=number)
        try:
            drafts.append(_draft(question, where, number))
        except (KeyError, TypeError, ValueError, InvalidOperation, AttributeError, RecursionError):
            empty = Draft(type=Kind.SINGLE, stem="", where=where, number=number)
            refused.append(refusal(empty, "incomplete", _("Câu này thiếu dữ liệu hoặc sai kiểu nên không được nhập.")))
    good, faulty = judged(drafts)
    return BankFile("json", tuple(good), (*refused, *faulty))


def _DAMAGED() -> str:  # noqa: N802 -- a sentence in the language of the reader
    return _("Tệp JSON không đúng mẫu xuất từ ngân hàng câu hỏi. Đồng chí xuất lại tệp.")


def _draft(said: Mapping[str, Any], where: str, number: int) -> Draft:
    kind = Kind(said["type"])
    options = tuple(
        Option(
            _text(option["text"]),
            option.get("right") is True,
            _text(option.get("note", "")),
            _decimal(option.get("weight")),
        )
        for option in said.get("options", [])
    )
    lesson = said.get("lesson_key")
    return Draft(
        type=kind,
        stem=_text(said["stem"]),
        options=options,
        prompts=tuple(map(_text, said.get("prompts", []))),
        pairs=tuple(map(_place, said.get("pairs", []))),
        order=tuple(map(_place, said.get("order", []))),
        value=_decimal(said.get("value")),
        tolerance=_decimal(said.get("tolerance")) or Decimal(0),
        unit=_text(said.get("unit", "")),
        keeps_order=said.get("keeps_order") if isinstance(said.get("keeps_order"), bool) else None,
        code=_text(said.get("code", ""))[:60],
        explanation=_maybe(said.get("explanation")),
        level=said.get("level") if said.get("level") in {"basic", "applied", "advanced"} else None,
        category=_maybe(said.get("category")),
        competence=_maybe(said.get("competence")),
        lesson_key=_text(lesson) if lesson else None,
        pictures=tuple(map(_picture, said.get("pictures", []))),
        is_whole=True,
        where=_text(said.get("code", "")) or where,
        number=number,
        source=_text(said["stem"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return tidy_text(value)


def _maybe(value: object) -> str | None:
    return None if value is None else _text(value)


def _place(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise TypeError(value)
    return value


def _decimal(value: object) -> Decimal | None:
    if value is None:
        return None
    number = Decimal(_text(value))
    if not number.is_finite() or abs(number.adjusted()) > 20:  # noqa: PLR2004
        raise ValueError(value)
    return number


def _picture(said: Mapping[str, Any]) -> Picture:
    try:
        return Picture(
            _text(said["name"]), _text(said["alt"]), clean_picture(base64.b64decode(said["content"], validate=True))
        )
    except binascii.Error as error:
        raise ValueError from error
