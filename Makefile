# Two commands for a newcomer: `make run` and `make test`. Everything else is for those who change the product.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
DATA_DIR ?= var
export PORT DATA_DIR
V := .venv/bin
CODE := core accounts organisation courses quizzes certificates live feedback emulation cms notifications reports learning
WORKERS ?= 2

# uv is five times faster; pip does the same where uv cannot reach the registry.
install = { test -x $(V)/uv && $(V)/uv pip install --quiet --system-certs --python $(V)/python -r $(1); } || \
	$(V)/python -m pip install --quiet --disable-pip-version-check -r $(1)

.PHONY: run test test-scaled check fmt bench soak messages lock

# --- start

run: .venv/runtime
	@$(V)/python manage.py prepare
	@exec $(V)/python deploy/serve.py

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên (python3 --version)."; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(V)/python -m pip install --quiet --disable-pip-version-check uv || echo "Không có uv, dùng pip (chậm hơn)."

.venv/runtime: requirements.txt | .venv/bin/python
	@echo "Cài thư viện…"
	@$(call install,requirements.txt)
	@touch $@

.venv/dev: requirements.txt requirements-dev.txt .venv/runtime
	@$(call install,requirements-dev.txt)
	@touch $@

# --- proof

test: .venv/dev
	@env -u DATABASE_URL -u REDIS_URL $(V)/python -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

test-scaled: .venv/dev
	@test -n "$$DATABASE_URL" -a -n "$$REDIS_URL" || { echo "Cần DATABASE_URL và REDIS_URL."; exit 1; }
	@$(V)/python -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

check: .venv/dev
	@$(V)/ruff check .
	@$(V)/ruff format --check .
	@$(V)/lint-imports
	@$(V)/djlint --quiet --lint templates $(CODE)
	@DJANGO_SETTINGS_MODULE=learning.settings.test $(V)/python manage.py makemigrations --check --dry-run
	@DJANGO_SETTINGS_MODULE=learning.settings.test $(V)/python manage.py check --fail-level WARNING
	@$(V)/mypy $(CODE)

fmt: .venv/dev
	@$(V)/ruff check --fix-only --quiet .
	@$(V)/ruff format --quiet .

bench: .venv/dev
	@$(V)/python -m tests.bench

# A long run of what the suite does briefly: damaged files of every kind for the importers, CASES of each.
CASES ?= 50000
SEED ?= 2026
LEARNERS ?= 10000
soak: .venv/dev
	@DJANGO_SETTINGS_MODULE=learning.settings.test $(V)/python -m tests.core.files.fuzzing $(CASES) $(SEED)
	@DJANGO_SETTINGS_MODULE=learning.settings.test $(V)/python -m tests.courses.office.fuzzing $(CASES) $(SEED)
	@DJANGO_SETTINGS_MODULE=learning.settings.test $(V)/python -m tests.quizzes.formats.fuzzing $(CASES) $(SEED)
	@$(V)/python -m tests.courses.reediting $(LEARNERS) $(SEED)
	@env -u DATABASE_URL -u REDIS_URL SITTERS=200 KILLS=8 SEED=$(SEED) $(V)/python -m pytest -q -s -p no:cacheprovider tests/quizzes/test_faults_of_the_server.py

# --- upkeep

messages: .venv/dev
	@$(V)/python manage.py makemessages --locale en --no-location --no-wrap --ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*'

lock: .venv/dev
	@$(V)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-emit-find-links requirements.in -o requirements.txt
	@$(V)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-emit-find-links requirements-dev.in -o requirements-dev.txt
