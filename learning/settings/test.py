"""Settings of the test suite: the product's own, with what is slow or shared replaced.

The environment cannot do it: importing this module imports the product's settings, and so reads the environment, first.
"""

import os
import tempfile
from pathlib import Path

from learning.settings import *

DATA_DIR = Path(tempfile.mkdtemp(prefix="hmt-test-"))
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_ROOT = DATA_DIR / "private"
SECRET_KEY = "tests-only"
if not DATABASE_URL:
    DATABASES["default"]["NAME"] = DATA_DIR / "database.sqlite3"
    SQLITE_OPTIONS["init_command"] = str(SQLITE_OPTIONS["init_command"]).replace(SQLITE_SYNCHRONOUS, "OFF")

if REDIS_URL:
    # Each worker of the suite has a database of the server to itself, and hands it on to servers it starts.
    _worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) + 1
    os.environ["REDIS_URL"] = _own_redis = f"{REDIS_URL.rpartition('/')[0]}/{_worker}"
    CACHES["default"]["LOCATION"] = _own_redis
    CHANNEL_LAYERS["default"]["CONFIG"] = {"hosts": [_own_redis]}

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    **STORAGES,
    "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
REQUIRE_STAFF_MFA = False
