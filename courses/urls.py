"""Addresses under /hoc-tap/ and /khoa-hoc/."""

from django.urls import path

from courses import views

app_name = "courses"
urlpatterns = [
    path("hoc-tap/", views.home, name="home"),
    path("hoc-tap/su-kien/", views.learner_events, name="learner_events"),
    path("khoa-hoc/", views.catalogue, name="catalogue"),
    path("khoa-hoc/<slug:slug>/", views.course, name="course"),
    path("khoa-hoc/<slug:slug>/ghi-danh/", views.enrol, name="enrol"),
    path("khoa-hoc/<slug:slug>/<slug:lesson>/", views.lesson, name="lesson"),
    path("khoa-hoc/<slug:slug>/<slug:lesson>/xong/", views.lesson_complete, name="lesson_complete"),
]
