"""The library as lessons know it; what Wagtail keeps about those who write, in tables no app of ours would otherwise name."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext_lazy as _
from wagtail.admin.models import EditingSession
from wagtail.models import PageSubscription
from wagtail.users.models import UserProfile

from cms.models import LibraryDocument, PracticeSubmission
from cms.selectors import legal_references
from cms.selectors.practices import APPROVERS
from cms.services import erase_desk
from core.holdings import Holding, register_acts, register_holding
from core.navigation import Place, register_place
from courses.activities import LegalReference, register_references
from organisation.rules import holds


class Library:
    """The legal texts that lessons refer to."""

    def choices(self) -> Sequence[tuple[str, str]]:
        """Every text, by number."""
        texts = LibraryDocument.objects.order_by("number").values_list("number", "title")
        return [(number, f"{number}: {title}") for number, title in texts]

    def find(self, numbers: Collection[str]) -> Mapping[str, LegalReference]:
        """The texts of these numbers."""
        return legal_references(numbers)


register_references(Library())
register_place(
    Place(
        area="trainer",
        label=_("Duyệt mô hình hay"),
        icon="lightbulb",
        url_name="cms:practice_queue",
        order=80,
        on_tab_bar=False,
        is_open_to=holds(*APPROVERS),
    )
)

WORK = _("Cho người biên tập làm việc thuận tiện")
DROPPED = _("Xóa hết")
WITH_ACCOUNT = _("Đến khi khóa tài khoản")

register_holding(
    Holding(
        name="cms.profile",
        title=_("Lựa chọn ở trang biên tập"),
        purpose=WORK,
        kept=WITH_ACCOUNT,
        after=DROPPED,
        fields=["wagtailusers.UserProfile.user"],
        rows=lambda subject: UserProfile.objects.filter(user__in=subject.user_ids),
        columns={
            "preferred_language": _("Ngôn ngữ"),
            "current_time_zone": _("Múi giờ"),
            "avatar": _("Ảnh đại diện"),
        },
        order=90,
        erase=erase_desk,
    )
)
register_holding(
    Holding(
        name="cms.subscriptions",
        title=_("Trang đang theo dõi ở trang biên tập"),
        purpose=WORK,
        kept=WITH_ACCOUNT,
        after=DROPPED,
        fields=["wagtailcore.PageSubscription.user"],
        rows=lambda subject: PageSubscription.objects.filter(user__in=subject.user_ids),
        columns={"page__title": _("Trang"), "comment_notifications": _("Báo khi có góp ý")},
        order=91,
    )
)
register_holding(
    Holding(
        name="cms.sessions",
        title=_("Trang đang mở để biên tập"),
        purpose=_("Báo cho người biên tập biết có người khác đang sửa cùng trang"),
        kept=_("Một giờ"),
        after=DROPPED,
        fields=[
            "wagtailadmin.EditingSession.user",
            "wagtailadmin.FormState.user",
            "wagtailcore.APIToken.user",
        ],
        rows=lambda subject: EditingSession.objects.filter(user__in=subject.user_ids),
        columns={"last_seen_at": _("Lúc")},
        order=92,
    )
)
register_holding(
    Holding(
        name="cms.practices",
        title=_("Mô hình hay đã gửi"),
        purpose=_("Giới thiệu cách làm hay của đơn vị; liên hệ khi cần bổ sung"),
        kept=_("Cùng với trang đã đăng"),
        after=_("Giữ nội dung của đơn vị, không kèm tên người gửi"),
        fields=[
            "cms.PracticeSubmission.submitter",
            "cms.PracticePicture.submission",
        ],
        rows=lambda subject: PracticeSubmission.objects.filter(submitter__in=subject.person_ids).order_by(
            "submitted_at"
        ),
        columns={
            "title": _("Tên mô hình"),
            "place": _("Nơi thực hiện"),
            "submitted_at": _("Gửi lúc"),
            "state": _("Tình trạng"),
            "remark": _("Lời của người duyệt"),
        },
        order=89,
    )
)
register_acts(
    {
        "cms.PracticeSubmission.decided_by": _("mô hình hay đã duyệt"),
        "wagtailcore.Page.owner": _("trang đã lập"),
        "wagtailcore.Page.locked_by": _("trang đang khóa để sửa"),
        "wagtailcore.Revision.user": _("lần sửa trang"),
        "wagtailcore.PageLogEntry.user": _("việc ghi trong nhật ký biên tập"),
        "wagtailcore.ModelLogEntry.user": _("việc ghi trong nhật ký quản trị nội dung"),
        "wagtailcore.WorkflowState.requested_by": _("lần trình duyệt"),
        "wagtailcore.TaskState.finished_by": _("lần duyệt"),
        "wagtailcore.Comment.user": _("góp ý khi biên tập"),
        "wagtailcore.Comment.resolved_by": _("góp ý đã xử lý"),
        "wagtailcore.CommentReply.user": _("trả lời góp ý khi biên tập"),
        "wagtailcore.UploadedFile.uploaded_by_user": _("tệp đang tải lên"),
        "wagtailimages.Image.uploaded_by_user": _("ảnh đã tải lên"),
        "wagtaildocs.Document.uploaded_by_user": _("tài liệu đã tải lên"),
        "wagtail_localize.StringTranslation.last_translated_by": _("câu đã dịch"),
        "wagtail_localize.SegmentOverride.last_translated_by": _("phần đã thay trong bản dịch"),
    }
)
