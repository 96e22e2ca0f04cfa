"""What a format cannot carry, said for each question rather than dropped in silence."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.files.findings import Finding
from quizzes.formats.drafts import Draft, Refused

_NAMES = {
    "code": gettext_lazy("mã câu"),
    "explanation": gettext_lazy("lời giải thích"),
    "level": gettext_lazy("mức độ"),
    "category": gettext_lazy("chủ đề"),
    "competence": gettext_lazy("miền năng lực"),
    "lesson": gettext_lazy("bài học"),
    "pictures": gettext_lazy("ảnh"),
    "notes": gettext_lazy("giải thích từng phương án"),
    "weights": gettext_lazy("tỷ lệ điểm"),
    "unit": gettext_lazy("đơn vị đo"),
    "keeps_order": gettext_lazy("giữ nguyên thứ tự phương án"),
    "tags": gettext_lazy("nhãn"),
    "legal_reference": gettext_lazy("căn cứ"),
    "scoring": gettext_lazy("cách cho điểm từng phần"),
    "variables": gettext_lazy("số thay đổi theo đề"),
    "units": gettext_lazy("đơn vị quy đổi"),
    "tolerance_percent": gettext_lazy("sai số theo phần trăm"),
    "strictness": gettext_lazy("phân biệt hoa thường, dấu thanh"),
    "rubric": gettext_lazy("tiêu chí chấm"),
    "model": gettext_lazy("bài mẫu"),
    "markers": gettext_lazy("số người chấm"),
    "words": gettext_lazy("số từ"),
    "bounds": gettext_lazy("khoảng số"),
    "most": gettext_lazy("số tệp được nộp"),
    "accepts": gettext_lazy("loại tệp"),
    "note": gettext_lazy("ghi chú của người soạn"),
}


@dataclass
class Output:
    """A written file: its bytes, what could not be carried of some questions, and which are not in it at all."""

    content: bytes = b""
    findings: list[Finding] = field(default_factory=list)
    left_out: list[Refused] = field(default_factory=list)

    def leave_out(self, draft: Draft, format_name: str) -> None:
        """Name a question that the format has no way to say."""
        message = _("Định dạng {format} không ghi được dạng câu hỏi này nên câu này không có trong tệp.")
        where = draft.code or draft.where
        refused = Refused(where=where, code="unsupported_type", message=message.format(format=format_name))
        self.left_out.append(refused)


def is_fixed(draft: Draft) -> bool:
    """Whether everybody gets the same question: what is computed for each paper no other program knows."""
    return "formula" not in draft.shape.key and not draft.shape.body.get("variables")


def lost_facts(draft: Draft, carried: Collection[str]) -> list[Finding]:
    """What the question has beyond what is carried, in one sentence."""
    lost = [str(_NAMES[name]) for name, value in _said(draft).items() if value and name not in carried]
    if not lost:
        return []
    message = _("Định dạng này không ghi được: {facts}.").format(facts=", ".join(lost))
    return [Finding("not_carried", message, draft.code or draft.where)]


def _said(draft: Draft) -> dict[str, object]:
    """What the question says beyond what is asked and what is right."""
    body, key = draft.shape.body, draft.shape.key
    return {
        "code": draft.code,
        "explanation": draft.explanation,
        "level": draft.level not in {None, "basic"},
        "category": draft.category,
        "competence": draft.competence,
        "lesson": draft.lesson_key,
        "pictures": draft.pictures,
        "tags": draft.tags,
        "legal_reference": draft.legal_reference,
        "notes": key.get("notes"),
        "weights": any(option.weight is not None for option in draft.options),
        "unit": draft.unit,
        "keeps_order": draft.keeps_order,
        "units": body.get("units") or key.get("factors"),
        "strictness": key.get("keeps_case") or key.get("keeps_marks"),
        "rubric": key.get("rubric") or body.get("rubric"),
        "words": body.get("least_words") or body.get("most_words"),
        "bounds": body.get("least") or body.get("most"),
        "markers": key.get("markers", 1) != 1,
        **{name: body.get(name) for name in ("scoring", "variables", "accepts", "most")},
        **{name: key.get(name) for name in ("tolerance_percent", "model", "note")},
    }
