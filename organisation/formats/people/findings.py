"""What can be found in a list of people: how much it matters, and the sentence that a clerk reads."""

from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.files.findings import Finding


class Weight(Enum):
    """What a finding wants of the clerk: nothing, to know it, to decide about it first, to mend the file."""

    NOTE = "note"
    WARNING = "warning"
    ASK = "ask"
    REFUSAL = "refusal"


_SENTENCES: dict[str, tuple[Weight, str | Promise]] = {
    # The file
    "missing_columns": (
        Weight.REFUSAL,
        _("Không tìm thấy dòng tiêu đề. Danh sách cần cột họ và tên và ít nhất một cột khác, như chức vụ hoặc đơn vị."),
    ),
    "no_rows": (Weight.REFUSAL, _("Dưới dòng tiêu đề không có người nào. Đồng chí kiểm tra lại tệp.")),
    "forbidden_columns_dropped": (
        Weight.NOTE,
        _("Đã bỏ các cột không được phép thu thập: {columns}. Dữ liệu trong các cột này không được lưu ở đâu cả."),
    ),
    "columns_ignored": (Weight.NOTE, _("Các cột sau không cần cho việc học nên không nhập: {columns}.")),
    "sheet_ignored": (Weight.NOTE, _("Trang “{sheet}” không có danh sách người nên được bỏ qua.")),
    "hidden_sheet_ignored": (Weight.NOTE, _("Trang “{sheet}” bị ẩn nên được bỏ qua. Cần nhập thì bỏ ẩn trang này.")),
    "hidden_columns": (Weight.NOTE, _("Các cột bị ẩn vẫn được đọc: {columns}.")),
    "unit_from_title": (Weight.NOTE, _("Đơn vị lấy từ phần đầu trang: “{value}”. Đồng chí kiểm tra lại.")),
    "unit_from_sheet": (Weight.NOTE, _("Đơn vị lấy từ tên trang: “{value}”. Đồng chí kiểm tra lại.")),
    "unit_in_title_unclear": (
        Weight.WARNING,
        _("Phần đầu trang nêu nhiều đơn vị: {units}. Đồng chí chọn đơn vị của danh sách."),
    ),
    "dates_maybe_swapped": (
        Weight.WARNING,
        _(
            "Cột “{column}” có thể bị đảo ngày và tháng, như khi Excel dùng kiểu ngày của Mỹ. Ngày nào đọc được hai cách"
            " thì chỉ lấy năm. Đồng chí kiểm tra lại cột này."
        ),
    ),
    "formula_without_cached_value": (
        Weight.ASK,
        _(
            "Cột “{column}” là công thức chưa được tính. Đồng chí mở tệp bằng Excel, lưu lại rồi nhập; hoặc đồng ý nhập thiếu cột này."
        ),
    ),
    # What the reader of the file finds
    "legacy_encoding": (Weight.ASK, _("Chữ trong tệp dùng bảng mã cũ. Đồng chí xem chữ sau khi chuyển rồi đồng ý.")),
    "legacy_converted": (Weight.NOTE, _("Chữ theo bảng mã cũ đã được chuyển sang Unicode.")),
    "truncated": (Weight.ASK, _("Tệp có vẻ bị cắt ngang. Đồng chí tải lại tệp gốc hoặc đồng ý nhập phần đọc được.")),
    "formula_like_text": (Weight.WARNING, _("Cột “{column}” có chữ bắt đầu như công thức; được nhập như chữ thường.")),
    # The person
    "name_missing": (Weight.REFUSAL, _("Dòng này thiếu họ và tên.")),
    "name_too_long": (Weight.REFUSAL, _("Họ và tên dài quá 120 ký tự. Đồng chí kiểm tra lại ô này.")),
    "name_unusual": (Weight.WARNING, _("Họ và tên “{value}” có chữ số hoặc ký hiệu lạ. Đồng chí kiểm tra lại.")),
    "name_short": (Weight.WARNING, _("Họ và tên “{value}” chỉ có một chữ. Đồng chí kiểm tra lại.")),
    "name_case_changed": (Weight.NOTE, _("Họ và tên “{value}” được viết hoa lại thành “{name}”.")),
    "name_cleaned": (Weight.NOTE, _("Phần không thuộc họ tên trong “{value}” được bỏ: nhập là “{name}”.")),
    "name_joined": (Weight.NOTE, _("Họ và tên ghép từ cột họ đệm và cột tên.")),
    "birth_year_only": (Weight.NOTE, _("Chỉ có năm sinh {year}.")),
    "birth_date_from_number": (Weight.NOTE, _("Ngày sinh lưu dạng số của Excel, đọc là {date}.")),
    "birth_date_missing": (Weight.WARNING, _("Dòng này thiếu ngày sinh hoặc năm sinh.")),
    "birth_date_invalid": (Weight.WARNING, _("Ngày sinh “{value}” không hợp lý nên để trống. Đồng chí kiểm tra lại.")),
    "birth_date_ambiguous": (
        Weight.WARNING,
        _("Ngày sinh “{value}” đọc được nhiều cách nên để trống. Đồng chí ghi đủ bốn chữ số của năm."),
    ),
    "birth_date_swapped": (
        Weight.WARNING,
        _("Ngày sinh “{value}” có thể bị đảo ngày và tháng nên chỉ lấy năm {year}. Đồng chí kiểm tra lại."),
    ),
    "sex_unclear": (Weight.NOTE, _("Không đọc được giới tính “{value}” nên để trống.")),
    "phone_leading_zero_restored": (Weight.NOTE, _("Số điện thoại mất số 0 ở đầu, đã thêm lại: {phone}.")),
    "phone_old_prefix": (Weight.WARNING, _("Số điện thoại 11 số kiểu cũ được đổi sang đầu số mới: {phone}.")),
    "phone_two_numbers": (Weight.WARNING, _("Ô điện thoại có nhiều số; giữ số đầu {phone}.")),
    "phone_invalid": (Weight.WARNING, _("Số điện thoại không đúng nên để trống. Đồng chí kiểm tra lại.")),
    "phone_missing": (Weight.WARNING, _("Dòng này không có số điện thoại.")),
    "email_invalid": (Weight.WARNING, _("Địa chỉ thư điện tử “{value}” không đúng nên để trống.")),
    "personal_id_digits_lost": (
        Weight.NOTE,
        _("Cột giấy tờ tùy thân đã bị Excel làm mất chữ số. Nền tảng không lưu cột này; đồng chí lưu ý khi dùng tệp."),
    ),
    "personal_id_removed": (Weight.WARNING, _("Cột “{column}” có số giấy tờ tùy thân; số này đã bị bỏ, không lưu.")),
    # The seat
    "position_missing": (Weight.WARNING, _("Dòng này thiếu chức vụ.")),
    "position_too_long": (Weight.WARNING, _("Chức vụ dài quá 200 ký tự nên bị cắt bớt.")),
    "party_post_left_out": (Weight.NOTE, _("Chức vụ trong Đảng không được thu thập nên đã bỏ khỏi ô chức vụ.")),
    "category_unclear": (Weight.WARNING, _("Không rõ thuộc diện “{value}” nên để trống.")),
    "unit_formula_error": (Weight.ASK, _("Ô đơn vị bị lỗi công thức ({value}). Đồng chí chọn đơn vị hoặc sửa tệp.")),
    "cell_formula_error": (Weight.WARNING, _("Ô ở cột “{column}” bị lỗi công thức ({value}) nên để trống.")),
    "cell_formula_without_value": (Weight.WARNING, _("Ô ở cột “{column}” là công thức chưa tính nên để trống.")),
    "name_formula_without_value": (
        Weight.REFUSAL,
        _("Ô họ và tên là công thức chưa tính. Đồng chí mở tệp bằng Excel, lưu lại rồi nhập."),
    ),
    "note_left_out": (Weight.NOTE, _("Ghi chú có dữ liệu không được phép thu thập nên đã bỏ.")),
    "cell_left_out": (Weight.NOTE, _("Ô ở cột “{column}” có dữ liệu không được phép thu thập nên đã bỏ.")),
    "hidden_row": (Weight.NOTE, _("Dòng này bị ẩn trong tệp nhưng vẫn được đọc.")),
    # The same person twice
    "duplicate_in_file": (Weight.NOTE, _("Trùng với {other}: cùng một người, cùng chức vụ, chỉ nhập một lần.")),
    "same_person_second_post": (Weight.NOTE, _("Cùng một người với {other}, thêm chức vụ thứ hai.")),
    "same_name_other_person": (Weight.NOTE, _("Cùng họ tên với {other} nhưng khác ngày sinh: hai người khác nhau.")),
    "possible_duplicate": (
        Weight.ASK,
        _("Có thể cùng một người với {other}. Đồng chí cho biết là một người hay hai người khác nhau."),
    ),
    "phone_of_another": (
        Weight.ASK,
        _("Cùng số điện thoại với {other} nhưng khác họ tên. Đồng chí cho biết đây có đúng là hai người không."),
    ),
    "phone_of_many": (Weight.WARNING, _("Số điện thoại này có ở nhiều người trong danh sách.")),
}


def finding(code: str, where: str = "", **values: object) -> Finding:
    """The finding with its sentence filled in."""
    return Finding(code, str(_SENTENCES[code][1]).format(**values), where)


def weight_of(code: str) -> Weight:
    """How much a finding matters; what is not known here is a warning.

    >>> weight_of("possible_duplicate")
    <Weight.ASK: 'ask'>
    """
    return _SENTENCES.get(code, (Weight.WARNING,))[0]
