"""Addresses of quizzes and attempts."""

from django.urls import path

from quizzes import views

app_name = "quizzes"
urlpatterns = [
    path("kiem-tra/<slug:code>/", views.quiz, name="quiz"),
    path("kiem-tra/<slug:code>/bat-dau/", views.start, name="start"),
    path("lam-bai/<uuid:uid>/", views.resume, name="resume"),
    path("lam-bai/<uuid:uid>/<int:position>/", views.question, name="question"),
    path("lam-bai/<uuid:uid>/tra-loi/", views.answer, name="answer"),
    path("lam-bai/<uuid:uid>/de-bai/", views.state, name="state"),
    path("lam-bai/<uuid:uid>/nop-bai/", views.review, name="review"),
    path("lam-bai/<uuid:uid>/nop/", views.submit, name="submit"),
    path("lam-bai/<uuid:uid>/ket-qua/", views.result, name="result"),
]
