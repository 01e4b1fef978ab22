# Two commands do everything on a bare machine: `make run` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ARGS   ?=
SECONDS ?= 600
# Tests run in so many processes at once, each file in one; 0: in this one, for -s and --pdb.
WORKERS ?= auto
# Of llama.cpp what reads pictures is left out: a fourth of what the set-up compiles.
export CMAKE_ARGS ?= -DLLAVA_BUILD=OFF
STAMP  := $(VENV)/.installed
# The recipes, compiled: what `pip install` makes as well.
CORPUS := llmsh/planner/corpus.bin
RECIPES := $(wildcard llmsh/planner/recipes/*.toml llmsh/planner/*.py llmsh/planner/compose/*.py llmsh/search/*.*)

.PHONY: run test check bench conformance fuzz eval transcripts docs clean
.DELETE_ON_ERROR:

run: $(STAMP) $(CORPUS)
	@exec $(BIN)/llmsh $(ARGS)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(STAMP): pyproject.toml hatch_build.py $(wildcard launcher/*) | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@

$(CORPUS): $(RECIPES) | $(STAMP)
	@$(BIN)/python -m llmsh.planner.compiled_file
	@touch $@

test: $(STAMP) $(CORPUS) check
	$(BIN)/python -m pytest -n $(WORKERS) --maxprocesses 4 --dist loadfile $(ARGS)

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m llmsh.app.docs --check

bench: $(STAMP) $(CORPUS)
	$(BIN)/python -m tests.bench $(ARGS)

conformance: $(STAMP)
	$(BIN)/python -m tests.conformance $(ARGS)

fuzz: $(STAMP)
	nice -n 10 $(BIN)/python -m tests.fuzz --seconds $(SECONDS) $(ARGS)

eval: $(STAMP) $(CORPUS)
	$(BIN)/python -m tests.eval $(ARGS)

transcripts: $(STAMP)
	$(BIN)/python -m tests.diagnosis.transcripts --write

docs: $(STAMP)
	$(BIN)/python -m llmsh.app.docs --write

clean:
	rm -rf $(VENV) $(CORPUS) build dist .mypy_cache .ruff_cache .pytest_cache
