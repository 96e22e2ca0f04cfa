"""What the accounts refuse."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError, WayOut


class NoPersonError(DomainError):
    """The account belongs to no person, so it has nothing to learn and nothing to hold."""

    code = "no_person"
    message = _("Tài khoản này chưa gắn với cán bộ nào. Đồng chí liên hệ cán bộ phụ trách của đơn vị.")
    status = 403


class NameMissingError(DomainError):
    """A person must have a name."""

    code = "name_missing"
    message = _("Chưa có họ và tên. Đồng chí nhập đủ họ, tên đệm và tên.")


class PhoneNotUnderstoodError(DomainError):
    """What was given is no telephone number of Viet Nam."""

    code = "phone_not_understood"
    message = _("“{phone}” không phải số điện thoại Việt Nam. Số di động có 10 chữ số, ví dụ 0912 000 123.")


class UsernameMissingError(DomainError):
    """An account must have a name to sign in with."""

    code = "username_missing"
    message = _("Chưa có tên đăng nhập. Đồng chí nhập một tên, ví dụ hoa.nguyen.")


class UsernameTakenError(DomainError):
    """Another account signs in with this name."""

    code = "username_taken"
    message = _("Tên đăng nhập “{username}” đã có người dùng. Đồng chí chọn tên khác.")


class AccountExistsError(DomainError):
    """The person has an account already."""

    code = "account_exists"
    message = _("Đồng chí này đã có tài khoản “{username}”.")


class UnknownAccountError(DomainError):
    """Nobody signs in with this name."""

    code = "unknown_account"
    message = _("Không có tài khoản “{username}”. Đồng chí kiểm tra lại tên đăng nhập.")


class SamePersonError(DomainError):
    """Both records are one already."""

    code = "same_person"
    message = _("Hai hồ sơ này đã là của cùng một người. Đồng chí chọn hai hồ sơ khác nhau.")


class AlreadyMergedError(DomainError):
    """The record was merged into a third."""

    code = "already_merged"
    message = _("Hồ sơ của đồng chí {person} đã gộp vào hồ sơ khác. Đồng chí hoàn tác lần gộp đó trước.")


class ErasedPersonError(DomainError):
    """Nobody knows any more whose record it was."""

    code = "erased_person"
    message = _("Thông tin cá nhân của hồ sơ này đã xóa theo yêu cầu nên không gộp được nữa.")


class MergeReasonMissingError(DomainError):
    """Whoever reads the merge later must learn why."""

    code = "merge_reason_missing"
    message = _("Đồng chí ghi lý do gộp, ví dụ: trùng số điện thoại, cùng năm sinh.")


class IdentityTakenError(DomainError):
    """Another account has the identity already."""

    code = "identity_taken"
    message = _(
        "Tài khoản bên ấy đã liên kết với một người khác ở đây. Đồng chí báo cán bộ phụ trách dữ liệu của đơn vị."
    )


class OutdatedNoticeError(DomainError):
    """A newer notice was published while the person read."""

    code = "outdated_notice"
    message = _("Thông báo vừa có phiên bản mới. Đồng chí đọc lại rồi xác nhận.")


class RequestClosedError(DomainError):
    """Nothing more can be done about the request."""

    code = "request_closed"
    message = _("Yêu cầu này đã kết thúc. Nếu cần, đồng chí lập yêu cầu mới.")


class RequestedInFutureError(DomainError):
    """A request cannot have been received on a day to come."""

    code = "requested_in_future"
    message = _("Ngày nhận yêu cầu chưa tới. Đồng chí ghi hôm nay hoặc một ngày đã qua.")


class IdentityNotCheckedError(DomainError):
    """Nobody has said how the asker's identity was verified."""

    code = "identity_not_checked"
    message = _("Chưa ghi cách xác minh người yêu cầu. Đồng chí xác minh, ghi lại cách làm, rồi giải quyết.")


class OutcomeMissingError(DomainError):
    """The asker must learn what was done, or why not."""

    code = "outcome_missing"
    message = _("Chưa ghi kết quả hoặc lý do. Người yêu cầu sẽ đọc dòng này; đồng chí ghi ngắn gọn, rõ ràng.")


class AlreadyExtendedError(DomainError):
    """The law allows one extension."""

    code = "already_extended"
    message = _("Yêu cầu này đã gia hạn một lần. Luật không cho gia hạn nữa; đồng chí giải quyết trước hạn.")


class OwnRequestError(DomainError):
    """Nobody decides about themselves."""

    code = "own_request"
    message = _("Đây là yêu cầu của chính đồng chí. Đồng chí chuyển cho người phụ trách khác giải quyết.")
    status = 403


class ErasureHinderedError(DomainError):
    """Something still stands against dropping the identity."""

    code = "erasure_hindered"
    message = _("Chưa xóa được. {reasons}")


class CardError(DomainError):
    """A card that does not let its holder in."""

    status = 410

    @property
    def way_out(self) -> WayOut:
        """To where a code is typed."""
        return WayOut(str(_("Nhập mã thẻ")), reverse("accounts:card"))


class CardUnknownError(CardError):
    """No card bears the code."""

    code = "card_unknown"
    message = _("Không có thẻ nào mang mã này. Đồng chí xem lại mã in trên thẻ rồi nhập lại.")
    status = 404


class CardUsedError(CardError):
    """Somebody has signed in with the card already."""

    code = "card_used"
    message = _(
        "Thẻ này đã dùng lúc {moment}. Đồng chí đăng nhập bằng mật khẩu đã đặt; nếu không phải đồng chí đặt, "
        "báo ngay cán bộ phụ trách của đơn vị."
    )


class CardRevokedError(CardError):
    """A newer card was issued, or a password chosen some other way."""

    code = "card_revoked"
    message = _(
        "Thẻ này không còn dùng được vì đã có thẻ mới hoặc đã đặt mật khẩu. Đồng chí dùng thẻ mới nhất, hoặc hỏi "
        "cán bộ phụ trách của đơn vị."
    )


class CardExpiredError(CardError):
    """The card was not used in time."""

    code = "card_expired"
    message = _("Thẻ này đã hết hạn ngày {day}. Đồng chí xin cán bộ phụ trách của đơn vị cấp thẻ mới.")


class ResetLinkSpentError(DomainError):
    """The link of the letter was used, is too old, or was cut by the mail program."""

    code = "reset_link_spent"
    message = _("Liên kết đặt lại mật khẩu đã dùng hoặc đã hết hạn. Đồng chí yêu cầu gửi thư mới.")
    status = 410

    @property
    def way_out(self) -> WayOut:
        """To where a letter is asked for."""
        return WayOut(str(_("Gửi thư mới")), reverse("accounts:ask_letter"))


class TooManyTriesError(DomainError):
    """Wrong tries came too often."""

    code = "too_many_tries"
    message = _("Đã thử quá nhiều lần. Đồng chí chờ 5 phút rồi thử lại, hoặc nhờ cán bộ phụ trách cấp thẻ mới.")
    status = 429


class AccountClosedError(DomainError):
    """The account lets nobody in."""

    code = "account_closed"
    message = _("Tài khoản của đồng chí {name} đã khóa nên chưa cấp thẻ được. Đồng chí mở lại tài khoản trước.")
