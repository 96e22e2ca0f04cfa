"""Publishing and withdrawing what was given a time, one by one: what is refused keeps nobody else's from going out."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from core.errors import DomainError
from core.events import publish
from courses.events import PublicationRefused


def keep_to_schedule() -> str:
    """Withdraw the pages whose time is over and publish the drafts whose time has come; what was done, in one line."""
    now = timezone.now()
    withdrawn = 0
    for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at").specific():
        page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        withdrawn += 1
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    done = [_publish(revision) for revision in due]
    return f"published {sum(done)}, refused {len(done) - sum(done)}, withdrawn {withdrawn}"


def _publish(revision: Revision) -> bool:
    """Publish a draft, or take its time away and say why it could not go out."""
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except DomainError as error:
        with transaction.atomic():
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            publish(
                PublicationRefused(
                    page_id=int(revision.object_id),
                    title=revision.object_str,
                    writer_id=revision.user.person_id if revision.user else None,
                    reason=error.sentence,
                ),
                actor=None,
            )
        return False
    return True
