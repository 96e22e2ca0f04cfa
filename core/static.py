"""Static files with hashed names, so that a phone keeps them for a year."""

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class StaticStorage(ManifestStaticFilesStorage):
    """Hashes the addresses inside our ES modules too; a file missing from the manifest is a programming error."""

    support_js_module_import_aggregation = True
