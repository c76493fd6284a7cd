# The same steps by hand: see docs/contributing.md. PYTHON may name another interpreter (3.11 or newer).
PYTHON ?= python3
BIN := .venv/bin

.PHONY: check check-all install format lint types contracts test bench clean

check: install lint types contracts test

check-all: check
	$(BIN)/python -m pytest -m matrix -n auto

install:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[dev]"

format:
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types:
	$(BIN)/mypy packetgen
	$(BIN)/mypy -p cli

contracts:
	PYTHONPATH=. $(BIN)/lint-imports

# The README's own test command.
test:
	$(PYTHON) -m venv .venv && .venv/bin/pip install -q -e ".[dev]" && .venv/bin/python -m pytest -n auto

bench:
	$(BIN)/python -m bench

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
