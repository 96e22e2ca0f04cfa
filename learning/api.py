"""The API root: one description at `/api/v1/openapi.json`, bearer tokens, errors as `{code, message, details}`."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer

from accounts.api import router as accounts_router
from accounts.models import User
from accounts.services import use_api_token
from core.errors import DomainError
from courses.api import router as courses_router
from quizzes.api import router as quizzes_router


class BearerToken(HttpBearer):
    """A token made by `manage.py create_api_token` or on the account's page."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """The token's owner becomes the user of the request."""
        owner = use_api_token(secret=token)
        if owner is not None:
            request.user = owner
        return owner


api = NinjaAPI(
    title="Học Mặt trận",
    version="1",
    description="Times are ISO 8601, points and percentages decimal strings. Lists come in pages: follow `next`.",
    auth=BearerToken(),
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", accounts_router)
api.add_router("", courses_router)
api.add_router("", quizzes_router)


def _refuse(request: HttpRequest, status: int, code: str, message: str, **details: Any) -> HttpResponse:  # noqa: ANN401
    return api.create_response(request, {"code": code, "message": message, "details": details}, status=status)


@api.exception_handler(AuthenticationError)
def _not_signed_in(request: HttpRequest, _error: Exception) -> HttpResponse:
    return _refuse(request, HTTPStatus.UNAUTHORIZED, "token_required", _("Cần mã truy cập hợp lệ (Bearer)."))


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, _error: Exception) -> HttpResponse:
    return _refuse(request, HTTPStatus.NOT_FOUND, "not_found", _("Không tìm thấy."))


@api.exception_handler(PermissionDenied)
def _not_allowed(request: HttpRequest, _error: Exception) -> HttpResponse:
    return _refuse(request, HTTPStatus.FORBIDDEN, "not_allowed", _("Tài khoản này không có quyền xem mục đó."))


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    sentence = _("Yêu cầu có chỗ chưa đúng; xem “details”.")
    return _refuse(request, HTTPStatus.UNPROCESSABLE_ENTITY, "not_understood", sentence, errors=error.errors)


@api.exception_handler(DomainError)
def _refused(request: HttpRequest, error: DomainError) -> HttpResponse:
    return _refuse(request, error.status, error.code, error.sentence, **error.details)


def _open(patterns: list[Any]) -> list[Any]:
    """Take the API out of reach of the sign-in redirect: it answers 401 itself."""
    for pattern in patterns:
        pattern.callback = login_not_required(pattern.callback)
    return patterns


urls = (_open(api.urls[0]), *api.urls[1:])
