"""`manage.py verify_log`: has anybody altered what was logged?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.log import broken_seals


class Command(BaseCommand):
    help = "Kiểm tra nhật ký có bị sửa, thêm hoặc xóa sau khi niêm phong không."

    def handle(self, **_options: Any) -> None:
        broken = broken_seals()
        if broken:
            numbers = ", ".join(map(str, broken))
            raise CommandError(f"Nhật ký không khớp niêm phong số {numbers}. Giữ nguyên dữ liệu và báo quản trị viên.")
        self.stdout.write("Nhật ký khớp với mọi niêm phong.")
