"""Start-up of the emulation app."""

from django.apps import AppConfig


class EmulationConfig(AppConfig):
    """The emulation app."""

    name = "emulation"
