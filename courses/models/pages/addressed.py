"""Pages that learners find at addresses of ours."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from core.models import SlugOfTitle


class AddressedPage(SlugOfTitle, Page):
    """A page whose address is a Django view of ours, not Wagtail's catch-all (docs/decisions/0002-pages.md)."""

    class Meta:
        abstract = True

    def address(self) -> str:
        """The path under which learners find it."""
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Site, root and path as Wagtail wants them."""
        parts = super().get_url_parts(request)
        return None if parts is None else (parts[0], parts[1], self.address())

    def publish(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 -- Wagtail's own
        """Wagtail's, in one transaction with all that follows from it: what is refused leaves nothing behind."""
        with transaction.atomic():
            return super().publish(*args, **options)

    def serve(self, request: HttpRequest, *_args: Any, **_keywords: Any) -> HttpResponse:  # noqa: ARG002, ANN401 -- Wagtail's own
        """Whoever comes by the tree's path is shown the way; the page itself never leaves by this door."""
        return redirect(self.address())
