"""Banks as their authors set them up and put them in order."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from quizzes.forms.desk import BankForm, CategoryForm
from quizzes.http import bank_of_trainer
from quizzes.http.desk import OnDesk, category_of_trainer
from quizzes.models import Category, QuestionBank
from quizzes.selectors.desk import categories_in, duplicates_in
from quizzes.services.authoring import remove_category


@requires("quizzes.keep_bank")
def new(request: MemberRequest) -> HttpResponse:
    """Set a bank up."""
    form = BankForm(request.user, request.POST or None)
    if form.is_valid():
        bank = form.save()
        messages.success(request, _("Đã lập ngân hàng. Đồng chí thêm câu hỏi, hoặc nhập từ tệp."))
        return redirect("quizzes:bank", bank.code)
    return render(request, "quizzes/desk/bank_form.html", {"form": form})


@requires("quizzes.keep_bank", of=bank_of_trainer)
def change(request: MemberRequest, bank: QuestionBank) -> HttpResponse:
    """Say something else of a bank."""
    form = BankForm(request.user, request.POST or None, bank=bank)
    if form.is_valid():
        form.save()
        messages.success(request, _("Đã lưu thông tin ngân hàng."))
        return redirect("quizzes:bank", bank.code)
    return render(request, "quizzes/desk/bank_form.html", {"form": form, "bank": bank})


@requires("quizzes.keep_bank", of=bank_of_trainer)
def categories(request: MemberRequest, bank: QuestionBank) -> HttpResponse:
    """The drawers of a bank, and a new one."""
    form = CategoryForm(bank, request.POST or None)
    if form.is_valid():
        form.save(request.user)
        messages.success(request, _("Đã thêm danh mục."))
        return redirect("quizzes:desk_categories", bank.code)
    context = {"bank": bank, "form": form, "categories": categories_in(bank)}
    return render(request, "quizzes/desk/categories.html", context)


@requires("quizzes.keep_bank", of=category_of_trainer)
def category(request: MemberRequest, found: OnDesk) -> HttpResponse:
    """Rename a drawer, or put it into another."""
    form = CategoryForm(found.bank, request.POST or None, category=found.category)
    if form.is_valid():
        form.save(request.user)
        messages.success(request, _("Đã lưu danh mục."))
        return redirect("quizzes:desk_categories", found.bank.code)
    context = {"bank": found.bank, "form": form, "category": found.category}
    return render(request, "quizzes/desk/category.html", context)


@requires("quizzes.keep_bank", of=category_of_trainer)
@require_POST
def remove(request: MemberRequest, found: OnDesk) -> HttpResponse:
    """Take a drawer away."""
    remove_category(category=cast("Category", found.category), actor=request.user)
    messages.success(request, _("Đã bỏ danh mục. Câu hỏi trong đó vẫn còn trong ngân hàng."))
    return redirect("quizzes:desk_categories", found.bank.code)


@requires("quizzes.keep_bank", of=bank_of_trainer)
@require_safe
def duplicates(request: MemberRequest, bank: QuestionBank) -> HttpResponse:
    """Questions that are said twice."""
    return render(
        request, "quizzes/desk/duplicates.html", {"bank": bank, "groups": duplicates_in(request.user, bank.pk)}
    )
