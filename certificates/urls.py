"""The addresses of certificates, and of their public check, which has no language prefix."""

from django.urls import path

from certificates import views

app_name = "certificates"

urlpatterns = [
    path("giay-chung-nhan/", views.mine, name="mine"),
    path("giay-chung-nhan/<uuid:uid>/", views.certificate, name="certificate"),
    path("giay-chung-nhan/<uuid:uid>/pdf/", views.pdf, name="pdf"),
    path("giay-chung-nhan/<uuid:uid>/anh/", views.picture, name="picture"),
    path("giay-chung-nhan/<uuid:uid>/thu-hoi/", views.revoke, name="revoke"),
    path("giay-chung-nhan/<uuid:uid>/cap-lai/", views.replace, name="replace"),
]

verification = (
    [
        path("xac-thuc/", views.verify_form, name="form"),
        path("xac-thuc/<str:code>/", views.verify, name="certificate"),
    ],
    "verification",
)
