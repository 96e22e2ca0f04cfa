"""Which questions of a file can be taken in as they are; nothing is guessed about the others."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.calculations import folded
from quizzes.formats.drafts import CHOICES, Draft, Kind, Refused

FEWEST_OPTIONS = 2
LONGEST_STEM, LONGEST_OPTION = 20_000, 4_000

_SENTENCES: dict[str, Promise] = {
    "no_stem": gettext_lazy("Không có nội dung câu hỏi. Đồng chí viết câu hỏi rồi nhập lại."),
    "too_long": gettext_lazy("Nội dung quá dài cho một câu hỏi. Đồng chí kiểm tra lại chỗ này trong tệp."),
    "too_few_options": gettext_lazy("Chưa đủ hai phương án. Đồng chí thêm phương án rồi nhập lại."),
    "empty_option": gettext_lazy("Có phương án bỏ trống. Đồng chí viết phương án đó hoặc bỏ hẳn rồi nhập lại."),
    "duplicate_options": gettext_lazy("Có hai phương án giống nhau. Đồng chí sửa một phương án rồi nhập lại."),
    "no_correct_option": gettext_lazy("Chưa đánh dấu đáp án đúng. Đồng chí đánh dấu đáp án rồi nhập lại."),
    "incomplete": gettext_lazy("Câu hỏi thiếu vế hoặc thiếu đáp án. Đồng chí bổ sung rồi nhập lại."),
}


def judged(drafts: Iterable[Draft]) -> tuple[list[Draft], list[Refused]]:
    """The questions that are whole and said once, and the others with the reason."""
    good, refused = list[Draft](), list[Refused]()
    seen: dict[object, Draft] = {}
    for draft in drafts:
        if code := fault_of(draft):
            refused.append(refusal(draft, code, _SENTENCES[code]))
        elif (first := seen.setdefault(likeness(draft), draft)) is not draft:
            message = _("Trùng với {first}. Câu này không được nhập lần thứ hai.").format(first=first.where)
            refused.append(refusal(draft, "duplicate_question", message))
        else:
            good.append(draft)
    return good, refused


def refusal(draft: Draft, code: str, message: str | Promise) -> Refused:
    """The draft as something that is not taken in."""
    return Refused(where=draft.where, code=code, message=message, source=draft.source, number=draft.number)


def likeness(draft: Draft) -> object:
    """What two writings of one question have in common: letters without marks, options in any order."""
    options = sorted(folded(text) for text in draft.texts)
    return folded(draft.stem), tuple(options), tuple(sorted(map(folded, draft.prompts)))


def fault_of(draft: Draft) -> str:
    """The code of what is wrong with it; empty where nothing is."""
    return next(_faults(draft), "")


def _faults(draft: Draft) -> Iterator[str]:
    if not draft.stem.strip():
        yield "no_stem"
    if len(draft.stem) > LONGEST_STEM or any(len(text) > LONGEST_OPTION for text in draft.texts):
        yield "too_long"
    if draft.type in CHOICES:
        yield from _faults_of_choice(draft)
    elif not _is_whole(draft):
        yield "incomplete"


def _faults_of_choice(draft: Draft) -> Iterator[str]:
    texts = [text.strip() for text in draft.texts]
    if len([text for text in texts if text]) < FEWEST_OPTIONS:
        yield "too_few_options"
    if not all(texts):
        yield "empty_option"
    if are_repeated(texts):
        yield "duplicate_options"
    if not draft.correct:
        yield "no_correct_option"


def are_repeated(texts: Sequence[str]) -> bool:
    """Whether a text stands twice; capitals and marks make a difference, as some questions are about them."""
    return len(set(texts)) < len(texts)


def _is_whole(draft: Draft) -> bool:
    places = range(len(draft.options))
    if draft.type == Kind.NUMERIC:
        return draft.value is not None
    if any(not text.strip() for text in (*draft.texts, *draft.prompts)) or are_repeated(draft.texts):
        return False
    if draft.type == Kind.ORDERING:
        return len(places) >= FEWEST_OPTIONS and sorted(draft.order) == list(places)
    return len(draft.prompts) >= FEWEST_OPTIONS and not are_repeated(draft.prompts) and _fits(draft.pairs, places)


def _fits(pairs: Sequence[int], places: AbstractSet[int] | range) -> bool:
    return bool(pairs) and all(place in places for place in pairs)
