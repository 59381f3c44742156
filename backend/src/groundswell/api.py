"""The one list of routers."""

from groundswell.analyses.endpoints import router as analyses
from groundswell.business_cases.endpoints import router as business_cases
from groundswell.cohorts.endpoints import router as cohorts
from groundswell.evaluations.endpoints import router as evaluations
from groundswell.exchange.changes.endpoints import router as changes
from groundswell.exchange.checksums.endpoints import router as checksums
from groundswell.exchange.exports.endpoints import router as exports
from groundswell.exchange.fhir.addresses import MOUNTED_AT
from groundswell.exchange.fhir.endpoints import ROUTERS as FHIR
from groundswell.exchange.kinds.endpoints import router as kinds_of_rows
from groundswell.exchange.streaming.endpoints import router as streaming
from groundswell.faculty.endpoints import router as faculty
from groundswell.ingest.endpoints import router as ingest
from groundswell.initiatives.endpoints import router as initiatives
from groundswell.innovations.endpoints import router as innovations
from groundswell.learning_sets.endpoints import router as learning_sets
from groundswell.measures.endpoints import router as measures
from groundswell.measures.settings_endpoints import router as chart_settings
from groundswell.organisations.endpoints import router as organisations
from groundswell.people.endpoints import router as people
from groundswell.programmes.endpoints import router as programmes
from groundswell.reports.pages import PAGES
from groundswell.revisions.endpoints import router as revisions
from groundswell.web.contract import router as contract
from groundswell.workload.endpoints import router as workload

TAGS = [
    {"name": "sign-in", "description": "Tokens for people."},
    {"name": "people", "description": "The site, and who is signed in."},
    {"name": "clients", "description": "Commissioners' systems that may pull, and their keys."},
    {"name": "organisations", "description": "Regions, commissioners, groups of practices, practices; dated."},
    {"name": "measures", "description": "What is measured, figures, roll-ups, exclusions, a practice's own entry."},
    {"name": "programmes", "description": "Programmes, who joins them, their reference groups, achievements."},
    {"name": "cohorts", "description": "Sites, cohorts, sessions, participants, backfill, projects, calendars."},
    {"name": "evaluations", "description": "Forms by Kirkpatrick's levels, tickets, anonymous answers, results."},
    {"name": "learning sets", "description": "Action learning sets, and what is said in them, for them alone."},
    {"name": "faculty", "description": "The improvement faculty, its apprenticeship, providers, assignments."},
    {"name": "initiatives", "description": "What is tried: aims, drivers, PDSA cycles, scores, journals, write-ups."},
    {"name": "business case", "description": "Stakeholders, options, decisions, challenges of an initiative."},
    {"name": "innovations", "description": "Proven changes, who has adopted them, how far each has spread."},
    {"name": "reports", "description": "Whole pages: overview, dashboards, charts."},
    {"name": "analyses", "description": "The chart engine for anyone's figures; nothing is kept."},
    {"name": "imports", "description": "Official files and what became of them."},
    {"name": "exchange", "description": "What systems pull: changes, exports, streams, checksums."},
    {"name": "FHIR", "description": "Organisations, memberships, measures and figures as FHIR R4 (4.0.1)."},
    {"name": "revisions", "description": "The log of every change."},
    {"name": "site", "description": "Whether the server is well, and what the API says of itself."},
]

TAKE_FILES = ("/api/v1/imports",)
TAKE_MORE = {"/api/v1/analyses": 10_000_000}
"""Bytes of a request."""

PREFIX = "/api/v1"
ELSEWHERE = {MOUNTED_AT: FHIR}
"""What speaks a standard's language instead of ours."""
ROUTERS = (
    people,
    organisations,
    measures,
    chart_settings,
    programmes,
    cohorts,
    evaluations,
    learning_sets,
    faculty,
    workload,
    initiatives,
    business_cases,
    *PAGES,
    innovations,
    analyses,
    ingest,
    changes,
    kinds_of_rows,
    exports,
    streaming,
    checksums,
    revisions,
    contract,
)
"""Included one by one: a router within a router is searched once more with every request."""
