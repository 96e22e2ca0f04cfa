"""The blocks of a lesson: one for every notation of `courses.formats.lesson_notation`, with the same names.

Three more are for what Office files have besides: smaller headings, pictures, tables with merged cells. The rest is for
what trainers put together in the editor: files that are played or opened, legal texts, terms, scenes that branch.
"""

from typing import Any

from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks

from courses.blocks.branching import BranchingBlock
from courses.blocks.citations import CitationBlock, TermsBlock, standings
from courses.blocks.fields import FEATURES
from courses.blocks.folding import AccordionBlock, ComparisonBlock, QuotationBlock
from courses.blocks.media import AudioBlock, DocumentBlock, DownloadBlock, OutsideVideoBlock, VideoBlock
from courses.blocks.outcomes import ActivityBlock, CommitmentBlock, LegalDocumentBlock, SurveyBlock
from courses.blocks.pictures import (
    FigureBlock,
    GalleryBlock,
    InfographicBlock,
    PictureBlock,
    ScriptBlock,
    TranscriptBlock,
)
from courses.blocks.practice import (
    CheckBlock,
    ChecklistBlock,
    ClassifyBlock,
    MatchingBlock,
    NumberBlock,
    OrderingBlock,
    ScenarioBlock,
)
from courses.blocks.show_me import ShowMeBlock
from courses.blocks.texts import (
    FormBlock,
    GridBlock,
    HeadingBlock,
    NoteBlock,
    StepsBlock,
    StoryBlock,
    SubheadingBlock,
    TableBlock,
    TextBlock,
)

__all__ = ["LegalBasis", "LessonBody"]


class LessonBody(blocks.StreamBlock):
    """What a lesson is made of."""

    text = TextBlock(features=FEATURES)
    heading = HeadingBlock()
    subheading = SubheadingBlock()
    note = NoteBlock()
    steps = StepsBlock()
    table = TableBlock()
    grid = GridBlock()
    form = FormBlock()
    accordion = AccordionBlock()
    comparison = ComparisonBlock()
    quotation = QuotationBlock()
    story = StoryBlock()
    citation = CitationBlock()
    terms = TermsBlock()
    figure = FigureBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    infographic = InfographicBlock()
    video = VideoBlock()
    audio = AudioBlock()
    outside_video = OutsideVideoBlock()
    document = DocumentBlock()
    download = DownloadBlock()
    script = ScriptBlock()
    transcript = TranscriptBlock()
    scenario = ScenarioBlock()
    branching = BranchingBlock()
    check = CheckBlock()
    matching = MatchingBlock()
    ordering = OrderingBlock()
    number = NumberBlock()
    show_me = ShowMeBlock()
    classify = ClassifyBlock()
    checklist = ChecklistBlock()
    activity = ActivityBlock()
    survey = SurveyBlock()
    commitment = CommitmentBlock()

    def render_basic(self, value: Any, context: Any = None) -> SafeString:  # noqa: ANN401 -- Wagtail's own
        """The blocks one after the other, each told its number so that its parts can name one another."""
        shown = (child.render({**(context or {}), "n": n}) for n, child in enumerate(value, start=1))
        return mark_safe("\n".join(shown))  # noqa: S308 -- each was rendered, and so escaped, by its own template

    class Meta:
        required = False
        block_counts = {"activity": {"max_num": 1}}


class LegalBasis(blocks.StreamBlock):
    """The legal texts a lesson rests on."""

    document = LegalDocumentBlock()

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:  # noqa: ANN401 -- Wagtail's own
        """With what the library says of the texts today."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"standings": standings(child.value for child in value)}

    class Meta:
        required = False
        template = "courses/blocks/legal_basis.html"
