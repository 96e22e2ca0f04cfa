"""Addresses of quizzes and attempts, and of banks for trainers."""

from django.urls import path

from quizzes.views import attempts as views
from quizzes.views import banks, whole

app_name = "quizzes"
urlpatterns = [
    path("kiem-tra/<slug:code>/", views.quiz, name="quiz"),
    path("kiem-tra/<slug:code>/bat-dau/", views.start, name="start"),
    path("lam-bai/<uuid:uid>/", views.resume, name="resume"),
    path("lam-bai/<uuid:uid>/<int:position>/", views.question, name="question"),
    path("lam-bai/<uuid:uid>/tat-ca/", whole.whole, name="list"),
    path("lam-bai/<uuid:uid>/<int:position>/tep/", whole.upload, name="upload"),
    path("lam-bai/<uuid:uid>/tep/<uuid:file>/", whole.file, name="file"),
    path("lam-bai/<uuid:uid>/tra-loi/", views.answer, name="answer"),
    path("lam-bai/<uuid:uid>/de-bai/", views.state, name="state"),
    path("lam-bai/<uuid:uid>/nop-bai/", views.review, name="review"),
    path("lam-bai/<uuid:uid>/nop/", views.submit, name="submit"),
    path("lam-bai/<uuid:uid>/ket-qua/", views.result, name="result"),
    path("ngan-hang/", banks.banks, name="banks"),
    path("ngan-hang/<slug:code>/", banks.bank, name="bank"),
    path("ngan-hang/<slug:code>/xuat/", banks.export, name="bank_export"),
    path("ngan-hang/<slug:code>/nhap/<uuid:uid>/", banks.review, name="bank_import"),
]
