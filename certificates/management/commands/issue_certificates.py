"""`manage.py issue_certificates --course SLUG`: issue whatever is owed."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from certificates.services import Issued, issue_owed_certificates
from courses.selectors import course_of


class Command(BaseCommand):
    help = "Cấp mọi giấy chứng nhận còn nợ của một khóa học; chạy lại không cấp hai lần."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--course", required=True, metavar="SLUG", help="phần cuối địa chỉ của khóa học")
        parser.add_argument("--json", action="store_true", help="dòng cuối là báo cáo dạng JSON")

    def handle(self, *, course: str, **options: Any) -> None:
        found = course_of(course)
        if found is None:
            raise CommandError(_("Không có khóa học nào ở địa chỉ “{slug}”.").format(slug=course))
        report = issue_owed_certificates(course=found, actor=None)
        for refusal in report.refusals:
            self.stderr.write(f"{refusal.where}: {refusal.message}")
        self.stdout.write(json.dumps(_as_json(report), ensure_ascii=False) if options["json"] else _sentence(report))
        if report.refused:
            raise SystemExit(1)


def _sentence(report: Issued) -> str:
    sentence = _("Cấp mới {issued} giấy, {already_held} người đã có, {refused} trường hợp chưa cấp được.")
    return sentence.format(issued=report.issued, already_held=report.already_held, refused=report.refused)


def _as_json(report: Issued) -> dict[str, object]:
    errors = [vars(refusal) for refusal in report.refusals]
    return {
        "issued": report.issued,
        "already_held": report.already_held,
        "refused": report.refused,
        "errors": errors,
    }
