"""The addresses of reports."""

from django.urls import path

from reports import views

app_name = "reports"

urlpatterns = [
    path("bao-cao/", views.overview, name="overview"),
    path("bao-cao/tai-ve/", views.export, name="export"),
    path("bao-cao/can-bo/", views.turns, name="turns"),
    path("bao-cao/don-vi/<slug:code>/", views.unit, name="unit"),
    path("bao-cao/don-vi/<slug:code>/tai-ve/", views.export, name="export_unit"),
    path("bao-cao/don-vi/<slug:code>/nguoi/<uuid:uid>/", views.person, name="person"),
    path("bao-cao/don-vi/<slug:code>/<slug:slug>/", views.course, name="course"),
]
