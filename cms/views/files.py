"""The documents: of the library to everybody, of lessons to those who sign in, of drafts to those who write them."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.documents.models import Document
from wagtail.documents.views.serve import serve as serve_document
from wagtail.permissions import policy_registry

from cms.selectors import Reach, reach_of
from core.access import open_to_all
from core.media import in_range


@open_to_all
@require_safe
def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """A document, whole or the range asked for, as far as what leads to it is published."""
    reach = reach_of(document_id)
    if reach < Reach.EVERYBODY and not request.user.is_authenticated:
        return redirect_to_login(request.path)
    if reach == Reach.WRITERS and not _may_choose(request, document_id):
        raise Http404
    answer = in_range(request, serve_document(request, document_id, document_filename))
    if answer.get("Content-Type") == "application/pdf":
        answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def _may_choose(request: HttpRequest, document_id: int) -> bool:
    """Whether the reader could put the document into a lesson of theirs, or brought it."""
    policy = policy_registry.get_by_type(Document)
    usable = policy.instances_user_has_any_permission_for(request.user, ["choose", "change"])
    return bool(usable.filter(pk=document_id).exists())
