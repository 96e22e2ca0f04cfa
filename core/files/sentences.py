"""What is said where a file is refused, in the words of every reader."""

from django.utils.translation import gettext_lazy as _

EMPTY = _("Tệp rỗng. Đồng chí kiểm tra lại tệp.")
TOO_LARGE = _("Tệp lớn quá 50 MB. Đồng chí thu nhỏ hoặc chia nhỏ rồi tải lên.")
DAMAGED = _("Tệp bị hỏng hoặc tải chưa trọn. Đồng chí tải lại tệp gốc.")
TABLE_TOO_LARGE = _("Tệp lớn quá 20 MB. Đồng chí chia nhỏ rồi nhập từng tệp.")
PASSWORD = _("Tệp có mật khẩu. Đồng chí bỏ mật khẩu trong Excel, lưu lại rồi nhập.")
MACRO = _("Tệp có macro. Đồng chí lưu lại dưới dạng .xlsx không có macro.")
BOMB = _("Tệp bung ra quá lớn. Đồng chí kiểm tra lại nguồn của tệp.")
NO_TABLE = _("Đây không phải bảng tính. Đồng chí lưu lại dưới dạng .xlsx hoặc CSV UTF-8.")
WEB_PAGE = _("Đây là trang web mang tên bảng tính. Đồng chí mở bằng Excel rồi lưu lại dưới dạng .xlsx.")
ZIPPED_TABLE = _("Đây là tệp nén. Đồng chí giải nén rồi nhập từng bảng tính trong đó.")
PICTURES = _("Trong tệp có ảnh. Ảnh không được đọc và không được giữ lại.")
OLD_FORMAT = _("Chưa đọc được dạng bảng tính này. Đồng chí mở bằng Excel rồi lưu lại dưới dạng .xlsx.")
TOO_WIDE = _("Bảng quá rộng hoặc có ô lạc ở rất xa. Đồng chí chép phần bảng cần nhập sang tệp mới.")
TOO_MANY_ROWS = _("Tệp có quá 200.000 dòng hoặc quá 1.500.000 ô. Đồng chí chia nhỏ rồi nhập từng tệp.")
