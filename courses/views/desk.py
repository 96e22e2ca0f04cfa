"""The desk of those who write courses: the courses of their branch, and a new one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest
from core.access import requires
from courses.forms import CourseForm
from courses.selectors.authoring import WRITERS, courses_on_desk
from organisation.selectors import scope_of

COURSES_PER_PAGE = 20


@requires("courses.write_lessons")
@require_safe
def courses(request: MemberRequest) -> HttpResponse:
    """The courses for which the trainer writes, each with its pages."""
    page = Paginator(courses_on_desk(request.user), COURSES_PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "courses/desk/courses.html", {"page": page, "courses": page.object_list})


@requires("courses.write_lessons")
def new(request: MemberRequest) -> HttpResponse:
    """Begin a course, then write it in the editor."""
    form = CourseForm(scope_of(request.user, *WRITERS), request.POST or None)
    if form.is_valid() and (course := form.draft(request.user)):
        messages.success(request, _("Đã tạo khóa học nháp. Đồng chí ghi thêm giới thiệu, rồi thêm chuyên đề và bài."))
        return redirect("wagtailadmin_pages:edit", course.pk)
    return render(request, "courses/desk/new.html", {"form": form})
