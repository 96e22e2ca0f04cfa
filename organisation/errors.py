"""What the register of units, seats and roles refuses, and what to do then."""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


class UnknownUnitError(DomainError):
    """No unit of that code on that day, or none the asker may see."""

    code = "unknown_unit"
    message: ClassVar[str | Promise] = _(
        "Không có đơn vị mang mã {unit} vào ngày {day}. Đồng chí kiểm tra lại mã và ngày."
    )
    status = 404


class AmbiguousUnitError(DomainError):
    """The code belongs to units of several levels."""

    code = "ambiguous_unit"
    message: ClassVar[str | Promise] = _("Mã {unit} là của nhiều đơn vị ở các cấp khác nhau. Đồng chí ghi thêm cấp.")


class CodeTakenError(DomainError):
    """Another unit bears the code on one of those days."""

    code = "code_taken"
    message: ClassVar[str | Promise] = _(
        "Mã {unit} đã có đơn vị khác dùng trong thời gian này. Đồng chí chọn mã khác hoặc kết thúc đơn vị cũ trước."
    )


class ParentNotInForceError(DomainError):
    """The unit above does not stand on all of those days."""

    code = "parent_not_in_force"
    message: ClassVar[str | Promise] = _(
        "Đơn vị cấp trên không hoạt động suốt thời gian này. Đồng chí chọn đơn vị cấp trên khác hoặc sửa ngày."
    )


class CyclicUnitError(DomainError):
    """A unit would lie below itself."""

    code = "cyclic_unit"
    message: ClassVar[str | Promise] = _(
        "Không thể đặt một đơn vị dưới chính nó hoặc dưới đơn vị trực thuộc của nó. Đồng chí chọn đơn vị cấp trên khác."
    )


class UnitNotInForceError(DomainError):
    """The unit does not stand on that day."""

    code = "unit_not_in_force"
    message: ClassVar[str | Promise] = _(
        "Đơn vị không hoạt động vào ngày {day}. Đồng chí chọn ngày khác hoặc đơn vị kế tục."
    )


class UnitHasChildrenError(DomainError):
    """Units below it still stand."""

    code = "unit_has_children"
    message: ClassVar[str | Promise] = _(
        "Đơn vị còn {count} đơn vị trực thuộc. Đồng chí chuyển hoặc kết thúc các đơn vị đó trước."
    )


class UnitChangesLaterError(DomainError):
    """A change on a later day is already written down."""

    code = "unit_changes_later"
    message: ClassVar[str | Promise] = _(
        "Đơn vị đã có thay đổi từ ngày {day}. Đồng chí ghi các thay đổi theo thứ tự thời gian."
    )


class PeriodReversedError(DomainError):
    """The end does not come after the beginning."""

    code = "period_reversed"
    message: ClassVar[str | Promise] = _("Ngày kết thúc phải sau ngày bắt đầu. Đồng chí sửa lại ngày.")


class UnknownPositionError(DomainError):
    """The catalogue has no such position."""

    code = "unknown_position"
    message: ClassVar[str | Promise] = _("Danh mục không có chức vụ {position}. Đồng chí chọn chức vụ trong danh mục.")


class SeatOverlapsError(DomainError):
    """The person already holds this seat on some of those days."""

    code = "seat_overlaps"
    message: ClassVar[str | Promise] = _(
        "Người này đã giữ chức vụ đó ở đơn vị trong thời gian trùng nhau. Đồng chí sửa ngày hoặc kết thúc lần giữ trước."
    )


class ReorganisationRefusedError(DomainError):
    """The order cannot be carried out; its first problem says why (`reason` to programs), `count` how many there are."""

    code = "reorganisation_refused"
    message: ClassVar[str | Promise] = _("Chưa thực hiện được đợt sắp xếp: {problem}")


class ReorganisationAppliedError(DomainError):
    """What was carried out is not thrown away."""

    code = "reorganisation_applied"
    message: ClassVar[str | Promise] = _(
        "Đợt sắp xếp này đã từng được thực hiện nên phải lưu lại. Nếu thực hiện nhầm, đồng chí hoàn tác đợt sắp xếp."
    )


class ReorganisationNotAppliedError(DomainError):
    """There is nothing to map or to undo yet."""

    code = "reorganisation_not_applied"
    message: ClassVar[str | Promise] = _("Đợt sắp xếp này chưa được thực hiện. Đồng chí thực hiện trước rồi làm tiếp.")


class ReorganisationBuiltOnError(DomainError):
    """Something came to rest on the new units since, so the old state cannot be brought back exactly."""

    code = "reorganisation_built_on"
    message: ClassVar[str | Promise] = _(
        "Không hoàn tác được vì sau đợt sắp xếp đã có: {what}. Đồng chí xử lý các mục đó trước rồi hoàn tác."
    )


class UnknownReorganisationError(DomainError):
    """Nothing of that file was carried out on that day."""

    code = "unknown_reorganisation"
    message: ClassVar[str | Promise] = _(
        "Tệp này chưa từng được dùng để sắp xếp đơn vị từ ngày {day}. Đồng chí kiểm tra lại tệp và ngày hiệu lực."
    )


class NotASuccessorError(DomainError):
    """The unit chosen is none to which the people of the old one may be said to have gone."""

    code = "not_a_successor"
    message: ClassVar[str | Promise] = _(
        "{unit} không phải đơn vị kế tục vào ngày sắp xếp. Đồng chí chọn một trong các đơn vị kế tục."
    )


class NotUnmappedError(DomainError):
    """The seat or the unit is none that this reorganisation left without a place."""

    code = "not_unmapped"
    message: ClassVar[str | Promise] = _(
        "{what} không thuộc diện chờ xếp chỗ của đợt sắp xếp này. Đồng chí tải lại danh sách rồi chọn lại."
    )


class DayNotUnderstoodError(DomainError):
    """A day in an address that is none."""

    code = "day_not_understood"
    message: ClassVar[str | Promise] = _(
        "Không đọc được ngày “{day}”. Đồng chí ghi ngày, tháng, năm, ví dụ 01/07/2025."
    )
    status = 400


class LastAdministratorError(DomainError):
    """Nobody would be left who may grant roles over the whole tree."""

    code = "last_administrator"
    message: ClassVar[str | Promise] = _(
        "Đây là vai trò quản trị cuối cùng trên toàn hệ thống. Đồng chí giao vai trò này cho người khác trước."
    )


class ImportNotInReviewError(DomainError):
    """The list was approved or dropped already."""

    code = "import_not_in_review"
    message: ClassVar[str | Promise] = _(
        "Danh sách này đã được duyệt hoặc đã hủy nên không sửa được nữa. Đồng chí tải tệp lên lại nếu cần."
    )


class QuestionOpenError(DomainError):
    """Something about the whole file was not agreed to."""

    code = "question_open"
    message: ClassVar[str | Promise] = _(
        "Còn câu hỏi về cả tệp chưa được trả lời. Đồng chí xem phần đầu trang và đánh dấu đồng ý."
    )


class NothingToImportError(DomainError):
    """Not one row would change anything."""

    code = "nothing_to_import"
    message: ClassVar[str | Promise] = _(
        "Không có dòng nào cần nhập. Đồng chí trả lời các dòng cần hỏi hoặc bỏ lần nhập này."
    )


class UnknownAnswerError(DomainError):
    """An answer that was never offered."""

    code = "unknown_answer"
    message: ClassVar[str | Promise] = _("Câu trả lời này không có trong các lựa chọn. Đồng chí chọn lại.")


class CardBeyondScopeError(DomainError):
    """The card would open what its issuer may not touch."""

    code = "card_beyond_scope"
    message: ClassVar[str | Promise] = _(
        "Đồng chí không cấp được thẻ cho tài khoản này: tài khoản giữ vai trò ngoài phạm vi của đồng chí, hoặc là của "
        "chính đồng chí. Người quản trị cấp trên cấp thẻ; mật khẩu của mình thì đổi ở trang Của tôi."
    )
    status = 403


class NobodyToGetCardsError(DomainError):
    """Everybody in question has a password, or nobody was chosen."""

    code = "nobody_to_get_cards"
    message: ClassVar[str | Promise] = _(
        "Không có ai cần thẻ trong số đã chọn. Người đã có mật khẩu thì mở trang của từng người để cấp lại thẻ."
    )


class TooManyCardsError(DomainError):
    """More cards than one prints at once."""

    code = "too_many_cards"
    message: ClassVar[str | Promise] = _("Mỗi lần in được nhiều nhất {most} thẻ. Đồng chí chọn từng xã, phường rồi in.")


class ExemptionReasonMissingError(DomainError):
    """Nobody is exempted without a reason."""

    code = "exemption_reason_missing"
    message: ClassVar[str | Promise] = _("Đồng chí ghi lý do miễn học, ví dụ: nghỉ thai sản, điều trị dài ngày.")


class TermOverlapsError(DomainError):
    """The body has another term on some of those days."""

    code = "term_overlaps"
    message: ClassVar[str | Promise] = _(
        "Cơ quan này đã có nhiệm kỳ khác trong thời gian đó. Đồng chí sửa ngày hoặc kết thúc nhiệm kỳ kia trước."
    )


class TeamParentError(DomainError):
    """Teams lie below communes and residential areas only."""

    code = "team_parent"
    message: ClassVar[str | Promise] = _(
        "Tổ chỉ lập ở xã, phường, đặc khu hoặc khu dân cư. Đồng chí chọn lại nơi lập tổ."
    )
