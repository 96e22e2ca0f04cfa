"""The addresses of the core."""

from django.urls import path

from core import views

app_name = "core"

urlpatterns = [
    path("_components/", views.gallery, name="gallery"),
    path("vai-tro/", views.areas, name="areas"),
]
