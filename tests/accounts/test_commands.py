"""Commands of operators."""

import json

import pytest
from django.core.management import call_command

from accounts.models import ApiToken
from accounts.services import use_api_token

pytestmark = pytest.mark.django_db


def test_a_token_is_shown_once(hoa, capsys):
    call_command("create_api_token", "0912 000 123", name="Bảng tổng hợp", json=True)
    answer = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert use_api_token(secret=answer["token"]) == hoa
    assert ApiToken.objects.get().name == "Bảng tổng hợp"


def test_the_secret_is_readable_without_json(hoa, capsys):
    call_command("create_api_token", "hoa")
    assert use_api_token(secret=capsys.readouterr().out.split()[-1]) == hoa


def test_an_unknown_account_is_refused_with_status_1(db, capsys):
    with pytest.raises(SystemExit) as stopped:
        call_command("create_api_token", "khong-co")
    assert stopped.value.code == 1
    assert "“khong-co”" in capsys.readouterr().err
