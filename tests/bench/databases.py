"""Databases to measure on: migrated once on each kind of server, copied for every measurement."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit, urlunsplit

from tests.bench.servers import AS_AN_OPERATOR, ROOT

Environment = dict[str, str]
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


class Databases:
    """SQLite and, where the address of a server is given, PostgreSQL; everything is dropped at the end."""

    def __init__(self, data: Path, postgres: str = "") -> None:
        self._data = data
        self._server = postgres
        self._template = f"hmt_bench_template_{os.getpid()}"
        self._file = data / "template" / "database.sqlite3"
        self.names = (SQLITE, POSTGRESQL) if postgres else (SQLITE,)

    def __enter__(self) -> "Databases":
        self._file.parent.mkdir()
        _migrate(_environment(self._file.parent))
        if self._server:
            self._tell(f'CREATE DATABASE "{self._template}"')
            _migrate(_environment(self._file.parent, self._address(self._template)))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._server:
            self._tell(f'DROP DATABASE "{self._template}" WITH (FORCE)')

    @contextmanager
    def fresh(self, name: str) -> Iterator[Environment]:
        """The environment of a process that works on a copy, with a folder of its own (`DATA_DIR`)."""
        with tempfile.TemporaryDirectory(dir=self._data) as folder:
            if name == SQLITE:
                shutil.copy(self._file, folder)
                yield _environment(Path(folder))
                return
            copy = f"hmt_bench_{os.getpid()}"
            self._tell(f'CREATE DATABASE "{copy}" TEMPLATE "{self._template}"')
            try:
                yield _environment(Path(folder), self._address(copy))
            finally:
                self._tell(f'DROP DATABASE "{copy}" WITH (FORCE)')

    def measured(self, name: str, module: str, *arguments: str) -> str:
        """The last line that a module of this package prints when it runs on a copy."""
        with self.fresh(name) as environment:
            command = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
            done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        return done.stdout.splitlines()[-1]

    def _address(self, database: str) -> str:
        return urlunsplit(urlsplit(self._server)._replace(path=f"/{database}"))

    def _tell(self, statement: str) -> None:
        import psycopg  # noqa: PLC0415 -- only where there is a server

        with psycopg.connect(self._address("postgres"), autocommit=True) as server:
            server.execute(statement.encode())


def _environment(folder: Path, url: str = "") -> Environment:
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own = {"DATA_DIR": str(folder), "DEMO": "0"}
    return {**inherited, **AS_AN_OPERATOR, **own, **({"DATABASE_URL": url} if url else {})}


def _migrate(environment: Environment) -> None:
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
