"""What a learner tries: none of it is marked or leaves the page."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from string import ascii_uppercase
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from courses.blocks.fields import FEATURES, Line, LineBlock
from courses.blocks.samples import Sampled

TRY = _("Tự luyện")
VERDICTS = (("best", _("Nên làm")), ("acceptable", _("Chấp nhận được")), ("avoid", _("Nên tránh")))


class Lettered(NamedTuple):
    """An answer with the letter by which it is called."""

    letter: str
    text: Line


def lettered(texts: Sequence[Line]) -> list[Lettered]:
    """A, B, C …"""
    return [Lettered(letter, text) for letter, text in zip(ascii_uppercase, texts, strict=False)]


def shuffled(texts: Sequence[Line]) -> list[Line]:
    """Each text once, in an order that says nothing and is always the same."""
    return sorted(set(texts), key=lambda text: sha256(text.encode()).digest())


def refuse(field: str, sentence: Any) -> StructBlockValidationError:  # noqa: ANN401 -- a lazy sentence
    """An error that stands at one field of a block."""
    return StructBlockValidationError(block_errors={field: ListBlockValidationError(non_block_errors=[sentence])})


class WayBlock(blocks.StructBlock):
    """One way to act in a situation, and what comes of it."""

    verdict = blocks.ChoiceBlock(choices=VERDICTS, label=_("Đánh giá"), widget=forms.RadioSelect)
    text = LineBlock(label=_("Cách làm"))
    consequence = LineBlock(label=_("Hậu quả"))

    class Meta:
        label_format = "{text}"


class ScenarioBlock(Sampled, blocks.StructBlock):
    """A situation with three ways to act."""

    title = blocks.CharBlock(label=_("Tên tình huống"))
    situation = blocks.RichTextBlock(label=_("Bối cảnh"), features=FEATURES)
    question = LineBlock(label=_("Câu hỏi"))
    choices = blocks.ListBlock(WayBlock(), label=_("Ba cách làm"), min_num=3, max_num=3)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Wagtail's own
        """At least one way must be a good one."""
        cleaned = super().clean(value)
        if not any(choice["verdict"] == "best" for choice in cleaned["choices"]):
            raise refuse("choices", ValidationError(_("Cần ít nhất một cách “Nên làm”.")))
        return cleaned

    class Meta:
        template = "courses/blocks/scenario.html"
        icon = "group"
        label = _("Tình huống")
        description = _("Ba cách xử lý, mở từng cách để xem hậu quả.")
        group = TRY


class OptionBlock(blocks.StructBlock):
    """An answer to choose."""

    text = LineBlock(label=_("Phương án"))
    is_right = blocks.BooleanBlock(label=_("Đúng"), required=False)

    class Meta:
        label_format = "{text}"


class CheckValue(blocks.StructValue):
    """A question with its options."""

    @property
    def offers(self) -> list[Lettered]:
        """The options with their letters."""
        return lettered([option["text"] for option in self["options"]])

    @property
    def right(self) -> list[Lettered]:
        """The options that are right."""
        return [told for told, option in zip(self.offers, self["options"], strict=True) if option["is_right"]]

    @property
    def key(self) -> str:
        """The letters of the right options."""
        return ",".join(option.letter for option in self.right)

    @property
    def is_single(self) -> bool:
        """Whether one is to be chosen."""
        return len(self.right) == 1

    @property
    def control(self) -> str:
        """The control in front of an option."""
        return "radio" if self.is_single else "checkbox"


class CheckBlock(Sampled, blocks.StructBlock):
    """A question with one right answer or several."""

    question = LineBlock(label=_("Câu hỏi"))
    options = blocks.ListBlock(OptionBlock(), label=_("Phương án"), min_num=2, max_num=8)
    explanation = LineBlock(label=_("Giải thích"))

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Wagtail's own
        """Some options are right and some are not."""
        cleaned = super().clean(value)
        if len({option["is_right"] for option in cleaned["options"]}) == 1:
            raise refuse("options", ValidationError(_("Cần ít nhất một phương án đúng và một phương án chưa đúng.")))
        return cleaned

    class Meta:
        template = "courses/blocks/check.html"
        value_class = CheckValue
        icon = "help"
        label = _("Thử ngay: chọn đáp án")
        description = _("Không tính điểm. Đánh dấu nhiều phương án đúng thì người học được chọn nhiều.")
        group = TRY


class PairBlock(blocks.StructBlock):
    """Two halves that belong together."""

    left = LineBlock(label=_("Vế trái"))
    right = LineBlock(label=_("Vế phải"))


class MatchingValue(blocks.StructValue):
    """Halves to be joined."""

    @property
    def offers(self) -> list[Lettered]:
        """The right halves with their letters, in an order that says nothing."""
        return lettered(shuffled([pair["right"] for pair in self["pairs"]]))

    @property
    def rows(self) -> Iterator[tuple[Line, str, Line]]:
        """Each left half with the letter and the text of its right one."""
        letters = {offer.text: offer.letter for offer in self.offers}
        for pair in self["pairs"]:
            yield pair["left"], letters[pair["right"]], pair["right"]


class MatchingBlock(Sampled, blocks.StructBlock):
    """Halves to be joined."""

    question = LineBlock(label=_("Câu hỏi"))
    pairs = blocks.ListBlock(PairBlock(), label=_("Các cặp"), min_num=2, max_num=12)
    explanation = LineBlock(label=_("Giải thích"))

    class Meta:
        template = "courses/blocks/matching.html"
        value_class = MatchingValue
        icon = "link"
        label = _("Thử ngay: ghép đôi")
        group = TRY


class OrderingValue(blocks.StructValue):
    """Things to be put in order."""

    @property
    def rows(self) -> list[tuple[Line, int]]:
        """The things in an order that says nothing, each with its right place."""
        places = {text: place for place, text in enumerate(self["sequence"], start=1)}
        return [(text, places[text]) for text in shuffled(list(places))]


class OrderingBlock(Sampled, blocks.StructBlock):
    """Things to be put in order; they are written in the right one."""

    question = LineBlock(label=_("Câu hỏi"))
    sequence = blocks.ListBlock(LineBlock(label=_("Việc")), label=_("Các việc, theo thứ tự đúng"), min_num=2, max_num=9)
    explanation = LineBlock(label=_("Giải thích"))

    class Meta:
        template = "courses/blocks/ordering.html"
        value_class = OrderingValue
        icon = "order"
        label = _("Thử ngay: sắp xếp")
        group = TRY


class NumberBlock(Sampled, blocks.StructBlock):
    """A question answered by a number."""

    question = LineBlock(label=_("Câu hỏi"))
    value = blocks.DecimalBlock(label=_("Đáp số"))
    explanation = LineBlock(label=_("Giải thích"))

    class Meta:
        template = "courses/blocks/number.html"
        icon = "decimal"
        label = _("Thử ngay: nhập số")
        group = TRY


class MessageBlock(blocks.StructBlock):
    """Something received, to be put under a label."""

    channel = LineBlock(label=_("Kênh, người gửi"))
    text = LineBlock(label=_("Lời"))
    label = blocks.IntegerBlock(label=_("Nhãn đúng (số thứ tự)"), min_value=1, max_value=4)
    reason = LineBlock(label=_("Vì sao"))
    clue = LineBlock(label=_("Dấu hiệu"), required=False)

    class Meta:
        label_format = "{text}"


class ClassifyValue(blocks.StructValue):
    """Messages under their labels."""

    @property
    def rows(self) -> Iterator[tuple[Any, Line]]:
        """Each message with the label it belongs under."""
        for message in self["messages"]:
            yield message, self["labels"][message["label"] - 1]


class ClassifyBlock(Sampled, blocks.StructBlock):
    """Messages to be put under labels."""

    title = blocks.CharBlock(label=_("Tiêu đề"))
    labels = blocks.ListBlock(LineBlock(label=_("Nhãn")), label=_("Các nhãn"), min_num=2, max_num=4)
    messages = blocks.ListBlock(MessageBlock(), label=_("Các tin"), min_num=2, collapsed=True)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Wagtail's own
        """Every message belongs under a label that there is."""
        cleaned = super().clean(value)
        if any(message["label"] > len(cleaned["labels"]) for message in cleaned["messages"]):
            raise refuse("messages", ValidationError(_("Có tin mang số nhãn lớn hơn số nhãn đã đặt.")))
        return cleaned

    class Meta:
        template = "courses/blocks/classify.html"
        value_class = ClassifyValue
        icon = "mail"
        label = _("Phân loại tin")
        group = TRY


class TaskBlock(blocks.StructBlock):
    """A thing to tick off."""

    text = LineBlock(label=_("Việc"))
    hint = LineBlock(label=_("Gợi ý"), required=False)

    class Meta:
        label_format = "{text}"


class ChecklistBlock(Sampled, blocks.StructBlock):
    """Things to tick off; the ticks stay on the learner's phone."""

    title = blocks.CharBlock(label=_("Tiêu đề"))
    tasks = blocks.ListBlock(TaskBlock(), label=_("Các việc"))

    class Meta:
        template = "courses/blocks/checklist.html"
        icon = "tasks"
        label = _("Phiếu đánh dấu")
        description = _("Dấu đã tích chỉ giữ trên máy của người học.")
        group = TRY
