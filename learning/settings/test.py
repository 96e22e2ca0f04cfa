"""Settings of the test suite: the product's own, with what is slow or shared replaced."""

import os
import tempfile

_root = os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="hmt-test-"))
os.environ.setdefault("SECRET_KEY", "tests-only")
os.environ.setdefault("SQLITE_SYNCHRONOUS", "OFF")

from learning.settings import *  # noqa: E402

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
REQUIRE_STAFF_MFA = False
