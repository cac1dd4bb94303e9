# make run    the app, in the browser          make test   all tests
# make demo   V4 -> V5 without a browser       make check  style, types, contracts
# make bench-reward   how quick and how big the reward is (minutes)

PYTHON ?= python3.11
VENV ?= .venv
PIP_ARGS ?=
BIN := $(VENV)/bin
export OMP_NUM_THREADS ?= 1
export TOKENIZERS_PARALLELISM = false
export HF_HUB_OFFLINE = 1

.PHONY: run demo test check bench-reward lock clean

run: $(VENV)/.run
	@exec $(BIN)/python manage.py up

demo: $(VENV)/.run
	@exec $(BIN)/python manage.py demo

test: $(VENV)/.test
	@.ci/chromium
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	git ls-files -z 'templates/*.html' | xargs -0 $(BIN)/djade --check --target-version 5.2
	$(BIN)/python manage.py check_templates

bench-reward: $(VENV)/.run
	$(BIN)/python manage.py bench_reward

# Writes requirements.txt and tests/requirements.txt anew from pyproject.toml.
lock: $(VENV)/.test
	.ci/lock $(BIN)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(PIP_ARGS) -r requirements.txt
	@touch $@

$(VENV)/.test: tests/requirements.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(PIP_ARGS) -r tests/requirements.txt
	@touch $@
