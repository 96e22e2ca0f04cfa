"""The addresses of notifications."""

from django.urls import path

from notifications import views

app_name = "notifications"

urlpatterns = [
    path("thong-bao/", views.mine, name="mine"),
    path("thong-bao/moi/", views.news, name="news"),
    path("thong-bao/da-doc/", views.read_all, name="read_all"),
    path("thong-bao/<int:pk>/", views.open_one, name="open"),
]
