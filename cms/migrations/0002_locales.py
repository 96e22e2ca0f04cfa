"""Pages have a tree in each language of the site."""

from django.conf import settings
from django.db import migrations


def found_locales(apps, _schema_editor):
    """Name each language of the site to Wagtail; what stands is left as it is."""
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code=code)


class Migration(migrations.Migration):

    replaces = [('cms', '0004_locales')]

    dependencies = [
        ('cms', '0001_squashed'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
    ]

    operations = [migrations.RunPython(found_locales, migrations.RunPython.noop)]
