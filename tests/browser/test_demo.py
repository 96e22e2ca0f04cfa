"""What the demo holds agrees with itself, also after all that others did in it."""

import os
import subprocess
import sys

from tests.bench.servers import AS_AN_OPERATOR, ROOT


def test_nothing_that_is_derived_has_to_be_corrected(demo):
    environment = {**os.environ, **AS_AN_OPERATOR, **demo.environment, "DATA_DIR": str(demo.folder)}
    command = [sys.executable, "manage.py", "reconcile"]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "Tổng số chỗ đã sửa: 0", done.stdout
