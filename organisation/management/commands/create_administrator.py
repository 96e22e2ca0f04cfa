"""`manage.py create_administrator "HỌ VÀ TÊN"`: the first person who can sign in to an empty installation."""

import json
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.services import create_person, issue_card, open_account
from core.errors import DomainError
from organisation.models import Level, Role, Unit
from organisation.selectors import country_at
from organisation.services import establish_unit, grant_role

# Independence Day: lists of units of any past year find their country.
FOUNDED = date(1945, 9, 2)


class Command(BaseCommand):
    help = "Mở tài khoản quản trị toàn hệ thống và in mã thẻ đăng nhập; mã chỉ hiện một lần."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="họ và tên")
        parser.add_argument("--json", action="store_true", help="dòng cuối là kết quả dạng JSON")

    def handle(self, *, name: str, **options: Any) -> None:
        try:
            username, code = self._open(name)
        except DomainError as error:
            self.stderr.write(error.sentence)
            raise SystemExit(1) from None
        if options["json"]:
            self.stdout.write(json.dumps({"username": username, "card": code}))
            return
        self.stdout.write(_("Tên đăng nhập: {username}").format(username=username))
        self.stdout.write(_("Mã thẻ, chỉ hiện lần này: {code}").format(code=code))
        self.stdout.write(_("Mở {url} để đặt mật khẩu.").format(url=f"{settings.SITE_URL}/the/{code}/"))

    @staticmethod
    @transaction.atomic
    def _open(name: str) -> tuple[str, str]:
        user = open_account(person=create_person(full_name=name, actor=None), actor=None)
        reason = _("Quản trị viên đầu tiên, mở bằng lệnh")
        grant_role(user=user, role=Role.ADMINISTRATOR, unit=_root(), reason=reason, actor=None)
        return user.username, issue_card(user=user, reason=reason, actor=None)


def _root() -> Unit:
    """The country; an installation that has no units yet begins with it."""
    today = timezone.localdate()
    standing = country_at(today)
    if standing is not None:
        return standing.unit
    return establish_unit(code="VN", name="Việt Nam", level=Level.COUNTRY, parent=None, on=FOUNDED, actor=None)
