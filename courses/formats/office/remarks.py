"""What is told of a file besides its text: each kind once, with how often it occurred and an example."""

from collections import Counter

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.files.findings import Finding

# In the order in which they are told.
SENTENCES: dict[str, Promise] = {
    "no_text": _("Tệp không có chữ, chỉ có ảnh. Đồng chí gõ lại nội dung để người học đọc và tìm được."),
    "headings_proposed": _("Tệp không dùng kiểu tiêu đề của Word; tiêu đề dưới đây đoán theo cách trình bày."),
    "title_proposed": _(
        "Tên bài viết toàn chữ in hoa trong tệp, nay đổi thành chữ thường. Đồng chí xem lại tên riêng."
    ),
    "tracked_changes": _("Tệp có sửa đổi chưa chấp nhận: lấy chữ đã thêm, không lấy chữ đã xóa."),
    "comments": _("Nhận xét của người duyệt trong tệp không được đưa vào bài."),
    "hidden_text": _("Chữ ẩn trong tệp không được đưa vào bài."),
    "hidden_slide": _("Trang trình chiếu đang ẩn không được đưa vào bài."),
    "speaker_notes": _("Ghi chú của người nói dành cho giảng viên, người học không thấy."),
    "letterhead": _("Khối Quốc hiệu, tên cơ quan ở đầu tệp không được đưa vào bài."),
    "table_of_contents": _("Mục lục của tệp không được đưa vào bài."),
    "headers_footers": _("Đầu trang và chân trang không được đưa vào bài."),
    "page_break": _("Chỗ ngắt trang không còn: trang web không chia trang."),
    "text_box": _("Chữ trong khung được đặt thành khung ghi nhớ."),
    "numbered_headings": _("Số thứ tự tự động của tiêu đề không được đưa vào bài."),
    "numbering_continued": _("Danh sách đánh số tiếp từ đoạn trước nay bắt đầu lại từ 1."),
    "deep_headings": _("Tiêu đề từ cấp 4 trở xuống hiện như cấp 3."),
    "nested_table": _("Bảng lồng trong ô: chữ được giữ trong ô, không giữ thành bảng riêng."),
    "picture_in_table": _("Ảnh trong ô bảng được đặt ngay dưới bảng."),
    "table_too_large": _("Bảng quá rộng hoặc quá dài, không đưa được vào bài."),
    "images_without_alt": _("Ảnh chưa có lời mô tả. Phải ghi lời mô tả trước khi trình duyệt."),
    "image_not_carried": _("Ảnh không đọc được hoặc ở dạng không dùng được trên trang web."),
    "too_many_images": _("Tệp có quá nhiều ảnh; các ảnh cuối không được đưa vào bài."),
    "external_resource": _("Ảnh hoặc dữ liệu lấy từ nơi khác bị bỏ qua; không có gì được tải về."),
    "embedded_object": _("Đối tượng nhúng bị bỏ qua."),
    "equation": _("Công thức toán chỉ giữ được phần chữ."),
    "chart": _("Biểu đồ không đưa được vào bài. Đồng chí chụp thành ảnh rồi chèn lại."),
    "smart_art": _("Hình SmartArt chỉ giữ được phần chữ."),
    "media": _("Âm thanh, video trong tệp không được đưa vào bài."),
    "form_field": _("Ô điền của biểu mẫu chỉ giữ được phần chữ."),
    "symbol": _("Ký hiệu của phông chữ riêng không có chữ tương ứng nên bị bỏ."),
    "other_document": _("Tài liệu chèn trong tài liệu không đọc được."),
    "internal_link": _("Liên kết tới chỗ khác trong cùng tệp không còn dùng được."),
    "bad_link": _("Liên kết có địa chỉ không dùng được trên trang web; chỉ giữ chữ."),
    "formatting": _("Màu chữ, gạch chân, gạch ngang, chỉ số trên dưới không được giữ."),
}
_EXAMPLE = 80
_TIMES = _("lần")


class Remarks:
    """Counts each kind of remark and keeps the first example."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def add(self, code: str, example: str = "", times: int = 1) -> None:
        """One more of a kind."""
        self._counts[code] += times
        if example.strip():
            self._examples.setdefault(code, example.strip()[:_EXAMPLE])

    def __contains__(self, code: str) -> bool:
        return code in self._counts

    def findings(self) -> tuple[Finding, ...]:
        """One finding for each kind."""
        return tuple(self._finding(code) for code in SENTENCES if code in self._counts)

    def _finding(self, code: str) -> Finding:
        example, count = self._examples.get(code, ""), self._counts[code]
        where = [f"“{example}”"] if example else []
        return Finding(code, SENTENCES[code], ", ".join([*where, *([f"{count} {_TIMES}"] if count > 1 else [])]))
