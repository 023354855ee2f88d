# Every target sets up what it needs. Nothing but Python 3.11+ is asked of the machine for `make site`;
# `make check` and `make test` also fetch the script linters (npm) and, for the browser tests, Chromium and Firefox.
# The quickest `python3` of the PATH; `make PYTHON=…` takes another.
PYTHON ?= $(or $(shell python3 lokm_build/doctor/quickest.py),python3)
BIN := .venv/bin
JS := tests/js
# Many tests wait for browsers and servers, so three share two cores; tests/conftest.py says which stay together.
PYTEST = $(BIN)/python -m pytest -q --numprocesses 3 --dist loadgroup --no-loadscope-reorder
NPM := $(shell command -v npm 2>/dev/null)

.PHONY: site serve check test soak bench scripts fonts lock licences clean
.DEFAULT_GOAL := site

site: .venv/ready-run
	$(BIN)/lokm build

serve: .venv/ready-run
	$(BIN)/lokm serve

check: .venv/ready-dev $(JS)/node_modules/ready
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(JS)/node_modules/.bin/eslint --config $(JS)/eslint.config.js lokm_build/theme/js lokm_build/search/browser lokm_build/search/packed lokm_build/search/embedded lokm_build/adapters/live.js
	$(JS)/node_modules/.bin/tsc --project $(JS)/tsconfig.json
	node $(JS)/pack.js --check
	$(PYTEST) -m "not browser and not build"

test: check browsers
	$(PYTEST) -m "browser or build"

# Long runs: every test with many more examples, then the fuzzing of the reader and the renderer.
FUZZ_SECONDS ?= 900
soak: .venv/ready-dev
	LOKM_SOAK=1 $(PYTEST) -m "not browser and not build"
	$(BIN)/python tests/fuzz/target.py reader --seconds $(FUZZ_SECONDS)
	$(BIN)/python tests/fuzz/target.py renderer --seconds $(FUZZ_SECONDS)
	$(BIN)/python tests/fuzz/target.py centre --seconds $(FUZZ_SECONDS)

.PHONY: browsers
browsers:
	@tests/install-browsers.sh

.venv/ready-run: requirements.lock pyproject.toml
	@test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q lokm_build
	$(BIN)/python -m lokm_build.render.templating
	@touch $@

.venv/ready-dev: .venv/ready-run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(JS)/node_modules/ready: $(JS)/package-lock.json
ifeq ($(NPM),)
	@echo "make check needs Node.js with npm for the script linters (Debian: apt-get install nodejs npm)"; exit 1
else
	cd $(JS) && npm ci --no-audit --no-fund --silent
	@touch $@
endif

# What sites serve of the search is packed from lokm_build/search/browser, and stands in the repository.
scripts: $(JS)/node_modules/ready
	node $(JS)/pack.js

# The fonts that every site serves, cut from those of the package.
fonts: .venv/ready-run
	$(BIN)/python tests/supply/fonts.py

# Locks hold hashes for every platform; the versions move only when someone runs this.
UV := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
      --no-emit-index-url --no-emit-find-links
lock: .venv/ready-dev
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/$(UV) --extra build --output-file requirements.lock pyproject.toml
	$(BIN)/$(UV) --extra build --extra dev --output-file requirements-dev.lock pyproject.toml
	$(MAKE) licences

# What others made, with licences: THIRD_PARTY.md, told by the locks and the packages that are installed.
licences: .venv/ready-run
	$(BIN)/python tests/supply/licences.py

clean:
	rm -rf site site-internal export .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
