"""Addresses for machines: is it up, is it ready, how is it doing; and the two pages shown when it is not."""

import sys
from http import HTTPStatus

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext, gettext_noop
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from core.access import open_to_all
from core.health import readiness


@open_to_all
def healthz(_request: HttpRequest) -> HttpResponse:
    """200 as long as this process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@open_to_all
def readyz(_request: HttpRequest) -> HttpResponse:
    """200 when database, migrations and worker are well, else 503 with what is not."""
    checks = {check.name: check.passed for check in readiness()}
    status = HTTPStatus.OK if all(checks.values()) else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse({"ready": all(checks.values()), "checks": checks}, status=status)


@open_to_all
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text, for whoever knows METRICS_TOKEN; without a token set there is no such page."""
    if not settings.METRICS_TOKEN:
        raise Http404
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not constant_time_compare(given, settings.METRICS_TOKEN):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page after a fault of ours: 503 when the database does not answer, else 500. It touches no database."""
    failed_database = isinstance(sys.exc_info()[1], DatabaseError)
    template, status = ("503.html", 503) if failed_database else ("500.html", 500)
    if request.path.startswith(("/api/", "/ws/")):
        code, message = ("database_unavailable", _NO_DATABASE) if failed_database else ("server_error", _FAULT)
        return JsonResponse({"code": code, "message": gettext(message), "details": {}}, status=status)
    return render(None, template, status=status)


_FAULT = gettext_noop("Lỗi ở máy chủ, không phải do đồng chí. Bài đang học không bị mất.")
_NO_DATABASE = gettext_noop(
    "Máy chủ chưa đọc được dữ liệu. Câu trả lời vẫn được giữ trên máy; đồng chí thử lại sau ít phút."
)
