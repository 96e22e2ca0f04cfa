"""The house keeps its rules; and each guard bites when its rule is broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import guards

ROOT = Path(__file__).resolve().parent.parent.parent

PLANTED = {
    guards.foreign_queries: (
        "reports/selectors.py",
        "from courses.models import Enrolment\n\nrows = Enrolment.objects.all()\n",
    ),
    guards.upward_links: ("courses/templates/courses/planted.html", "{% url 'reports:overview' %}"),
    guards.inline_code: ("courses/templates/courses/planted.html", '<p style="color: red">đỏ</p>'),
    guards.foreign_services_in_handlers: ("emulation/handlers.py", "from courses.services import complete_item\n"),
    guards.overgrown: ("courses/views.py", "def long(request):\n" + "    x = 1\n" * 30),
    guards.forbidden_rooms: ("courses/utils.py", '"""A drawer."""\n'),
    guards.impure_calculations: ("quizzes/calculations.py", "from django.utils import timezone\n"),
}


@pytest.mark.parametrize("guard", PLANTED, ids=lambda guard: guard.__name__)
def test_the_house_keeps_the_rule(guard):
    assert guard(ROOT) == []


@pytest.mark.parametrize("guard", PLANTED, ids=lambda guard: guard.__name__)
def test_the_guard_bites(guard, tmp_path):
    place, fault = PLANTED[guard]
    path = tmp_path / place
    path.parent.mkdir(parents=True)
    path.write_text(fault)
    assert len(guard(tmp_path)) == 1


IMPORT_FAULTS = {
    "an app above": ("courses/selectors/planted.py", "import certificates.models\n"),
    "a room above": ("certificates/selectors.py", "import certificates.services\n"),
    "an unknown room": ("certificates/drawer.py", '"""Nobody asked for it."""\n'),
    "a closed room": ("reports/services.py", "import certificates.handlers\n"),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of all Python of the apps, to plant faults in."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / ".importlinter", folder)
    for app in guards.STACK:
        shutil.copytree(
            ROOT / app, folder / app, ignore=lambda _f, names: [n for n in names if "." in n and not n.endswith(".py")]
        )
    return folder


@pytest.mark.parametrize("fault", IMPORT_FAULTS)
def test_the_import_contracts_bite(house, fault):
    place, text = IMPORT_FAULTS[fault]
    path = house / place
    before = path.read_text() if path.exists() else None
    path.write_text((before or "") + "\n" + text)
    lint = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([lint, "--no-cache"], cwd=house, capture_output=True, text=True, check=False)
    if before is None:
        path.unlink()
    else:
        path.write_text(before)
    assert answer.returncode == 1, answer.stdout
    assert "BROKEN" in answer.stdout


RUFF_FAULTS = {
    "too complex": "def f(a):\n"
    + "".join(f"    if a == {n}:\n        return {n}\n" for n in range(9))
    + "    return 0\n",
    "django signals": "from django.db.models.signals import post_save\n",
    "no annotations": "def f(a):\n    return a\n",
}


@pytest.mark.parametrize("fault", RUFF_FAULTS)
def test_ruff_bites(fault):
    ruff = Path(sys.executable).with_name("ruff")
    answer = subprocess.run(
        [ruff, "check", "--no-cache", "--stdin-filename", "courses/planted.py", "-"],
        cwd=ROOT,
        input=f'"""Planted."""\n\n{RUFF_FAULTS[fault]}',
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1, answer.stdout
