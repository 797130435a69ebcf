PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
STYLES := journeys/service/pages/static/fetched/lock
# A .venv that another Python made, or that was left half made, is made anew.
ORIGIN := import sys; print(sys.base_prefix, sys.version)

# mypy, pytest and the demo find the checkout's own packages, whatever the caller's environment says.
unexport PYTHONPATH PYTHONHOME

# The tests start many processes, each of which would compile the project anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo serve test slow browser lint format mutants bench fuzz styles pictures lock clean python

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

demo: $(READY) ## Walk through an invented municipality, from nothing
	@$(BIN)/journeys demo

test: lint ## Check everything
	$(BIN)/python -m pytest

slow: $(READY) ## Check what takes longer: every page as every role, a server that dies, odd questions
	$(BIN)/python -m pytest -m slow

browser: $(READY) ## Check the pages in a real browser alone
	$(BIN)/python -m pytest -m browser

lint: $(READY) ## Check style, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(READY) ## Put the code in the one style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

serve: $(READY) ## Open the sample municipality in a browser, on this machine alone
	@[ -e demo/journeys.db ] || $(BIN)/journeys demo
	@$(BIN)/journeys --db sqlite:///demo/journeys.db serve

fuzz: $(READY) ## Ask the service ten minutes for whatever may break it
	$(BIN)/python -W ignore -m tests.service.fuzzing

mutants: $(READY) ## Find changes to facts and rules that no test notices; ONLY='journeys.policies.term*'
	$(BIN)/python -P tests/mutants.py run $(if $(ONLY),'$(ONLY)')
	$(BIN)/mutmut results

bench: $(READY) ## Measure on this machine
	$(BIN)/python -m bench

styles: $(READY) ## Fetch the styles of the pages, where setting up could not
	@$(BIN)/python styles.py

pictures: $(READY) ## Draw the pictures of the README anew
	$(BIN)/python docs/pictures.py
	$(BIN)/python -W ignore docs/page_pictures.py

# The lock serves every supported Python at once: packages that one of them needs carry a marker.
lock: python ## Renew requirements.lock; UPGRADE=--upgrade takes the newest versions
	@$(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	@.venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --group dev \
		--generate-hashes --strip-extras --custom-compile-command "make lock" $(UPGRADE) \
		--output-file requirements.lock pyproject.toml

clean: ## Remove what make set up and the checks left behind
	rm -rf .venv .venv-lock mutants .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# The project is built without isolation: its builder comes from the lock too.
$(READY): requirements.lock pyproject.toml package-lock.json
	@$(MAKE) --no-print-directory python
	@echo "Setting up .venv; this takes a minute, once."
	@[ "$$($(BIN)/python -c 'import pip; $(ORIGIN)' 2>/dev/null)" = \
		"$$($(PYTHON) -c '$(ORIGIN)')" ] || $(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
		--require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
		--no-deps --no-build-isolation --editable .
	@[ -e $(STYLES) ] || echo "npm fetched no styles, so the pages look plainer; later: make styles"
	@touch $@

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "journeys needs Python 3.11 or newer, and '$(PYTHON)' is not." >&2; \
		echo "Name one that is: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' cannot make a virtual environment: its ensurepip is missing." >&2; \
		echo "On Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
