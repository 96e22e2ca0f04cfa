"""Every address of the site: the site map."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView

from accounts.urls import library as sign_in_library
from certificates.urls import verification
from cms import urls as cms_urls
from core import probes
from core.media import media
from learning import api

handler500 = "core.probes.server_error"


urlpatterns = [
    path("healthz", probes.healthz),
    path("readyz", probes.readyz),
    path("metrics", probes.metrics),
    path("media/<path:path>", media),
    path("api/v1/", api.urls),
    path("quan-tri/login/", RedirectView.as_view(pattern_name="accounts:sign_in", query_string=True)),
    path("quan-tri/", include("learning.editor")),
    path("", include(verification)),
    *cms_urls.documents,
    *i18n_patterns(
        path("", include("core.urls")),
        path("", include("accounts.urls")),
        path("", include(sign_in_library)),
        path("", include("courses.urls")),
        path("", include("quizzes.urls")),
        path("", include("feedback.urls")),
        path("", include("certificates.urls")),
        path("", include("live.urls")),
        path("", include("emulation.urls")),
        path("", include("reports.urls")),
        path("", include("notifications.urls")),
        path("", include("organisation.urls")),
        path("", include("cms.urls")),
        *cms_urls.pages,
        prefix_default_language=False,
    ),
]
