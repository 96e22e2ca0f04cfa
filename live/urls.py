"""Addresses of classes, of their sessions, and of saying that one is there."""

from django.urls import path

from live.views import kept, own, people, presence, sessions

app_name = "live"

KEPT = "lop/to-chuc/<uuid:uid>/"
SESSION = f"{KEPT}buoi/<uuid:session>/"

urlpatterns = [
    path("lop/", own.mine, name="mine"),
    path("lop/<uuid:uid>/", own.cohort, name="cohort"),
    path("lop/<uuid:uid>/dang-ky/", own.join, name="join"),
    path("lop/to-chuc/", kept.cohorts, name="cohorts"),
    path("lop/to-chuc/moi/", kept.new, name="new"),
    path(KEPT, kept.register, name="register"),
    path(f"{KEPT}sua/", kept.change, name="change"),
    path(f"{KEPT}huy/", kept.cancel, name="cancel"),
    path(f"{KEPT}xuat/", kept.export, name="export"),
    path(f"{KEPT}them-nguoi/", people.add, name="add"),
    path(f"{KEPT}them-don-vi/", people.add_all, name="add_unit"),
    path(f"{KEPT}bo-nguoi/", people.remove, name="remove"),
    path(f"{KEPT}nhap/", people.upload, name="upload"),
    path(f"{KEPT}nhap/<uuid:file>/", people.review, name="list"),
    path(f"{KEPT}buoi/moi/", sessions.new, name="session_new"),
    path(SESSION, sessions.attendance, name="session"),
    path(f"{SESSION}sua/", sessions.change, name="session_change"),
    path(f"{SESSION}huy/", sessions.cancel, name="session_cancel"),
    path(f"{SESSION}ma/", sessions.screen, name="screen"),
    path(f"{SESSION}ma/hien-tai/", sessions.screen_now, name="screen_now"),
    path("diem-danh/", presence.typed, name="present"),
    path("diem-danh/<uuid:session>/", presence.claim, name="claim"),
    path("diem-danh/<uuid:session>/co-mat/", presence.confirm, name="confirm"),
    path("diem-danh/<uuid:session>/ma/<str:code>/", presence.scanned, name="scanned"),
]
