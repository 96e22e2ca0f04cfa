"""Every address of the site: the site map."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLResolver, include, path
from django.views.generic import RedirectView

from certificates.urls import verification
from cms import urls as cms_urls
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
    path("quan-tri/login/", RedirectView.as_view(pattern_name="accounts:sign_in", query_string=True)),
    path("quan-tri/", include("learning.editor")),
    path("", include(verification)),
    *cms_urls.documents,
    *i18n_patterns(
        *_app("core"),
        *_app("accounts"),
        *_app("courses"),
        *_app("quizzes"),
        *_app("certificates"),
        *_app("emulation"),
        *_app("reports"),
        *_app("notifications"),
        *_app("cms"),
        *cms_urls.pages,
        prefix_default_language=False,
    ),
]
