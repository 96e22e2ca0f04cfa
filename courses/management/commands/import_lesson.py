"""`manage.py import_lesson FILE --course SLUG`: a Word or PowerPoint file becomes a draft lesson."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from core.importing import ImportCommand
from courses.models import CoursePage
from courses.selectors.authoring import course_in_writing
from courses.services.lesson_import import LessonFile, LessonReport, import_lesson


class Command(ImportCommand):
    help = (
        "Nhập tệp Word, PowerPoint thành bài học nháp của khóa học, không xuất bản; nhập lại cùng tệp không thay đổi gì. "
        "--accept legacy_encoding chuyển chữ phông cũ sang Unicode, --accept split tách tài liệu dài thành nhiều bài."
    )
    file_help = "tệp .docx hoặc .pptx (.doc, .ppt khi máy có LibreOffice)"

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--course", required=True, help="phần cuối địa chỉ của khóa học (slug)")

    def take_in(self, content: bytes, file: Path, *, accepted: frozenset[str], **options: Any) -> LessonReport:
        course = self._course(options["course"])
        lesson_file = LessonFile(content, file.name, accepted)
        report, _lessons = import_lesson(file=lesson_file, course=course, actor=None, dry_run=options["dry_run"])
        return report

    @staticmethod
    def _course(slug: str) -> CoursePage:
        course = course_in_writing(slug)
        if course is None:
            raise CommandError(_("Không có khóa học “{slug}”.").format(slug=slug))
        return course
