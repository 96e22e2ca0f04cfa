"""What a lesson refers to: legal texts of the library, and terms of the glossary."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from courses.activities import LegalReference, reference_choices, references_to
from courses.blocks.fields import LineBlock
from courses.blocks.samples import Sampled
from courses.blocks.texts import READ


class Standing:
    """A legal text as a lesson shows it: what the library says of it today, or only what the lesson itself says."""

    def __init__(self, number: str, text: LegalReference | None, own: Any = None) -> None:  # noqa: ANN401 -- a StructValue
        self.number, self.text, self.own = number, text, own

    @property
    def facts(self) -> Any:  # noqa: ANN401 -- a reference, or the lesson's own words of the same names
        """Title, issuer and days: the library's before the lesson's."""
        return self.text or self.own

    @property
    def is_valid(self) -> bool:
        """Whether it may be taught as today's law, as far as the library knows."""
        return self.text is None or self.text.is_valid_on(timezone.localdate())

    @property
    def is_coming(self) -> bool:
        """Whether it is not yet in force."""
        return self.text is not None and self.text.is_coming_on(timezone.localdate())


class CitationValue(blocks.StructValue):
    """A place in a legal text."""

    @property
    def standing(self) -> Standing:
        """The text as the library has it now."""
        return Standing(self["number"], references_to([self["number"]]).get(self["number"]))


class NumberChoiceBlock(blocks.ChoiceBlock):
    """The number of a text of the library; to show one the library is not asked for all."""

    def normalize_choice(self, value: str) -> str:
        """Numbers are text."""
        return value


class CitationBlock(Sampled, blocks.StructBlock):
    """A legal text of the library, where in it, and what it says there."""

    number = NumberChoiceBlock(
        choices=reference_choices,
        label=_("Văn bản"),
        help_text=_("Chọn trong thư viện văn bản. Chưa có thì thêm vào thư viện trước."),
    )
    place = blocks.CharBlock(label=_("Điều, khoản"), help_text=_("Ví dụ: khoản 2 Điều 5."), required=False)
    words = LineBlock(label=_("Nguyên văn hoặc ý chính"), required=False)

    class Meta:
        template = "courses/blocks/citation.html"
        value_class = CitationValue
        icon = "doc-full-inverse"
        label = _("Dẫn văn bản")
        description = _("Số, ngày, cơ quan ban hành và hiệu lực lấy từ thư viện; văn bản bị thay thế thì bài tự báo.")
        group = READ


def standings(documents: Iterable[Any]) -> list[Standing]:
    """Legal texts with what the library says of them, asked once for all."""
    listed = list(documents)
    known = references_to([document["number"] for document in listed])
    return [Standing(document["number"], known.get(document["number"]), document) for document in listed]


class TermsBlock(Sampled, blocks.StructBlock):
    """Words of the glossary that this lesson explains."""

    title = blocks.CharBlock(label=_("Tiêu đề"), default=_("Thuật ngữ trong bài"))
    terms = blocks.ListBlock(SnippetChooserBlock("courses.Term", label=_("Thuật ngữ")), label=_("Các thuật ngữ"))

    class Meta:
        template = "courses/blocks/terms.html"
        icon = "info-circle"
        label = _("Thuật ngữ")
        description = _("Lời giải nghĩa lấy từ bảng thuật ngữ chung, sửa một nơi thì mọi bài cùng đổi.")
        group = READ
