"""`manage.py publish_notice FILE`: show everybody a new version of the privacy notice."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.selectors import current_notice
from accounts.services import publish_notice

TITLE = "Thông báo xử lý dữ liệu cá nhân"


class Command(BaseCommand):
    help = "Công bố phiên bản mới của thông báo xử lý dữ liệu cá nhân; mọi người đọc lại khi mở trang tiếp theo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="văn bản UTF-8, đề mục bắt đầu bằng ##, gạch đầu dòng bằng -")
        parser.add_argument("--title", default=TITLE, help="tên của thông báo")

    def handle(self, *, file: Path, title: str, **_options: Any) -> None:
        try:
            body = file.read_text(encoding="utf-8-sig").strip()
        except (OSError, UnicodeDecodeError):
            raise CommandError(f"Không đọc được tệp {file}. Tệp phải là văn bản UTF-8.") from None
        if not body:
            raise CommandError("Tệp trống, chưa có gì để công bố.")
        held = current_notice()
        if held and (held.title, held.body) == (title, body):
            self.stdout.write(f"Phiên bản {held.version} đã có đúng nội dung này, không công bố lại.")
            return
        notice = publish_notice(version=held.version + 1 if held else 1, title=title, body=body, actor=None)
        self.stdout.write(f"Đã công bố {notice.title}, phiên bản {notice.version}.")
