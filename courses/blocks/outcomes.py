"""What a lesson asks for at its end."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.activities import activity_choices
from courses.blocks.fields import LineBlock
from courses.blocks.samples import Sampled

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


class ActivityBlock(Sampled, blocks.StructBlock):
    """The activity that completes the lesson: a quiz and the like, made by the apps above."""

    title = blocks.CharBlock(label=_("Tiêu đề"), required=False)
    activity = ReferenceBlock(choices=activity_choices, label=_("Hoạt động"))

    class Meta:
        template = "courses/blocks/activity.html"
        icon = "clipboard-list"
        label = _("Bài kiểm tra, hoạt động")
        description = _("Người học làm xong hoạt động này thì bài được tính là xong.")
        group = ASSESS


class SurveyQuestionBlock(blocks.StructBlock):
    """A question of a survey."""

    kind = blocks.ChoiceBlock(choices=QUESTION_KINDS, label=_("Cách trả lời"))
    text = LineBlock(label=_("Câu hỏi"))
    options = blocks.ListBlock(LineBlock(label=_("Phương án")), label=_("Phương án"), default=[])
    low = LineBlock(label=_("Mức 1 là"), required=False)
    high = LineBlock(label=_("Mức 5 là"), required=False)
    note = LineBlock(label=_("Lưu ý"), required=False)

    class Meta:
        label_format = "{text}"


class SurveyBlock(Sampled, blocks.StructBlock):
    """What the learner will be asked about the course."""

    title = blocks.CharBlock(label=_("Tiêu đề"))
    is_anonymous = blocks.BooleanBlock(label=_("Không gắn với tên"), required=False)
    questions = blocks.ListBlock(SurveyQuestionBlock(), label=_("Câu hỏi"), collapsed=True)

    class Meta:
        template = "courses/blocks/survey.html"
        icon = "comment"
        label = _("Phiếu hỏi trên giấy")
        description = _(
            "In ra, phát tại lớp. Phiếu trả lời trên mạng: soạn ở mục Bài kiểm tra, rồi đặt vào bài bằng khối “Bài kiểm tra, hoạt động”."
        )
        group = ASSESS


class CommitmentBlock(Sampled, blocks.StructBlock):
    """Things to undertake, of which the learner chooses some."""

    title = blocks.CharBlock(label=_("Tiêu đề"))
    choose = blocks.IntegerBlock(label=_("Chọn mấy việc"), min_value=1)
    remind_days = blocks.IntegerBlock(label=_("Nhắc lại sau (ngày)"), min_value=1)
    options = blocks.ListBlock(LineBlock(label=_("Việc")), label=_("Các việc"))

    class Meta:
        template = "courses/blocks/commitment.html"
        icon = "calendar-check"
        label = _("Cam kết")
        group = ASSESS


class LegalDocumentBlock(blocks.StructBlock):
    """A legal text the lesson rests on."""

    number = blocks.CharBlock(label=_("Số, ký hiệu"), max_length=40)
    title = LineBlock(label=_("Tên văn bản"))
    issuer = blocks.CharBlock(label=_("Cơ quan ban hành"))
    issued_on = blocks.DateBlock(label=_("Ngày ban hành"), required=False)
    effective_on = blocks.DateBlock(label=_("Có hiệu lực từ"), required=False)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Văn bản")
        label_format = "{number}"
