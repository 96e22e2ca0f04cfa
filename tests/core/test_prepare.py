"""What stands between a checkout and a server: idempotent, and careful with a broken file."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.servers import ROOT


def prepare(data: Path, **more):
    environment = {
        k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"}
    }
    return subprocess.run(
        [sys.executable, "manage.py", "prepare"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**environment, "DATA_DIR": str(data), "DEMO": "0", **more},
    )


def test_a_broken_database_is_refused_with_a_sentence_and_kept(tmp_path):
    broken = tmp_path / "database.sqlite3"
    broken.write_bytes(b"SQLite format 3\x00" + b"not really" * 500)
    before = broken.read_bytes()
    answer = prepare(tmp_path)
    assert answer.returncode == 1
    assert "bị hỏng" in answer.stderr
    assert str(broken) in answer.stderr
    assert "Traceback" not in answer.stderr
    assert broken.read_bytes() == before
