# Everything a contributor runs. `make` alone lists it.
# The virtual environment is made on first use and installed again only when pyproject.toml changes.

.DEFAULT_GOAL := help
.PHONY: help demo test check bench fuzz docs clean

VENV   := .venv
BIN    := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
FUZZ_RUNS ?= 10000
# A comma in a call would end its argument.
EVERYTHING := .[test,check]

# A registry may hiccup: three tries, then the last message stands.
define install
	@for try in 1 2 3; do \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --retries 5 -e $(1) && break; \
		test $$try -lt 3 || exit 1; \
		echo "Installing failed; trying again ($$try of 2) …" >&2; \
	done
	@touch $@
endef

help:  ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/.base  ## plan the built-in operation of July 2016 and write its report
	@$(BIN)/safeconduct run aleppo-2016-07 --prices --out aleppo-2016-07-out; code=$$?; \
	if [ $$code -eq 3 ]; then \
		echo; \
		echo "The program ended with 3: its input is sound, and under it not everybody gets out."; \
		echo "That is the honest answer for July 2016. The lines above say who is left and why."; \
	elif [ $$code -ne 0 ]; then exit $$code; fi

test: $(VENV)/.test  ## run the tests
	@$(BIN)/python -m tests.warm
	@$(BIN)/python -m pytest -n 2 --dist loadgroup $(PYTEST_ARGS)

check: $(VENV)/.check  ## lint, types, layers, docstrings, spelling, documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.gate.docstrings
	$(BIN)/codespell
	$(BIN)/python -m tests.warm
	$(BIN)/python -m pytest tests/docs tests/gate -m "not wheel"

bench: $(VENV)/.base  ## measure against the targets
	@$(BIN)/python -m benchmarks

fuzz: $(VENV)/.test  ## mutate valid folders (FUZZ_RUNS=10000) and see that none crashes the program
	@$(BIN)/python -m tests.fuzz.campaign --runs $(FUZZ_RUNS)

docs: $(VENV)/.base  ## write the generated reference pages and the picture of the README again
	@$(BIN)/python -m tests.docs.generate

clean:  ## remove the virtual environment, caches and outputs
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache *-out

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { \
		echo "Python 3.11 or newer is needed and was not found. Install it, or name it: make PYTHON=/path/to/python3" >&2; \
		exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
		rm -rf $(VENV); \
		echo "This Python cannot make virtual environments (on Debian and Ubuntu: install python3-venv)." >&2; \
		exit 1; }

$(VENV)/.base: pyproject.toml | $(VENV)/bin/python
	$(call install,.)

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	$(call install,'.[test]')

$(VENV)/.check: pyproject.toml | $(VENV)/bin/python
	$(call install,'$(EVERYTHING)')
