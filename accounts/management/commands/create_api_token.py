"""`manage.py create_api_token`: let a program act for an account."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from accounts.errors import UnknownAccountError
from accounts.selectors import account_named
from accounts.services import issue_api_token
from core.errors import DomainError


class Command(BaseCommand):
    help = "Cấp một mã truy cập API cho tài khoản; mã chỉ hiện một lần."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="tên đăng nhập hoặc số điện thoại")
        parser.add_argument("--name", default="API", help="mã dùng cho việc gì, ví dụ “Bảng tổng hợp của tỉnh”")
        parser.add_argument("--json", action="store_true", help="dòng cuối là kết quả dạng JSON")

    def handle(self, *, username: str, name: str, **options: Any) -> None:
        try:
            secret = self._issue(username, name)
        except DomainError as error:
            self.stderr.write(error.sentence)
            raise SystemExit(1) from None
        if options["json"]:
            self.stdout.write(json.dumps({"username": username, "token": secret}))
        else:
            self.stdout.write(_("Mã truy cập, chỉ hiện lần này: {secret}").format(secret=secret))

    @staticmethod
    def _issue(username: str, name: str) -> str:
        owner = account_named(username)
        if owner is None:
            raise UnknownAccountError(username=username)
        return issue_api_token(owner=owner, name=name, actor=None)
