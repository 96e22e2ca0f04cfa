"""Addresses of quizzes and attempts, and of banks for trainers."""

from django.urls import path

from quizzes.views import attempts as views
from quizzes.views import banks, insight, printing, scans, whole

app_name = "quizzes"
urlpatterns = [
    path("kiem-tra/<slug:code>/", views.quiz, name="quiz"),
    path("kiem-tra/<slug:code>/bat-dau/", views.start, name="start"),
    path("kiem-tra/<slug:code>/thong-ke/", insight.quiz, name="statistics"),
    path("kiem-tra/<slug:code>/thong-ke/tinh-lai/", insight.compute, name="statistics_compute"),
    path("kiem-tra/<slug:code>/thong-ke/xuat/", insight.export, name="statistics_export"),
    path("kiem-tra/<slug:code>/thong-ke/cau/<int:version>/", insight.item, name="statistics_item"),
    path("kiem-tra/<slug:code>/dau-hieu/", insight.signals, name="signals"),
    path("kiem-tra/<slug:code>/dau-hieu/<int:number>/", insight.dismiss, name="signal_dismiss"),
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
    path("ngan-hang/<slug:code>/thong-ke/", insight.bank, name="bank_statistics"),
    path("ngan-hang/<slug:code>/xuat/", banks.export, name="bank_export"),
    path("ngan-hang/<slug:code>/nhap/<uuid:uid>/", banks.review, name="bank_import"),
    path("de-giay/", printing.runs, name="print_runs"),
    path("de-giay/in/", printing.new, name="print_new"),
    path("de-giay/<uuid:uid>/", printing.run, name="print_run"),
    path("de-giay/<uuid:uid>/nhan/", printing.scans, name="print_scans"),
    path("de-giay/<uuid:uid>/phieu.pdf", printing.sheets, name="print_sheets"),
    path("de-giay/<uuid:uid>/dap-an.pdf", printing.key, name="print_key"),
    path("de-giay/<uuid:uid>/de-<slug:code>.pdf", printing.paper, name="print_paper"),
    path("de-giay/<uuid:uid>/de-<slug:code>.docx", printing.paper_in_word, name="print_word"),
    path("de-giay/<uuid:uid>/phieu/<uuid:scan>/", scans.scan, name="sheet_scan"),
    path("de-giay/<uuid:uid>/phieu/<uuid:scan>/anh.jpg", scans.picture, name="sheet_picture"),
]
