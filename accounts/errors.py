"""What the accounts refuse."""

from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


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
