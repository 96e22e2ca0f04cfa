"""`manage.py reconcile`: derive everything derived anew and say how often it was wrong."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core.reconciliation import reconcile


class Command(BaseCommand):
    help = "Tính lại mọi số liệu suy ra; in số chỗ phải sửa (0 là tốt)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON ở dòng cuối")

    def handle(self, **options: Any) -> None:
        corrections = reconcile()
        for name, count in corrections.items():
            self.stdout.write(f"{name}: {count}")
        total = sum(corrections.values())
        if options["json"]:
            self.stdout.write(json.dumps({"corrections": total, "parts": corrections}, ensure_ascii=False))
        else:
            self.stdout.write(f"Tổng số chỗ đã sửa: {total}")
