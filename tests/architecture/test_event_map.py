"""docs/events.md says what happens and who hears of it; the code agrees."""

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from core.events import Event, subscriptions
from tests.architecture.guards import STACK

MAP = Path(__file__).resolve().parent.parent.parent / "docs" / "events.md"


def test_the_event_map_is_true():
    for app in filter(lambda app: find_spec(f"{app}.events"), STACK):
        import_module(f"{app}.events")
    rows = re.findall(r"^\| `([\w.]+)` \|[^|]*\|([^|]*)\|$", MAP.read_text(), re.MULTILINE)
    documented = {name: sorted(re.findall(r"`([\w.]+)`", handlers)) for name, handlers in rows}
    real = {
        name: sorted(handlers)
        for name, handlers in subscriptions().items()
        if Event.registry[name].__module__.partition(".")[0] in STACK
    }
    assert documented == real
