"""The pages after a fault of ours: a sentence for people, a code for programs, and no word to the database."""

import json

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from core.probes import server_error


def answer_after(fault, path):
    try:
        raise fault
    except type(fault):
        return server_error(RequestFactory().get(path))


@pytest.mark.parametrize(
    ("fault", "status", "sentence"),
    [
        (OperationalError("database disk image is malformed"), 503, "Máy chủ chưa đọc được dữ liệu"),
        (ZeroDivisionError(), 500, "Lỗi ở máy chủ"),
    ],
)
def test_a_fault_is_said_in_a_sentence(fault, status, sentence):
    page, reply = answer_after(fault, "/hoc-tap/"), answer_after(fault, "/api/v1/me")
    assert (page.status_code, reply.status_code) == (status, status)
    assert sentence in json.loads(reply.content)["message"]
    assert "<h1" in page.content.decode()
    assert "malformed" not in page.content.decode() + reply.content.decode()
