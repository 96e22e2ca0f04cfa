"""What a lesson asks for at its end."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.activities import activity_choices
from courses.blocks.fields import LineBlock

ASSESS = _("Đánh giá")
QUESTION_KINDS = (
    ("scale5", _("thang 1 đến 5")),
    ("single", _("chọn một")),
    ("multiple", _("chọn nhiều")),
    ("text", _("viết")),
)


class ReferenceBlock(blocks.ChoiceBlock):
    """An activity by its reference; to show it the database is not asked which there are, to choose it is."""

    def normalize_choice(self, value: str) -> str:
        """References are text."""
        return value


class ActivityBlock(blocks.StructBlock):
    """The activity that completes the lesson: a quiz and the like, made by the apps above."""

    title = blocks.CharBlock(label=_("tiêu đề"), required=False)
    activity = ReferenceBlock(choices=activity_choices, label=_("hoạt động"))

    class Meta:
        template = "courses/blocks/activity.html"
        icon = "clipboard-list"
        label = _("Bài kiểm tra, hoạt động")
        description = _("Người học làm xong hoạt động này thì bài được tính là xong.")
        group = ASSESS


class SurveyQuestionBlock(blocks.StructBlock):
    """A question of a survey."""

    kind = blocks.ChoiceBlock(choices=QUESTION_KINDS, label=_("cách trả lời"))
    text = LineBlock(label=_("câu hỏi"))
    options = blocks.ListBlock(LineBlock(label=_("phương án")), label=_("phương án"), default=[])
    low = LineBlock(label=_("mức 1 là"), required=False)
    high = LineBlock(label=_("mức 5 là"), required=False)
    note = LineBlock(label=_("lưu ý"), required=False)

    class Meta:
        label_format = "{text}"


class SurveyBlock(blocks.StructBlock):
    """What the learner will be asked about the course."""

    title = blocks.CharBlock(label=_("tiêu đề"))
    is_anonymous = blocks.BooleanBlock(label=_("không gắn với tên"), required=False)
    questions = blocks.ListBlock(SurveyQuestionBlock(), label=_("câu hỏi"))

    class Meta:
        template = "courses/blocks/survey.html"
        icon = "comment"
        label = _("Khảo sát")
        group = ASSESS


class CommitmentBlock(blocks.StructBlock):
    """Things to undertake, of which the learner chooses some."""

    title = blocks.CharBlock(label=_("tiêu đề"))
    choose = blocks.IntegerBlock(label=_("chọn mấy việc"), min_value=1)
    remind_days = blocks.IntegerBlock(label=_("nhắc lại sau (ngày)"), min_value=1)
    options = blocks.ListBlock(LineBlock(label=_("việc")), label=_("các việc"))

    class Meta:
        template = "courses/blocks/commitment.html"
        icon = "calendar-check"
        label = _("Cam kết")
        group = ASSESS


class LegalDocumentBlock(blocks.StructBlock):
    """A legal text the lesson rests on."""

    number = blocks.CharBlock(label=_("số, ký hiệu"), max_length=40)
    title = LineBlock(label=_("tên văn bản"))
    issuer = blocks.CharBlock(label=_("cơ quan ban hành"))
    issued_on = blocks.DateBlock(label=_("ngày ban hành"), required=False)
    effective_on = blocks.DateBlock(label=_("có hiệu lực từ"), required=False)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Văn bản")
        label_format = "{number}"
