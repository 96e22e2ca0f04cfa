"""What is wrong with a question, in sentences that say what to do."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FAULTS: Mapping[str, Promise] = {
    "too_few_options": _("Chưa đủ ý để trả lời: cần ít nhất hai phương án, hoặc ít nhất một dòng có nội dung."),
    "empty_option": _("Có dòng chưa có lời. Đồng chí viết lời cho dòng đó, hoặc xóa hết dòng đó."),
    "duplicate_options": _("Có hai dòng giống hệt nhau. Đồng chí sửa hoặc bỏ một dòng."),
    "no_correct_option": _("Chưa có đáp án đúng. Đồng chí đánh dấu hoặc ghi đáp án."),
    "several_correct_options": _("Dạng này chỉ có một đáp án đúng. Đồng chí bỏ bớt dấu, hoặc chọn dạng nhiều đáp án."),
    "unknown_option": _("Đáp án không có trong các phương án. Đồng chí xem lại đáp án."),
    "steps_need_four": _("Thang 0,1; 0,25; 0,5; 1 điểm chỉ dùng cho bảng đúng bốn ý."),
    "no_picture": _("Chưa có ảnh. Đồng chí tải ảnh lên."),
    "incomplete": _(
        "Câu hỏi còn thiếu: mỗi chỗ trống trong đoạn văn cần một dòng đáp án cùng ký hiệu, mỗi cặp cần đủ hai vế, "
        "mỗi phần cần câu hỏi và đáp án."
    ),
    "negative_tolerance": _("Số lệch cho phép không được âm, và số nhỏ nhất không được lớn hơn số lớn nhất."),
    "unknown_unit": _("Có đơn vị chưa khai. Đồng chí xem lại bảng đơn vị."),
    "option_used_twice": _("Một từ hoặc ảnh là đáp án của hai chỗ. Đồng chí cho phép dùng nhiều lần, hoặc sửa đáp án."),
    "faulty_rubric": _("Bảng yêu cầu chấm chưa đúng. Mỗi yêu cầu cần lời văn riêng và điểm lớn hơn 0."),
}
