"""What a version of a question says, line by line in words, so that two of them can be laid side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from quizzes.calculations import QuestionContent
from quizzes.models import Level, QuestionType
from quizzes.selectors.desk.preview import item_of, notes_in
from quizzes.selectors.words import right_response, words_of


@dataclass(frozen=True)
class Difference:
    """One thing that two versions say differently; what is new has no former words, what is gone no later ones."""

    name: str
    before: str
    after: str


def lines_of(content: QuestionContent) -> dict[str, str]:
    """What a version says, by the name of each part; empty parts are left out."""
    lines = {
        _("Dạng câu hỏi"): str(QuestionType(content.type).label),
        _("Câu hỏi"): content.stem,
        **_things(content.body),
        _("Đáp án"): _right(content),
        _("Vì sao"): content.explanation,
        _("Mức"): str(Level(content.level).label),
        _("Miền năng lực"): content.competence,
        _("Căn cứ, số văn bản"): content.legal_reference,
        **dict(_details(content)),
    }
    return {name: text for name, text in lines.items() if text}


def differences(before: QuestionContent, after: QuestionContent) -> list[Difference]:
    """What two versions say differently."""
    former, later = lines_of(before), lines_of(after)
    names = dict.fromkeys([*former, *later])
    return [
        Difference(name, former.get(name, ""), later.get(name, ""))
        for name in names
        if former.get(name) != later.get(name)
    ]


def _things(body: Mapping[str, Any]) -> dict[str, str]:
    """What may be chosen, matched, ordered or filled in."""
    names = {"prompts": _("Các ý"), "options": _("Phương án"), "places": _("Các chỗ")}
    said = {
        label: "\n".join(str(thing.get("text") or thing["id"]) for thing in body.get(name, ()))
        for name, label in names.items()
    }
    parts = [f"{number}. {part['stem']}" for number, part in enumerate(body.get("parts", ()), start=1)]
    return {
        _("Đoạn văn"): str(body.get("text", "")),
        **said,
        _("Các phần"): "\n".join(parts),
        _("Ảnh"): "\n".join(str(picture.get("alt", "")) for picture in _pictures(body)),
        _("Đơn vị"): ", ".join([body.get("unit", ""), *body.get("units", ())]).strip(", "),
    }


def _pictures(body: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from body.get("pictures", ())
    if body.get("picture"):
        yield body["picture"]


def _right(content: QuestionContent) -> str:
    key = content.key
    if "accepted" in key:
        return "\n".join(f"{one['text']} ({one.get('percent', 100)}%)" for one in key["accepted"])
    right = right_response(content, item_of(content))
    return words_of(content.body, right) if right else key.get("model", "")


def _details(content: QuestionContent) -> Iterator[tuple[str, str]]:
    """What only some types have."""
    key, body = content.key, content.body
    yield _("Lời cho từng phương án"), "\n".join(f"{text}: {note}" for text, note in notes_in(body, key))
    yield _("Yêu cầu chấm"), "\n".join(f"{row['text']} ({row['points']})" for row in key.get("rubric", ()))
    yield _("Được lệch"), " ".join(str(key[name]) for name in ("tolerance", "tolerance_percent") if name in key)
    yield _("Công thức"), str(key.get("formula", ""))
    yield _("Cách tính điểm"), str(body.get("scoring", ""))
    weights = key.get("weights", {})
    texts = {option["id"]: option["text"] for option in body.get("options", ())}
    yield _("Phần trăm điểm"), "\n".join(f"{texts.get(name, '')}: {weight}%" for name, weight in weights.items())
