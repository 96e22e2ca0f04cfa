"""What a trainer chooses among."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """The subject of a course; its cover takes colour and icon from it."""

    SAFETY = "safety", _("An toàn thông tin")
    PUBLIC_SERVICE = "public_service", _("Dịch vụ công trực tuyến")
    AI = "ai", _("Trí tuệ nhân tạo")
    COMMUNICATION = "communication", _("Tuyên truyền trên mạng")
    FRONT_WORK = "front_work", _("Nghiệp vụ Mặt trận")


class LessonKind(models.TextChoices):
    """What a learner mainly does in a lesson."""

    VIDEO = "video", _("Video")
    READING = "reading", _("Bài đọc")
    SCENARIO = "scenario", _("Tình huống")
    PRACTICE = "practice", _("Thực hành")
    CHECKLIST = "checklist", _("Danh mục việc")
    INFOGRAPHIC = "infographic", _("Hình tóm tắt")
    QUIZ = "quiz", _("Bài kiểm tra")
    EXAM = "exam", _("Bài thi")
    ASSIGNMENT = "assignment", _("Bài nộp")
    SURVEY = "survey", _("Khảo sát")


class CompletesBy(models.TextChoices):
    """What a learner must do for an item to be completed."""

    OPENED = "opened", _("mở bài")
    READ = "read", _("đọc hết bài")
    WATCHED = "watched", _("xem đủ thời lượng")
    CHECKED = "checked", _("trả lời đúng các câu tự kiểm tra")
    ACTIVITY = "activity", _("đạt bài kiểm tra hoặc dự đủ buổi")
    SUBMITTED = "submitted", _("nộp bài và được nhận xét đạt")
    CONFIRMED = "confirmed", _("giảng viên xác nhận")


class EffectOnLearners(models.TextChoices):
    """What a change means for people who are under way (docs/decisions/0003-editions.md)."""

    NONE = "none", _("Không thay đổi yêu cầu: người đang học thấy bản sửa, không phải học thêm")
    REQUIRED_FOR_UNFINISHED = "required", _("Bắt buộc với người chưa hoàn thành: họ chuyển sang bản mới")
    NEW_EDITION = "new_edition", _("Chỉ cho người ghi danh từ nay: người đang học giữ bản cũ")
