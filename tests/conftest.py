"""One migrated database, copied for every worker; tasks and events run at once."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from django.utils import translation

pytest_plugins = ["tests.factories.cast"]

ROOT = Path(__file__).resolve().parent.parent
APPS = (
    "core",
    "accounts",
    "organisation",
    "courses",
    "quizzes",
    "certificates",
    "live",
    "feedback",
    "emulation",
    "cms",
    "notifications",
    "reports",
)


def _migrations_hash() -> str:
    """A name for this exact set of migrations and packages: a template made from others is never reused."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for path in sorted(p for app in APPS for p in (ROOT / app / "migrations").glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _shared_folder() -> Path:
    folder = Path("/dev/shm" if Path("/dev/shm").is_dir() else tempfile.gettempdir()) / f"hmt-test-{os.getuid()}"
    folder.mkdir(exist_ok=True)
    return folder


def _locked(path: Path):
    handle = path.open("w")
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker, request):
    """Give this worker its own copy of the migrated template."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    setup = _postgres_copy if connections["default"].vendor == "postgresql" else _sqlite_copy
    cache.clear()
    with django_db_blocker.unblock():
        clean_up = setup(f"{_migrations_hash()}-{worker}-{os.getpid()}")
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        clean_up()


@pytest.fixture
def own_database(django_db_setup, django_db_blocker):
    """A migrated database of this test's own, where what is written is committed: for threads and other processes."""
    options = connections["default"].settings_dict
    shared, max_age = options["NAME"], options["CONN_MAX_AGE"]
    options["CONN_MAX_AGE"] = 0  # no thread that outlives the test may keep a connection to this database
    copy = _postgres_copy if connections["default"].vendor == "postgresql" else _sqlite_copy
    with django_db_blocker.unblock():
        clean_up = copy(f"{_migrations_hash()}-own-{uuid4().hex[:8]}")
        yield options["NAME"]
        connections.close_all()
        clean_up()
        _use(shared)
    options["CONN_MAX_AGE"] = max_age


@pytest.fixture(autouse=True)
def vietnamese():
    """The language of the product, whatever page the test before visited."""
    translation.activate(settings.LANGUAGE_CODE)


def _use(name) -> None:
    connections["default"].close()
    settings.DATABASES["default"]["NAME"] = name
    connections["default"].settings_dict["NAME"] = name


def _sqlite_copy(name):
    folder = _shared_folder()
    template = folder / f"template-{_migrations_hash()}.sqlite3"
    with _locked(folder / "lock"):
        if not template.exists():
            building = folder / "building.sqlite3"
            for old in [*folder.glob("building*"), *folder.glob("template-*")]:
                old.unlink()
            _use(building)
            call_command("migrate", verbosity=0)
            connections["default"].close()
            with sqlite3.connect(building) as raw:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            building.rename(template)
        copy = folder / f"copy-{name}.sqlite3"
        shutil.copy(template, copy)
    _use(copy)
    return lambda: [p.unlink(missing_ok=True) for p in folder.glob(f"copy-{name}*")]


def _postgres_copy(name):
    base = dict(connections["default"].settings_dict)
    options = {"host": base["HOST"], "port": base["PORT"] or 5432, "user": base["USER"], "password": base["PASSWORD"]}
    template = f"hmt_template_{_migrations_hash()}"
    copy = f"hmt_copy_{name}".replace("-", "_")
    with (
        _locked(_shared_folder() / "postgres-lock"),
        psycopg.connect(dbname="postgres", autocommit=True, **options) as server,
    ):
        exists = server.execute("SELECT 1 FROM pg_database WHERE datname=%s", [template]).fetchone()
        if not exists:
            server.execute(f'CREATE DATABASE "{template}_building"')
            _use(f"{template}_building")
            call_command("migrate", verbosity=0)
            connections["default"].close()
            server.execute(f'ALTER DATABASE "{template}_building" RENAME TO "{template}"')
        server.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{template}"')
    _use(copy)

    def clean_up():
        with psycopg.connect(dbname="postgres", autocommit=True, **options) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')

    return clean_up
