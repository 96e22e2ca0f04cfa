"""Every address of the site: the site map."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from certificates.urls import verification
from core import probes
from learning import api

handler500 = "core.probes.server_error"


def _app(name: str) -> list[URLResolver]:
    return [path("", include(f"{name}.urls"))] if find_spec(f"{name}.urls") else []


urlpatterns = [
    path("healthz", probes.healthz),
    path("readyz", probes.readyz),
    path("metrics", probes.metrics),
    path("api/v1/", api.urls),
    path("quan-tri/tai-lieu/", include(wagtaildocs_urls)),
    path("quan-tri/", include(wagtailadmin_urls)),
    *i18n_patterns(
        *_app("core"),
    path("", include(verification)),
        *_app("accounts"),
        *_app("courses"),
        *_app("quizzes"),
        *_app("certificates"),
        *_app("emulation"),
        *_app("reports"),
        *_app("notifications"),
        *_app("cms"),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
