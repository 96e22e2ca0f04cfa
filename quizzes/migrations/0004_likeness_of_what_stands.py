"""Questions written before duplicates were looked for can be found as well."""

from django.db import migrations

from quizzes.calculations import likeness_of


def reckon(apps, _schema_editor):
    """Give every version without one its likeness."""
    versions = apps.get_model("quizzes", "QuestionVersion").objects.filter(likeness="")
    for version in versions.only("stem", "body").iterator():
        version.likeness = likeness_of(version.stem, version.body)
        version.save(update_fields=["likeness"])


class Migration(migrations.Migration):
    """Changes rows only."""

    dependencies = (("quizzes", "0003_categories_and_releases"),)

    operations = (migrations.RunPython(reckon, migrations.RunPython.noop, elidable=True),)
