"""The addresses of the public site; Wagtail's own views come last and are open to all, unlike everything that names nobody."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from django.views.generic import RedirectView
from wagtail.urls import serve_pattern
from wagtail.views import serve as serve_page

from cms.views import files, library, practices, search
from core.access import open_to_all

app_name = "cms"

to_sign_in = RedirectView.as_view(pattern_name="accounts:sign_in", query_string=True)

urlpatterns = [
    path("tim-kiem/", search.search, name="search"),
    path("thu-vien/van-ban/<int:number>/", library.document, name="document"),
    path("thu-vien/tai-ve/", library.pack, name="library_pack"),
    path("mo-hinh-hay/gui/", practices.send, name="practice_send"),
    path("mo-hinh-hay/gui/<uuid:uid>/", practices.change, name="practice_change"),
    path("mo-hinh-hay/duyet/", practices.queue, name="practice_queue"),
    path("mo-hinh-hay/duyet/<uuid:uid>/", practices.review, name="practice_review"),
    path("mo-hinh-hay/duyet/<uuid:uid>/dang/", practices.approve, name="practice_approve"),
    path("mo-hinh-hay/anh/<uuid:uid>/", practices.picture, name="practice_picture"),
]

# Wagtail reverses these names without a namespace; its sign-in page is ours.
pages = [
    path("_util/login/", login_not_required(to_sign_in), name="wagtailcore_login"),
    re_path(serve_pattern, open_to_all(serve_page), name="wagtail_serve"),
]
documents = [path("tai-lieu/<int:document_id>/<str:document_filename>", files.document, name="wagtaildocs_serve")]
