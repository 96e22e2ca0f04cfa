"""Addresses under /hoc-tap/, /khoa-hoc/ and /soan-bai/."""

from django.urls import path

from courses.views import lesson_imports
from courses.views import study as views

app_name = "courses"
urlpatterns = [
    path("hoc-tap/", views.home, name="home"),
    path("hoc-tap/su-kien/", views.learner_events, name="learner_events"),
    path("khoa-hoc/", views.catalogue, name="catalogue"),
    path("khoa-hoc/<slug:slug>/", views.course, name="course"),
    path("khoa-hoc/<slug:slug>/ghi-danh/", views.enrol, name="enrol"),
    path("khoa-hoc/<slug:slug>/<slug:lesson>/", views.lesson, name="lesson"),
    path("khoa-hoc/<slug:slug>/<slug:lesson>/xong/", views.lesson_complete, name="lesson_complete"),
    path("soan-bai/", lesson_imports.courses, name="lesson_imports"),
    path("soan-bai/<slug:slug>/nhap/", lesson_imports.new, name="lesson_import_new"),
    path("soan-bai/<slug:slug>/nhap/<uuid:uid>/", lesson_imports.review, name="lesson_import"),
    path("soan-bai/<slug:slug>/nhap/<uuid:uid>/bo/", lesson_imports.drop, name="lesson_import_drop"),
]
