"""`manage.py prepare`: everything between a fresh checkout and a server that can start; quick when all is done."""

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from babel.messages import mofile, pofile
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cms.services import establish_languages, establish_site
from courses.services import establish_catalogue, establish_frameworks

BROKEN_DATABASE = (
    "Tệp cơ sở dữ liệu {path} bị hỏng nên máy chủ chưa khởi động. Không có gì bị xóa.\n"
    "Cách làm: giữ lại tệp này, khôi phục từ bản sao lưu gần nhất, rồi chạy lại."
)


_STATIC_SOURCES = (settings.BASE_DIR / "static", settings.BASE_DIR / "core" / "components")


class Command(BaseCommand):
    help = "Chuẩn bị: cơ sở dữ liệu, bản dịch, tệp tĩnh, dữ liệu minh họa."

    def handle(self, **_options: Any) -> None:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        _refuse_broken_database()
        compile_catalogues()
        if _has_unapplied_migrations():
            self.stdout.write("Tạo cấu trúc cơ sở dữ liệu…")
            call_command("migrate", verbosity=0)
        home = establish_site(actor=None)
        establish_catalogue(home=home, actor=None)
        establish_languages(home=home, actor=None)
        establish_frameworks(actor=None)
        self._when_changed(
            "static", _fingerprint(*_STATIC_SOURCES), lambda: call_command("collectstatic", "--no-input", verbosity=0)
        )
        if settings.DEMO:
            self._when_changed("demo", _fingerprint(settings.BASE_DIR / "learning" / "demo"), self._seed)

    def _seed(self) -> None:
        self.stdout.write("Nạp dữ liệu minh họa…")
        call_command("seed_demo", stdout=self.stdout)

    def _when_changed(self, name: str, fingerprint: str, act: Callable[[], object]) -> None:
        """Act unless this very state was prepared before."""
        stamp = settings.DATA_DIR / f".prepared-{name}"
        if not stamp.exists() or stamp.read_text() != fingerprint:
            act()
            stamp.write_text(fingerprint)


def _refuse_broken_database() -> None:
    path = Path(settings.DATABASES["default"]["NAME"])
    if connection.vendor != "sqlite" or not path.exists():
        return
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as raw:
            sound = raw.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise CommandError(BROKEN_DATABASE.format(path=path))


def compile_catalogues() -> None:
    """Compile each changed `.po` beside itself; `msgfmt` is not on every machine."""
    for source in Path(settings.BASE_DIR, "locale").glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as readable, target.open("wb") as writable:
            mofile.write_mo(writable, pofile.read_po(readable, locale=source.parts[-3]))


def _has_unapplied_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _fingerprint(*folders: Path) -> str:
    """A hash over names, sizes and times of everything below the folders."""
    digest = hashlib.sha256()
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        about = path.stat()
        digest.update(f"{path}:{about.st_size}:{about.st_mtime_ns}".encode())
    return digest.hexdigest()
