"""Addresses under /hoc-tap/, /khoa-hoc/ and /soan-bai/."""

from django.urls import path

from courses.views import calendar, editions, handouts, lesson_imports, mine, notes
from courses.views import study as views

app_name = "courses"
urlpatterns = [
    path("hoc-tap/", views.home, name="home"),
    path("hoc-tap/su-kien/", views.learner_events, name="learner_events"),
    path("hoc-tap/cua-toi/", mine.mine, name="mine"),
    path("hoc-tap/ghi-chu/", notes.mine, name="notes"),
    path("hoc-tap/ghi-chu/tai-ve/", notes.export, name="notes_export"),
    path("hoc-tap/ghi-chu/<uuid:uid>/", notes.note, name="note"),
    path("hoc-tap/ghi-chu/<uuid:uid>/xoa/", notes.drop, name="note_drop"),
    path("lich/", calendar.calendar, name="calendar"),
    path("lich/tai-ve.ics", calendar.download, name="calendar_download"),
    path("lich/tren-dien-thoai/", calendar.subscription, name="calendar_subscription"),
    path("lich/<str:key>.ics", calendar.feed, name="calendar_feed"),
    path("khoa-hoc/", views.catalogue, name="catalogue"),
    path("khoa-hoc/<slug:slug>/", views.course, name="course"),
    path("khoa-hoc/<slug:slug>/ghi-danh/", views.enrol, name="enrol"),
    path("khoa-hoc/<slug:slug>/ban-in/", handouts.course, name="course_handout"),
    path("khoa-hoc/<slug:slug>/<slug:lesson>/", views.lesson, name="lesson"),
    path("khoa-hoc/<slug:slug>/<slug:lesson>/ghi-chu/", notes.margin, name="margin"),
    path("khoa-hoc/<slug:slug>/<slug:lesson>/danh-dau/", notes.bookmark, name="bookmark"),
    path("khoa-hoc/<slug:slug>/<slug:lesson>/ban-in/", handouts.lesson, name="lesson_handout"),
    path("khoa-hoc/<slug:slug>/<slug:lesson>/xong/", views.lesson_complete, name="lesson_complete"),
    path("soan-bai/", lesson_imports.courses, name="lesson_imports"),
    path("soan-bai/<slug:slug>/kiem-tra/", editions.preflight, name="preflight"),
    path("soan-bai/<slug:slug>/phien-ban/", editions.editions, name="editions"),
    path("soan-bai/<slug:slug>/phien-ban/so-sanh/", editions.compared, name="editions_compared"),
    path("soan-bai/<slug:slug>/phien-ban/chuyen/", editions.move, name="editions_move"),
    path("soan-bai/<slug:slug>/phien-ban/<int:number>/", editions.edition, name="edition"),
    path("soan-bai/<slug:slug>/phien-ban/<int:number>/<slug:lesson>/", editions.edition_lesson, name="edition_lesson"),
    path("soan-bai/<slug:slug>/nhap/", lesson_imports.new, name="lesson_import_new"),
    path("soan-bai/<slug:slug>/nhap/<uuid:uid>/", lesson_imports.review, name="lesson_import"),
    path("soan-bai/<slug:slug>/ban-word/<slug:lesson>/", lesson_imports.print_lesson, name="lesson_print"),
    path("soan-bai/<slug:slug>/nhap/<uuid:uid>/bo/", lesson_imports.drop, name="lesson_import_drop"),
]
