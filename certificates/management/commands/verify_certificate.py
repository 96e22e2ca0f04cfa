"""`manage.py verify_certificate FILE_OR_CODE`: valid, revoked, replaced, unknown or tampered, and why."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.selectors import Verification, verification_of
from certificates.services import check_file
from core.text.dates import format_date


class Command(BaseCommand):
    help = "Kiểm tra một tệp PDF hoặc một mã tra cứu: còn hiệu lực, đã thu hồi, đã thay thế, không có, hay bị sửa."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file_or_code", help="tệp PDF, hoặc mã 16 chữ và số in cạnh mã QR")
        parser.add_argument("--json", action="store_true", help="dòng cuối là kết quả dạng JSON")

    def handle(self, *, file_or_code: str, **options: Any) -> None:
        verification = _check(file_or_code)
        why = _why(verification)
        self.stdout.write(f"{verification.verdict}: {why}")
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(verification, why), ensure_ascii=False))
        if verification.verdict != "valid":
            raise SystemExit(1)


def _check(file_or_code: str) -> Verification:
    path = Path(file_or_code)
    if not path.is_file():
        if path.suffix:
            raise CommandError(_("Không thấy tệp {file}.").format(file=path))
        return verification_of(file_or_code)
    try:
        return check_file(content=path.read_bytes())
    except OSError as error:
        raise CommandError(_("Không đọc được tệp {file}.").format(file=path)) from error


def _why(verification: Verification) -> str:
    certificate = verification.certificate
    if certificate is None:
        return _("Sổ cấp giấy không có mã này, hoặc trong tệp không có mã nào.")
    about = {
        "number": certificate.number,
        "holder": certificate.facts.name,
        "issued_on": format_date(certificate.facts.issued_on),
        "ended_on": format_date(timezone.localdate(certificate.ended_at)) if certificate.ended_at else "",
        "reason": certificate.reason,
        "successor": certificate.replaced_by.number if certificate.replaced_by else "",
    }
    sentences = {
        "valid": _("Giấy số {number} cấp cho {holder} ngày {issued_on}, đúng như trong sổ."),
        "revoked": _("Giấy số {number} đã bị thu hồi ngày {ended_on}. Lý do: {reason}"),
        "replaced": _("Giấy số {number} đã được thay bằng giấy số {successor} ngày {ended_on}. Lý do: {reason}"),
        "tampered": _("Tệp mang mã của giấy số {number} nhưng nội dung khác với bản đã cấp cho {holder}."),
    }
    return sentences[verification.verdict].format(**about)


def _as_json(verification: Verification, why: str) -> dict[str, object]:
    certificate = verification.certificate
    answer: dict[str, object] = {"status": verification.verdict, "reason": why}
    if certificate is None:
        return answer
    return {
        **answer,
        "number": certificate.number,
        "code": certificate.grouped_code,
        "holder": certificate.facts.name,
        "course": certificate.facts.course,
        "issued_at": certificate.issued_at.isoformat(),
        "ended_at": certificate.ended_at.isoformat() if certificate.ended_at else None,
    }
