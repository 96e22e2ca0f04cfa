"""What the accounts hold about people: who they are, how they sign in, what they were told, agreed to and asked for."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import ApiToken, Consent, DataRequest, NoticeReading, Person, PersonMerge, SignInCard, User
from accounts.services import erase_accounts, erase_identity, erase_wishes
from core.holdings import Holding, register_acts, register_holding

DUTY = _("Tổ chức bồi dưỡng cán bộ và báo cáo kết quả (nhiệm vụ của tổ chức, không cần xin đồng ý)")
SIGN_IN = _("Cho đúng người vào đúng tài khoản và giữ an toàn cho tài khoản")
PROOF = _("Chứng minh đã thông báo, đã hỏi và đã trả lời đúng luật")
WITH_ACCOUNT = _("Đến khi khóa tài khoản")
WITH_REGISTER = _("Suốt thời gian công tác và theo quy định lưu trữ hồ sơ cán bộ")
ALL_DROPPED = _("Xóa hết")

register_holding(
    Holding(
        name="accounts.identity",
        title=_("Thông tin cá nhân"),
        purpose=DUTY,
        kept=WITH_REGISTER,
        after=_("Xóa họ tên, ngày sinh, giới tính, điện thoại, thư điện tử; còn lại một mã số không nói lên là ai"),
        fields=["accounts.Person.merged_into"],
        rows=lambda subject: Person.objects.filter(pk__in=subject.person_ids),
        columns={
            "full_name": _("Họ và tên"),
            "birth_date": _("Ngày sinh"),
            "birth_year": _("Năm sinh"),
            "sex": _("Giới tính"),
            "phone": _("Điện thoại"),
            "email": _("Thư điện tử"),
            "created_at": _("Ghi nhận lúc"),
        },
        order=10,
        erase=erase_identity,
    )
)
register_holding(
    Holding(
        name="accounts.account",
        title=_("Tài khoản"),
        purpose=SIGN_IN,
        kept=WITH_ACCOUNT,
        after=_("Khóa tài khoản, đổi tên đăng nhập thành mã không nói lên là ai, xóa mật khẩu"),
        fields=["accounts.User.person", "accounts.User_groups.user", "accounts.User_user_permissions.user"],
        rows=lambda subject: User.objects.filter(pk__in=subject.user_ids),
        columns={
            "username": _("Tên đăng nhập"),
            "email": _("Thư điện tử"),
            "date_joined": _("Mở lúc"),
            "last_login": _("Đăng nhập lần cuối"),
            "theme": _("Nền và màu"),
            "text_size": _("Cỡ chữ (%)"),
        },
        order=20,
        erase=erase_accounts,
    )
)
register_holding(
    Holding(
        name="accounts.cards",
        title=_("Thẻ đăng nhập đã in"),
        purpose=SIGN_IN,
        kept=WITH_ACCOUNT,
        after=ALL_DROPPED,
        fields=["accounts.SignInCard.user"],
        rows=lambda subject: SignInCard.objects.filter(user__in=subject.user_ids),
        columns={
            "issued_at": _("Cấp lúc"),
            "reason": _("Lý do"),
            "expires_at": _("Dùng đến"),
            "used_at": _("Đã dùng lúc"),
            "revoked_at": _("Thu hồi lúc"),
        },
        order=21,
    )
)
register_holding(
    Holding(
        name="accounts.sessions",
        title=_("Nơi đang đăng nhập"),
        purpose=SIGN_IN,
        kept=_("Đến khi đăng xuất, nhiều nhất 30 ngày"),
        after=ALL_DROPPED,
        fields=["usersessions.UserSession.user"],
        rows=lambda subject: UserSession.objects.filter(user__in=subject.user_ids),
        columns={
            "created_at": _("Đăng nhập lúc"),
            "last_seen_at": _("Dùng lần cuối"),
            "ip": _("Địa chỉ mạng"),
            "user_agent": _("Trình duyệt"),
        },
        order=22,
    )
)
register_holding(
    Holding(
        name="accounts.second_factors",
        title=_("Xác thực hai lớp"),
        purpose=SIGN_IN,
        kept=WITH_ACCOUNT,
        after=ALL_DROPPED,
        fields=["mfa.Authenticator.user"],
        rows=lambda subject: Authenticator.objects.filter(user__in=subject.user_ids),
        columns={"type": _("Cách"), "created_at": _("Đặt lúc"), "last_used_at": _("Dùng lần cuối")},
        order=23,
    )
)
register_holding(
    Holding(
        name="accounts.linked_identities",
        title=_("Tài khoản liên kết"),
        purpose=SIGN_IN,
        kept=WITH_ACCOUNT,
        after=ALL_DROPPED,
        fields=["socialaccount.SocialAccount.user"],
        rows=lambda subject: SocialAccount.objects.filter(user__in=subject.user_ids),
        columns={
            "provider": _("Nơi cấp"),
            "uid": _("Mã ở nơi cấp"),
            "date_joined": _("Liên kết lúc"),
            "extra_data": _("Nơi cấp cho biết"),
        },
        order=24,
    )
)
register_holding(
    Holding(
        name="accounts.email_addresses",
        title=_("Thư điện tử của tài khoản"),
        purpose=SIGN_IN,
        kept=WITH_ACCOUNT,
        after=ALL_DROPPED,
        fields=["account.EmailAddress.user"],
        rows=lambda subject: EmailAddress.objects.filter(user__in=subject.user_ids),
        columns={"email": _("Thư điện tử"), "verified": _("Đã xác nhận")},
        order=25,
    )
)
register_holding(
    Holding(
        name="accounts.tokens",
        title=_("Mã truy cập cho chương trình"),
        purpose=SIGN_IN,
        kept=WITH_ACCOUNT,
        after=ALL_DROPPED,
        fields=["accounts.ApiToken.owner"],
        rows=lambda subject: ApiToken.objects.filter(owner__in=subject.user_ids),
        columns={"name": _("Dùng cho"), "created_at": _("Cấp lúc"), "last_used_at": _("Dùng lần cuối")},
        order=26,
    )
)
register_holding(
    Holding(
        name="accounts.merges",
        title=_("Gộp hồ sơ trùng"),
        purpose=DUTY,
        kept=WITH_REGISTER,
        after=_("Giữ để kết quả học không bị tính hai lần; lý do gộp bị xóa"),
        fields=["accounts.PersonMerge.kept", "accounts.PersonMerge.merged"],
        rows=lambda subject: PersonMerge.objects.filter(
            Q(kept__in=subject.person_ids) | Q(merged__in=subject.person_ids)
        ),
        columns={"merged_at": _("Gộp lúc"), "reason": _("Lý do"), "undone_at": _("Hoàn tác lúc")},
        order=30,
    )
)
register_holding(
    Holding(
        name="accounts.readings",
        title=_("Thông báo xử lý dữ liệu đã đọc"),
        purpose=PROOF,
        kept=WITH_REGISTER,
        after=_("Giữ, không kèm tên"),
        fields=["accounts.NoticeReading.person"],
        rows=lambda subject: NoticeReading.objects.filter(person__in=subject.person_ids).order_by("pk"),
        columns={"notice__title": _("Thông báo"), "notice__version": _("Phiên bản"), "read_at": _("Đọc lúc")},
        order=80,
    )
)
register_holding(
    Holding(
        name="accounts.consents",
        title=_("Điều đã đồng ý"),
        purpose=PROOF,
        kept=WITH_REGISTER,
        after=_("Mọi đồng ý đều hết hiệu lực; giữ ngày tháng, không kèm tên"),
        fields=["accounts.Consent.person"],
        rows=lambda subject: Consent.objects.filter(person__in=subject.person_ids),
        columns={
            "purpose": _("Mục đích"),
            "notice__version": _("Theo thông báo phiên bản"),
            "channel": _("Cách đồng ý"),
            "given_at": _("Đồng ý lúc"),
            "withdrawn_at": _("Rút lại lúc"),
        },
        order=81,
        erase=erase_wishes,
    )
)
register_holding(
    Holding(
        name="accounts.requests",
        title=_("Yêu cầu về dữ liệu"),
        purpose=PROOF,
        kept=_("5 năm từ khi giải quyết xong"),
        after=_("Giữ loại yêu cầu và ngày tháng; nội dung bị xóa"),
        fields=["accounts.DataRequest.person"],
        rows=lambda subject: DataRequest.objects.filter(person__in=subject.person_ids),
        columns={
            "kind": _("Yêu cầu"),
            "text": _("Nội dung"),
            "received_at": _("Nhận lúc"),
            "due_on": _("Phải trả lời trước ngày"),
            "state": _("Tình trạng"),
            "outcome": _("Kết quả"),
        },
        order=82,
    )
)
register_acts(
    {
        "accounts.PersonMerge.merged_by": _("lần gộp hồ sơ"),
        "accounts.PersonMerge.undone_by": _("lần hoàn tác gộp hồ sơ"),
        "accounts.DataRequest.handled_by": _("yêu cầu về dữ liệu đã giải quyết"),
        "accounts.SignInCard.issued_by": _("thẻ đăng nhập đã cấp cho người khác"),
    }
)
