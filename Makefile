# The two commands of the README are `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test test-fast check lint types imports eval eval-all bench bench-table lock clean

demo: $(STAMP)
	@mkdir -p out
	@rm -f out/demo.db
	@$(BIN)/rashomon build examples/aleppo-2016/reports --db out/demo.db --places examples/aleppo-2016/places.csv
	@$(BIN)/rashomon verify out/demo.db
	@$(BIN)/rashomon info out/demo.db
	@$(BIN)/rashomon report out/demo.db -o out/demo.html
	@echo "Open out/demo.html in a browser: every statement leads to its exact words."

test: $(STAMP)
	$(BIN)/pytest

test-fast: $(STAMP)
	$(BIN)/pytest -m "not slow and not browser and not shared" -n 2

check:
	bash .ci/run

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

eval: $(STAMP)
	$(BIN)/python eval/gate.py

# Every set beside the checkout; some minutes. Writes out/evaluation.md.
eval-all: $(STAMP)
	$(BIN)/python eval/run_all.py

# Speed and memory against bare spaCy; some minutes on a quiet machine.
bench: $(STAMP)
	$(BIN)/python bench/parse_ratio.py ../shared/data/fa_kes/articles.csv

# All figures of docs/reference/benchmarks.md in one run; hours with the largest records.
bench-table: $(STAMP)
	$(BIN)/python bench/table.py $(wildcard ../shared/data/fa_kes/articles.csv)

$(STAMP): requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

# Needs uv; writes the two lock files from pyproject.toml. uv.lock itself stays out of the repo.
lock:
	uv lock
	uv export --quiet --no-emit-project --no-header --no-annotate --no-dev -o requirements.lock
	uv export --quiet --no-emit-project --no-header --no-annotate --group dev -o requirements-dev.lock
	uv export --quiet --no-emit-project --no-header --no-annotate --only-group train -o requirements-train.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache out
