"""Results that learners have seen count as released; categories move out of the content of versions."""

import hashlib
import json

from django.db import migrations
from django.db.models import F


def release(apps, _schema_editor):
    """What was graded was shown at once."""
    attempts = apps.get_model("quizzes", "Attempt").objects.filter(state="graded")
    attempts.update(state="released", released_at=F("submitted_at"))


def sort(apps, _schema_editor):
    """A category that stood in the body of the version in use is the question's; no other part of a body changes."""
    category_of = apps.get_model("quizzes", "Category").objects
    for version in apps.get_model("quizzes", "QuestionVersion").objects.select_related("question").iterator():
        title = version.body.pop("category", "")
        if not title:
            continue
        version.hash = _hash(version)
        version.save(update_fields=["body", "hash"])
        if version.question.current_id == version.pk:
            category, _is_new = category_of.get_or_create(bank_id=version.question.bank_id, parent=None, title=title[:200])
            version.question.category = category
            version.question.save(update_fields=["category"])


def _hash(version):
    """As `calculations.QuestionContent` made it when this migration was written."""
    values = {
        "type": version.type,
        "stem": version.stem,
        "body": version.body,
        "key": version.key,
        "explanation": version.explanation,
        "level": version.level,
        "lesson_key": str(version.lesson_key) if version.lesson_key else None,
        "competence": version.competence,
    }
    canonical = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0002_every_type_policy_marking_and_paper")]

    operations = [
        migrations.RunPython(release, migrations.RunPython.noop),
        migrations.RunPython(sort, migrations.RunPython.noop),
    ]
