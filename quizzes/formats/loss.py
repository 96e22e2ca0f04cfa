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


def lost_facts(draft: Draft, carried: Collection[str]) -> list[Finding]:
    """What the question has beyond what is carried, in one sentence."""
    said = {
        "code": draft.code,
        "explanation": draft.explanation,
        "level": draft.level not in {None, "basic"},
        "category": draft.category,
        "competence": draft.competence,
        "lesson": draft.lesson_key,
        "pictures": draft.pictures,
        "notes": any(option.note for option in draft.options),
        "weights": any(option.weight is not None for option in draft.options),
        "unit": draft.unit,
        "keeps_order": draft.keeps_order,
    }
    lost = [str(_NAMES[name]) for name, value in said.items() if value and name not in carried]
    if not lost:
        return []
    message = _("Định dạng này không ghi được: {facts}.").format(facts=", ".join(lost))
    return [Finding("not_carried", message, draft.code or draft.where)]
