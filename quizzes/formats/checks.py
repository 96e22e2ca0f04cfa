"""Which questions of a file can be taken in as they are; nothing is guessed about the others."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.calculations import TYPES, folded
from quizzes.formats.drafts import Draft, Kind, Refused

FEWEST_OPTIONS = 2
_PAIRED = {Kind.MATCHING, Kind.ORDERING, Kind.NUMERIC}
LONGEST_STEM, LONGEST_OPTION = 20_000, 4_000
_PLACE = re.compile(r"\[\[[\w-]{1,20}\]\]")

_SENTENCES: dict[str, Promise] = {
    "no_stem": gettext_lazy("Không có nội dung câu hỏi. Đồng chí viết câu hỏi rồi nhập lại."),
    "too_long": gettext_lazy("Nội dung quá dài cho một câu hỏi. Đồng chí kiểm tra lại chỗ này trong tệp."),
    "too_few_options": gettext_lazy("Chưa đủ hai phương án. Đồng chí thêm phương án rồi nhập lại."),
    "empty_option": gettext_lazy("Có phương án bỏ trống. Đồng chí viết phương án đó hoặc bỏ hẳn rồi nhập lại."),
    "duplicate_options": gettext_lazy("Có hai phương án giống nhau. Đồng chí sửa một phương án rồi nhập lại."),
    "no_correct_option": gettext_lazy("Chưa đánh dấu đáp án đúng. Đồng chí đánh dấu đáp án rồi nhập lại."),
    "incomplete": gettext_lazy("Câu hỏi thiếu vế hoặc thiếu đáp án. Đồng chí bổ sung rồi nhập lại."),
    "unknown_option": gettext_lazy("Đáp án chỉ tới phương án không có trong câu. Đồng chí sửa đáp án rồi nhập lại."),
    "several_correct_options": gettext_lazy("Câu một đáp án lại có nhiều đáp án đúng. Đồng chí sửa rồi nhập lại."),
    "steps_need_four": gettext_lazy("Cách chấm theo bậc cần đúng bốn ý. Đồng chí sửa số ý hoặc đổi cách chấm."),
    "no_picture": gettext_lazy("Câu chỉ chỗ trên hình mà không có hình. Đồng chí thêm hình rồi nhập lại."),
    "option_used_twice": gettext_lazy("Một phương án được đặt vào hai chỗ. Đồng chí sửa, hoặc cho dùng lại phương án."),
    "negative_tolerance": gettext_lazy("Sai số hoặc khoảng số không hợp lệ. Đồng chí sửa rồi nhập lại."),
    "unknown_unit": gettext_lazy("Có đơn vị quy đổi không nằm trong các đơn vị của câu. Đồng chí sửa rồi nhập lại."),
    "faulty_rubric": gettext_lazy("Tiêu chí chấm bị trùng hoặc không có điểm. Đồng chí sửa rồi nhập lại."),
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
    return folded(draft.stem), tuple(sorted(texts_in(draft)))


def texts_in(draft: Draft) -> list[str]:
    """Everything it says beside its stem, without marks and without the names of places."""
    return [folded(_PLACE.sub("_", text)) for text in _texts(draft.shape.body)]


def fault_of(draft: Draft) -> str:
    """The code of what is wrong with it; empty where nothing is."""
    return next(_faults(draft), "")


def _faults(draft: Draft) -> Iterator[str]:
    if not draft.stem.strip():
        yield "no_stem"
    if len(draft.stem) > LONGEST_STEM or any(len(text) > LONGEST_OPTION for text in _texts(draft.shape.body)):
        yield "too_long"
    faults = TYPES[draft.type].faults(draft.shape.body, draft.shape.key)
    if draft.type in _PAIRED:
        yield from ("incomplete" for _fault in faults)
        if draft.type == Kind.MATCHING and (len(draft.prompts) < FEWEST_OPTIONS or are_repeated(draft.prompts)):
            yield "incomplete"
    else:
        yield from faults


def _texts(body: Mapping[str, Any]) -> Iterator[str]:
    """Every text that a body says; of the parts of a scenario, theirs too."""
    yield from (body[name] for name in ("text", "stem") if name in body)
    for name in ("options", "prompts", "places", "gaps", "parts"):
        for thing in body.get(name, ()):
            yield from _texts(thing)
            yield from _texts(thing.get("body", {}))


def are_repeated(texts: Sequence[str]) -> bool:
    """Whether a text stands twice; capitals and marks make a difference, as some questions are about them."""
    return len(set(texts)) < len(texts)
