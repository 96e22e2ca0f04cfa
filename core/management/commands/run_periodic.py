"""`manage.py run_periodic NAME`: one periodic job by hand."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.models import PeriodicRun
from core.periodic import jobs, run_job


class Command(BaseCommand):
    help = "Chạy ngay một việc định kỳ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", choices=sorted(jobs()))

    def handle(self, **options: Any) -> None:
        name = options["name"]
        if not run_job(jobs()[name]):
            raise CommandError(f"Việc {name} đang được một tiến trình khác chạy. Chờ xong rồi thử lại.")
        self.stdout.write(PeriodicRun.objects.get(pk=name).result)
