"""The addresses of accounts."""

from django.urls import path

from accounts import views

app_name = "accounts"

urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("cua-toi/", views.mine, name="mine"),
    path("hien-thi/", views.display, name="display"),
]
