"""Addresses of questions under lessons and of what learners think of courses."""

from django.urls import path

from feedback.views import inbox, questions, ratings

app_name = "feedback"
urlpatterns = [
    path("khoa-hoc/<slug:slug>/<slug:lesson>/hoi-dap/", questions.under_lesson, name="under_lesson"),
    path("hoi-dap/", inbox.inbox, name="inbox"),
    path("hoi-dap/cua-toi/", questions.own, name="own_questions"),
    path("hoi-dap/<uuid:uid>/", questions.question, name="question"),
    path("hoi-dap/<uuid:uid>/hoi-them/", questions.further, name="further"),
    path("hoi-dap/<uuid:uid>/tra-loi/", inbox.answer, name="answer"),
    path("hoi-dap/<uuid:uid>/ca-lop/", inbox.share, name="share"),
    path("hoi-dap/<uuid:uid>/khep/", inbox.close, name="close"),
    path("gop-y/", ratings.courses, name="ratings"),
    path("gop-y/<slug:slug>/", ratings.rate, name="rate"),
    path("gop-y/<slug:slug>/ket-qua/", ratings.results, name="results"),
]
