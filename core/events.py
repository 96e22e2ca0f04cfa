"""Facts, and how apps hear of them: call down, publish up.

`publish()` writes the fact into the log in the service's own transaction. After commit each handler that subscribed
is told in a transaction of its own, claimed by a unique `Delivery` row: a handler hears of a fact once, one that fails
stops no other and is told again by the periodic job `redeliver_events`. A handler marked `slow` is told by the worker.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import timedelta
from functools import partial
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import task

from core.ids import uuid7
from core.models import Delivery, LogEntry

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Event:
    """A fact, named in the past tense, carrying only ids and plain JSON values."""

    name: ClassVar[str]
    registry: ClassVar[dict[str, type["Event"]]] = {}
    event_id: UUID = field(default_factory=uuid7)

    def __init_subclass__(cls) -> None:
        snake = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        cls.name = f"{cls.__module__.partition('.')[0]}.{snake}"
        Event.registry[cls.name] = cls


E = TypeVar("E", bound=Event)
Handler = Callable[[Any], None]
Condition = Callable[[Any], bool]


def _always(_event: Event) -> bool:
    return True


@dataclass(frozen=True)
class Subscription:
    """A handler, how it wants to be told, and of which facts."""

    handler: Handler
    slow: bool
    when: Condition

    @property
    def path(self) -> str:
        """The dotted name under which deliveries are recorded."""
        return f"{self.handler.__module__}.{self.handler.__qualname__}"


_subscriptions: dict[str, list[Subscription]] = defaultdict(list)


def subscribe(
    event_class: type[E], *, slow: bool = False, when: Callable[[E], bool] = _always
) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Have the decorated function told of every event of this class after commit; `slow` ones by the worker.

    `when` says by the event alone whether it concerns the handler: one that concerns nobody costs no delivery.
    """

    def register(handler: Callable[[E], None]) -> Callable[[E], None]:
        _subscriptions[event_class.name].append(Subscription(handler, slow, when))
        return handler

    return register


def subscriptions() -> Mapping[str, list[str]]:
    """Every event name with the handlers that hear of it, for the event map."""
    return {name: [s.path for s in _subscriptions[name]] for name in sorted(Event.registry)}


def publish(event: Event, *, actor: AbstractBaseUser | None) -> None:
    """Log the fact in the open transaction and tell its handlers once that commits."""
    payload = {key: value for key, value in asdict(event).items() if key != "event_id"}
    entry = LogEntry(id=event.event_id, event=event.name, payload=payload, actor_id=actor.pk if actor else None)
    if not _concerned(event):
        entry.delivered_at = entry.occurred_at
    entry.save(force_insert=True)
    if not entry.delivered_at:
        transaction.on_commit(partial(deliver, entry), robust=True)


def deliver(entry: LogEntry) -> None:
    """Tell every handler that has not heard yet; mark the entry once all have."""
    told = set(entry.deliveries.values_list("handler", flat=True))
    waiting = [s for s in _concerned_by(entry) if s.path not in told]
    for subscription in waiting:
        if subscription.slow:
            tell_slow_handler.enqueue(str(entry.pk), subscription.path)
        else:
            _tell(entry, subscription)
    _mark_when_all_told(entry)


@task()
def tell_slow_handler(entry_id: str, path: str) -> None:
    """Tell one handler of one fact, from the worker."""
    entry = LogEntry.objects.get(pk=entry_id)
    for subscription in _subscriptions[entry.event]:
        if subscription.path == path:
            _tell(entry, subscription)
    _mark_when_all_told(entry)


def redeliver_events(*, older_than: timedelta = timedelta(seconds=30)) -> int:
    """Tell again whatever was not told: after a crash, a failing handler or a lost task. Returns how many facts."""
    waiting = LogEntry.objects.filter(delivered_at=None, occurred_at__lt=timezone.now() - older_than)
    count = 0
    for entry in waiting.iterator(chunk_size=200):
        deliver(entry)
        count += 1
    return count


def _tell(entry: LogEntry, subscription: Subscription) -> None:
    try:
        with transaction.atomic():
            Delivery.objects.create(entry=entry, handler=subscription.path)
            subscription.handler(_event_of(entry))
    except IntegrityError:
        if not entry.deliveries.filter(handler=subscription.path).exists():
            logger.exception("%s failed on %s", subscription.path, entry.event)
    except Exception:
        logger.exception("%s failed on %s", subscription.path, entry.event)


def _mark_when_all_told(entry: LogEntry) -> None:
    told = set(entry.deliveries.values_list("handler", flat=True))
    if all(s.path in told for s in _concerned_by(entry)):
        LogEntry.objects.filter(pk=entry.pk, delivered_at=None).update(delivered_at=timezone.now())


def _concerned(event: Event) -> list[Subscription]:
    return [subscription for subscription in _subscriptions[event.name] if subscription.when(event)]


def _concerned_by(entry: LogEntry) -> list[Subscription]:
    """Nobody where nobody subscribed, also to events that the code has forgotten."""
    return _concerned(_event_of(entry)) if _subscriptions[entry.event] else []


def _event_of(entry: LogEntry) -> Event:
    """The event as it was published; a field added since then takes its default."""
    event_class = Event.registry[entry.event]
    known = {f.name for f in fields(event_class)}
    return event_class(event_id=entry.pk, **{key: value for key, value in entry.payload.items() if key in known})
