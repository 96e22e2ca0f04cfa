"""The addresses of Wagtail's editor, where an act happens wholly or not at all.

Publishing a lesson compiles its course: were the second half refused, the first would have to be taken back.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

View = Callable[..., HttpResponseBase]


def in_one_transaction(view: View) -> View:
    """Everything a form changes, together; looking at a page holds no lock."""

    @wraps(view)
    def whole(request: HttpRequest, *args: Any, **keywords: Any) -> HttpResponseBase:  # noqa: ANN401 -- the view's own
        if request.method != "POST":
            return view(request, *args, **keywords)
        with transaction.atomic():
            return view(request, *args, **keywords)

    return whole


urlpatterns = decorate_urlpatterns(wagtailadmin_urls.urlpatterns, in_one_transaction)
