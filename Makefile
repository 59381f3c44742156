# Everything is done from here; `make help` says what there is.
.DEFAULT_GOAL := help
.PHONY: help run dev test check check-backend check-frontend format openapi examples release-contract bench lock clean install

python := scripts/with-python
bin := .venv/bin
chart_examples := frontend/src/features/pages/chartExamples.gen.json
guide := frontend/src/features/api/integrators.gen.json

help: ## Say in a sentence what each of these does.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Serve the API and the built web pages with a demonstration country; DEMO=0 leaves the database empty; API_PORT, WEB_PORT and GROUNDSWELL_DATABASE_URL are yours to set.
	@$(python) scripts/run.py

dev: ## The same with both reloading as you edit.
	@$(python) scripts/run.py --dev

test: ## Run every test: the backend on SQLite and on PostgreSQL, the front end, and a browser; ONLY="sqlite frontend" runs some.
	@$(python) scripts/suites.py $(ONLY)

check: check-backend check-frontend ## Check what needs no running: lint, format, types, import contracts, openapi.yaml, its style and that it breaks nothing released, size of the web pages.

check-backend: install
	cd backend && $(bin)/ruff check . ../scripts --config pyproject.toml
	cd backend && $(bin)/ruff format --check . ../scripts --config pyproject.toml
	cd backend && $(bin)/mypy
	cd backend && MYPYPATH=../scripts $(bin)/mypy ../scripts
	cd backend && $(bin)/lint-imports
	@backend/$(bin)/groundswell openapi | diff -u openapi.yaml - || { echo "openapi.yaml is not what the backend says; make openapi, and read the difference."; exit 1; }
	@$(python) scripts/contract.py lint
	@$(python) scripts/contract.py compare

check-frontend: install
	@cd frontend && npx --no-install openapi-typescript ../openapi.yaml 2>/dev/null | diff -u src/api/schema.gen.ts - || { echo "The front end's types are not those of openapi.yaml; make openapi."; exit 1; }
	@backend/$(bin)/python scripts/guide.py | diff -u $(guide) - || { echo "The page for integrators is not that of backend/docs; make openapi."; exit 1; }
	cd frontend && npm run --silent lint
	cd frontend && npm run --silent format:check
	@$(python) scripts/prepare.py
	cd frontend && npm run --silent size

format: install ## Put all code into its one layout.
	cd backend && $(bin)/ruff check --fix-only . ../scripts --config pyproject.toml
	cd backend && $(bin)/ruff format . ../scripts --config pyproject.toml
	cd frontend && npm run --silent format

openapi: install ## Write openapi.yaml from the backend, the front end's types from it, the charts its pages explain and the page for integrators.
	backend/$(bin)/groundswell openapi > openapi.yaml.new && mv openapi.yaml.new openapi.yaml
	cd frontend && npm run --silent types
	backend/$(bin)/python scripts/chart_examples.py > chart_examples.new && mv chart_examples.new $(chart_examples)
	backend/$(bin)/python scripts/guide.py > guide.new && mv guide.new $(guide)

examples: install ## Record the examples of openapi.yaml anew, from the backend's tests; then make openapi.
	PYTHONPATH=scripts:backend backend/$(bin)/python scripts/record_examples.py

release-contract: openapi ## Record openapi.yaml as what this version promises: later changes may only add to it.
	@$(python) scripts/contract.py release

bench: install ## Measure speed against floors of the same run, and fail where one is missed.
	@cd backend && for each in bench/bench_*.py; do echo "$$each"; PYTHONPATH=. $(bin)/python "$$each" || exit 1; done

lock: ## Choose the versions of all Python packages anew (needs uv), with their hashes and no index.
	@command -v uv >/dev/null || { echo "make lock needs uv, and no uv is installed here." >&2; exit 1; }
	cd backend && uv pip compile --quiet --upgrade --universal --python-version 3.11 --group dev --generate-hashes \
	  --no-header --no-annotate --output-file requirements.lock pyproject.toml

clean: ## Remove what was made, except the database.
	rm -rf backend/.venv frontend/node_modules frontend/dist backend/var/log
	find backend scripts -name __pycache__ -prune -exec rm -rf {} +

install:
	@$(python) scripts/prepare.py --no-spa
