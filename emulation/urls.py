"""The addresses of emulation."""

from django.urls import path

from emulation import views

app_name = "emulation"

urlpatterns = [
    path("thi-dua/", views.table, name="table"),
    path("thi-dua/don-vi-toi/", views.own_scorecard, name="own_scorecard"),
    path("thi-dua/don-vi/<slug:code>/", views.scorecard, name="scorecard"),
]
