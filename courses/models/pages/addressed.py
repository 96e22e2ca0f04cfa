"""Pages that learners find at addresses of ours."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, get_language_from_path, override
from wagtail.models import Page

from core.models import SlugOfTitle


class AddressedPage(SlugOfTitle, Page):
    """A page whose address is a Django view of ours, not Wagtail's catch-all (docs/decisions/0002-pages.md)."""

    class Meta:
        abstract = True

    @property
    def is_translation(self) -> bool:
        """Whether it only gives another page's text in another language: nobody is on it, nothing is asked in it."""
        return self.locale_id is not None and bool(self.locale.language_code != settings.LANGUAGE_CODE)

    def address(self) -> str:
        """The path under which learners find it."""
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Site, root and path as Wagtail wants them."""
        parts = super().get_url_parts(request)
        if parts is None:
            return None
        # A translation is read in its language, the original in whatever surrounds it.
        with override(get_language_from_path(parts[2]) or get_language()):
            return parts[0], parts[1], self.address()

    def publish(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 -- Wagtail's own
        """Wagtail's, in one transaction with all that follows from it: what is refused leaves nothing behind."""
        with transaction.atomic():
            return super().publish(*args, **options)

    def serve(self, request: HttpRequest, *_args: Any, **_keywords: Any) -> HttpResponse:  # noqa: ARG002, ANN401 -- Wagtail's own
        """Whoever comes by the tree's path is shown the way; the page itself never leaves by this door."""
        return redirect(self.address())
