"""`manage.py import_lesson FILE --course SLUG`: a Word or PowerPoint file becomes a draft lesson."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from courses.models import CoursePage
from courses.selectors.authoring import course_in_writing
from courses.services.lesson_import import LessonFile, LessonReport, import_lesson


class Command(BaseCommand):
    help = (
        "Nhập tệp Word, PowerPoint thành bài học nháp của khóa học, không xuất bản; nhập lại cùng tệp không thay đổi gì. "
        "--accept legacy_encoding chuyển chữ phông cũ sang Unicode, --accept split tách tài liệu dài thành nhiều bài."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="tệp .docx hoặc .pptx (.doc, .ppt khi máy có LibreOffice)")
        parser.add_argument("--course", required=True, help="phần cuối địa chỉ của khóa học (slug)")
        parser.add_argument(
            "--accept", action="append", default=[], metavar="CODE", help="mã câu hỏi được đồng ý trước"
        )
        parser.add_argument("--dry-run", action="store_true", help="chỉ báo cáo, không ghi gì")
        parser.add_argument("--json", action="store_true", help="dòng cuối là báo cáo dạng JSON")

    def handle(self, *, file: Path, dry_run: bool, **options: Any) -> None:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(_("Không đọc được tệp {file}.").format(file=file)) from error
        lesson_file = LessonFile(content, file.name, frozenset(options["accept"]))
        course = self._course(options["course"])
        report, _lessons = import_lesson(file=lesson_file, course=course, actor=None, dry_run=dry_run)
        self._print(report, as_json=options["json"])
        if not report.is_clean:
            sentence = _("{errors} chỗ bị từ chối, {asks} chỗ cần trả lời.")
            raise CommandError(sentence.format(errors=len(report.errors), asks=len(report.asks)))

    def _print(self, report: LessonReport, *, as_json: bool) -> None:
        for said in (*report.errors, *report.asks):
            self.stderr.write(f"{said['where']}: {said['message']}")
        if as_json:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
            return
        for said in report.warnings:
            self.stdout.write(f"{said['where']}: {said['message']}")
        self.stdout.write(
            _("Thêm {created}, đổi {updated}, giữ nguyên {unchanged}, bỏ qua {skipped}.").format(**vars(report))
        )

    @staticmethod
    def _course(slug: str) -> CoursePage:
        course = course_in_writing(slug)
        if course is None:
            raise CommandError(_("Không có khóa học “{slug}”.").format(slug=slug))
        return course
