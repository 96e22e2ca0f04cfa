"""`manage.py export_lesson SLUG --course SLUG`: a lesson becomes a Word file for review on paper."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from courses.selectors.authoring import course_in_writing, lessons_in_writing
from courses.selectors.printing import printed_lesson


class Command(BaseCommand):
    help = "Lấy bản nháp mới nhất của một bài ra tệp Word để duyệt; sửa xong nhập lại bằng import_lesson."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("lesson", help="phần cuối địa chỉ của bài (slug)")
        parser.add_argument("--course", required=True, help="phần cuối địa chỉ của khóa học (slug)")
        parser.add_argument("--out", type=Path, help="tệp sẽ ghi; không có thì lấy tên bài, ghi ở thư mục này")

    def handle(self, *, lesson: str, course: str, out: Path | None, **_options: Any) -> None:
        page = course_in_writing(course)
        found = lessons_in_writing(page).filter(slug=lesson).first() if page else None
        if found is None:
            raise CommandError(_("Khóa “{course}” không có bài “{lesson}”.").format(course=course, lesson=lesson))
        printed = printed_lesson(found)
        path = out or Path(printed.name)
        path.write_bytes(printed.content)
        self.stdout.write(_("Đã ghi {path}.").format(path=path))
