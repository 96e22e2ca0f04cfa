"""The addresses of accounts."""

from django.urls import path

from accounts.views import own, signing_in

app_name = "accounts"

urlpatterns = [
    path("dang-nhap/", signing_in.sign_in, name="sign_in"),
    path("dang-xuat/", signing_in.sign_out, name="sign_out"),
    path("cua-toi/", own.mine, name="mine"),
    path("hien-thi/", own.display, name="display"),
]
