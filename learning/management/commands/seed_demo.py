"""`manage.py seed_demo`: a province to try the product on; again changes nothing."""

from importlib import import_module
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand

STEPS = (
    "organisation",
    "people",
    "cast",
    "site",
    "courses",
    "teaching",
    "quizzes",
    "essays",
    "surveys",
    "publishing",
    "learning",
    "every_type",
    "replies",
    "limits",
    "programmes",
    "feedback",
    "evidence",
    "marking",
    "practices",
    "live",
    "paper",
    "emulation",
    "privacy",
    "english",
)


class Command(BaseCommand):
    help = "Nạp dữ liệu minh họa; chạy lại không tạo thêm gì."

    def handle(self, **_options: Any) -> None:
        for step in STEPS:
            began = monotonic()
            import_module(f"learning.demo.{step}").seed(self.stdout)
            self.stdout.write(f"  {step}: {monotonic() - began:.1f} s")
