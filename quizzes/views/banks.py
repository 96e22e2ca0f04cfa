"""Banks as trainers take them in and out: the list, a bank, a file looked at before it is taken in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest
from core.access import requires
from quizzes.forms import BankFileForm, ExportForm
from quizzes.forms.desk import FindForm
from quizzes.http import BankFileWaiting, bank_of_trainer, waiting_file_of_trainer
from quizzes.models import QuestionBank
from quizzes.selectors import bank_as_file, banks_kept_by
from quizzes.selectors.desk import counts_by_state, questions_wanted
from quizzes.services import forget_bank_file, import_questions

PAGE_SIZE = 40


@requires("quizzes.keep_bank")
@require_safe
def banks(request: MemberRequest) -> HttpResponse:
    """The banks that the trainer keeps."""
    return render(request, "quizzes/banks/list.html", {"banks": banks_kept_by(request.user)})


@requires("quizzes.keep_bank", of=bank_of_trainer)
def bank(request: MemberRequest, bank: QuestionBank) -> HttpResponse:
    """The questions of the bank, searched and narrowed; a file to take in, a file to take out."""
    form = BankFileForm(bank, request.user, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect("quizzes:bank_import", code=bank.code, uid=form.save())
    find = FindForm(bank, request.GET)
    context = {
        "bank": bank,
        "form": form,
        "export": ExportForm(),
        "find": find,
        "page": Paginator(questions_wanted(bank, find.wanted), PAGE_SIZE).get_page(request.GET.get("trang")),
        "states": counts_by_state(bank),
    }
    return render(request, "quizzes/banks/bank.html", context)


@requires("quizzes.keep_bank", of=waiting_file_of_trainer)
def review(request: MemberRequest, waiting: BankFileWaiting) -> HttpResponse:
    """Each question of the file beside what the file says, and what becomes of it; then it is taken in."""
    is_trial = request.method != "POST"
    report = import_questions(bank=waiting.bank, upload=waiting.upload, actor=request.user, is_trial=is_trial)
    if is_trial:
        return render(
            request, "quizzes/banks/review.html", {"waiting": waiting, "bank": waiting.bank, "report": report}
        )
    forget_bank_file(uid=waiting.uid, actor=request.user)
    said = _("Đã thêm {created} câu, đổi {updated} câu, giữ nguyên {unchanged} câu, bỏ qua {skipped} câu.")
    messages.success(request, said.format(**report.counts))
    return redirect("quizzes:bank", code=waiting.bank.code)


@requires("quizzes.keep_bank", of=bank_of_trainer)
@require_safe
def export(request: MemberRequest, bank: QuestionBank) -> HttpResponse:
    """The bank as a file, with its answers."""
    form = ExportForm(request.GET)
    if not form.is_valid():
        return redirect("quizzes:bank", code=bank.code)
    _count, output = bank_as_file(bank, form.format)
    name = f"{bank.code}{form.ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(output.content, content_type="application/octet-stream", headers=headers)
