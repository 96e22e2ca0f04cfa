"""Options with percentages, as learning platforms exchange them: what they mean, and how ours are said in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.files.findings import Finding
from quizzes.formats.drafts import FALSE, TRUE, Draft, Kind, Option
from quizzes.formats.shapes import choices
from quizzes.formats.written.words import are_true_and_false, true_or_false

FULL = Decimal(100)
_CLOSE = Decimal("0.5")
_DIGITS = Decimal("0.00001")

TWO_CORRECT: Promise = _(
    "Có hơn một đáp án được trọn điểm mà câu hỏi chỉ cho chọn một. Đồng chí sửa tệp, hoặc cho nhận là câu nhiều đáp án."
)
WEIGHTS: Promise = _("Câu này cho điểm từng phần. Tỷ lệ điểm được giữ lại, nhưng câu được chấm đúng hết mới có điểm.")


class NotTakenError(ValueError):
    """A question that is not taken in: a code for programs and a sentence for people."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(code)
        self.code, self.message = code, message


@dataclass(frozen=True)
class Weighed:
    """One option as the file has it: `weight` from -100 to 100."""

    text: str
    weight: Decimal
    note: str = ""


def choice(
    draft: Draft, options: Sequence[Weighed], *, is_single: bool, allows_several: bool
) -> tuple[Draft, list[Finding]]:
    """The draft with these options; raises NotTakenError where two of them would each be the one right answer."""
    rights = [option.weight > 0 for option in options]
    if is_single:
        full = [option.weight >= FULL - _CLOSE for option in options]
        if any(full):
            rights = full
        if sum(full) > 1:
            if not allows_several:
                raise NotTakenError("two_correct_marked", TWO_CORRECT)
            is_single = False
    kind = Kind.SINGLE if is_single and sum(rights) <= 1 else Kind.MULTIPLE
    is_plain = _are_usual(options, rights, is_single=kind == Kind.SINGLE)
    made = tuple(
        Option(option.text, is_right, option.note, None if is_plain else option.weight)
        for option, is_right in zip(options, rights, strict=True)
    )
    findings = [] if is_plain else [Finding("partial_weights", WEIGHTS, draft.where)]
    return as_true_or_false(draft.asking(choices(kind, made))), findings


def as_true_or_false(draft: Draft) -> Draft:
    """The same question; with only "right" and "wrong" to choose it is of that type."""
    if draft.type != Kind.SINGLE or not are_true_and_false(draft.texts):
        return draft
    options = [replace(option, text=true_or_false(option.text)) for option in draft.options]
    return draft.asking(choices(Kind.TRUE_FALSE, options))


def statement(draft: Draft, *, is_true: bool, notes: tuple[str, str] = ("", "")) -> Draft:
    """A statement that is right or wrong; `notes` belong to choosing right and to choosing wrong."""
    options = (Option(TRUE, is_true, notes[0]), Option(FALSE, not is_true, notes[1]))
    return draft.asking(choices(Kind.TRUE_FALSE, options))


def is_statement(draft: Draft) -> bool:
    """Whether it can be said as "true" or "false" without losing anything."""
    return draft.type == Kind.TRUE_FALSE and draft.texts == (TRUE, FALSE) and len(draft.correct) == 1


def weights_of(draft: Draft) -> list[Decimal]:
    """The percentages of our options: all or nothing, unless they have their own."""
    if any(option.weight is not None for option in draft.options):
        return [option.weight or Decimal(0) for option in draft.options]
    if draft.type != Kind.MULTIPLE:
        return [FULL if option.is_right else Decimal(0) for option in draft.options]
    share = (FULL / max(1, len(draft.correct))).quantize(_DIGITS, ROUND_HALF_UP)
    return [share if option.is_right else -FULL for option in draft.options]


def _are_usual(options: Sequence[Weighed], rights: Sequence[bool], *, is_single: bool) -> bool:
    """Whether the percentages only say which options are right."""
    count = sum(rights)
    share = FULL if is_single else FULL / max(1, count)
    wrong_shares = (Decimal(0), -FULL, -share, -FULL / max(1, len(options) - count))
    return all(
        abs(option.weight - share) < _CLOSE
        if is_right
        else any(abs(option.weight - wrong) < _CLOSE for wrong in wrong_shares)
        for option, is_right in zip(options, rights, strict=True)
    )
