"""Whether this process can serve, for machines that watch it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from core.worker import is_worker_alive


@dataclass(frozen=True)
class Check:
    """One thing that must hold before traffic is sent here."""

    name: str
    passed: bool


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _migrations_are_applied() -> bool:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


_CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database_answers,
    "migrations": _migrations_are_applied,
    "worker": is_worker_alive,
}


def readiness() -> list[Check]:
    """Every check with its outcome; a check that cannot be made has failed."""
    return [Check(name, _passes(check)) for name, check in _CHECKS.items()]


def _passes(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except DatabaseError:
        return False
