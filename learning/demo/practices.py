"""Good practices that units sent in: two are pages, one waits, one was returned for more."""

from typing import Any

import yaml
from django.conf import settings
from django.db import transaction

from accounts.models import User
from cms.models import PracticeSubmission
from cms.services.practices import PracticeFacts, approve_practice, return_practice, submit_practice

DATA = settings.BASE_DIR / "learning" / "demo" / "data" / "practices.yaml"


@transaction.atomic
def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Send in what is not there yet, and decide some of it."""
    if PracticeSubmission.objects.exists():
        return
    editor = User.objects.get(username="bientap")
    for facts in yaml.safe_load(DATA.read_text(encoding="utf-8")):
        _send(facts, editor)
    out.write(f"    {PracticeSubmission.objects.count()} mô hình hay")


def _send(facts: dict[str, Any], editor: User) -> None:
    author = User.objects.select_related("person").get(username=facts.pop("submitter"))
    if author.person is None:
        raise LookupError(author.username)
    outcome, remark = facts.pop("outcome"), facts.pop("remark", "")
    sent = submit_practice(facts=PracticeFacts(**facts), submitter=author.person, actor=author)
    if outcome == "published":
        approve_practice(submission=sent, actor=editor)
    elif outcome == "returned":
        return_practice(submission=sent, remark=remark, actor=editor)
