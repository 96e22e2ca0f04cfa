"""Counts the queries of each page, session and user included; prints them as JSON."""

import json

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.bench.pages import PAGES


def main() -> None:
    """Ask each page twice, count the second time."""
    django.setup()
    from accounts.models import User  # noqa: PLC0415 -- needs the apps

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(username="hocvien"))
    counts = {}
    for name, path in PAGES.items():
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        counts[name] = len(captured)
    print(json.dumps(counts))


if __name__ == "__main__":
    main()
