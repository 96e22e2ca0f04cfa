"""Search over the public site; the documents of its library and of lessons."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve as serve_document

from cms.selectors import is_for_learners
from core.access import open_to_all
from core.media import in_range


@open_to_all
@require_safe
def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """A document, whole or the range asked for; what only lessons lead to is for those who sign in."""
    if not request.user.is_authenticated and is_for_learners(document_id):
        return redirect_to_login(request.path)
    answer = in_range(request, serve_document(request, document_id, document_filename))
    if answer.get("Content-Type") == "application/pdf":
        answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer
