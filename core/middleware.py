"""What every request passes through, beside Django's own."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from core.errors import DomainError


def wants_json(request: HttpRequest) -> bool:
    """Whether the caller is a program (our own modules included) rather than a person's browser."""
    asks = request.headers.get("Accept", "").startswith("application/json")
    return asks or request.content_type == "application/json" or request.path.startswith("/api/")


class DomainErrorMiddleware:
    """Turns a refusal of the domain into a sentence: a message for people, `{code, message, details}` for programs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a `DomainError`; leave everything else to Django."""
        if not isinstance(error, DomainError):
            return None
        if wants_json(request):
            body = {"code": error.code, "message": error.sentence, "details": error.details}
            return JsonResponse(body, status=error.status)
        back = request.META.get("HTTP_REFERER", "")
        if request.method == "POST" and url_has_allowed_host_and_scheme(back, {request.get_host()}):
            messages.error(request, error.sentence)
            return HttpResponseRedirect(back)
        return render(request, "refused.html", {"error": error}, status=error.status)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """One strict policy; Wagtail's admin has its own (docs/decisions/0007-content-security-policy.md)."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002 -- the library's signature
    ) -> PolicyParts:
        """Replace the directives under `/quan-tri/`."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith("/quan-tri/") and not report_only:
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts
