"""The routers of all pages, in the order in which the API tells of them."""

from groundswell.reports.cohorts.endpoints import answered as cohort_evaluation
from groundswell.reports.cohorts.endpoints import router as cohorts
from groundswell.reports.comparison.endpoints import router as comparison
from groundswell.reports.dashboard.endpoints import router as dashboard
from groundswell.reports.evidence.endpoints import router as evidence
from groundswell.reports.faculty.endpoints import router as faculty
from groundswell.reports.initiatives.endpoints import router as initiatives
from groundswell.reports.innovations.endpoints import router as innovations
from groundswell.reports.innovations.endpoints import searched as library
from groundswell.reports.national_change.endpoints import router as national_change
from groundswell.reports.overview.endpoints import router as overview
from groundswell.reports.people.endpoints import router as people
from groundswell.reports.practices.endpoints import router as practices
from groundswell.reports.programmes.endpoints import router as programmes
from groundswell.reports.series.endpoints import router as series
from groundswell.reports.spread.endpoints import router as spread
from groundswell.reports.week.endpoints import router as week
from groundswell.reports.worked_elsewhere.endpoints import router as worked_elsewhere

PAGES = (
    overview,
    series,
    comparison,
    practices,
    faculty,
    dashboard,
    programmes,
    cohorts,
    people,
    week,
    cohort_evaluation,
    initiatives,
    innovations,
    spread,
    library,
    evidence,
    worked_elsewhere,
    national_change,
)
