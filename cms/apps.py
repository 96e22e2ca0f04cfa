"""Start-up of the cms app."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """The cms app."""

    name = "cms"
