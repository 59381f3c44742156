"""Every table, for migrations. The one place that looks up to the domains, and nothing else imports it."""

import groundswell.business_cases.models
import groundswell.cohorts.models
import groundswell.evaluations.models
import groundswell.exchange.models
import groundswell.faculty.models
import groundswell.ingest.models
import groundswell.initiatives.models
import groundswell.innovations.models
import groundswell.learning_sets.models
import groundswell.measures.models
import groundswell.organisations.models
import groundswell.people.models
import groundswell.programmes.models
import groundswell.revisions.models
import groundswell.workload.models  # noqa: F401
from groundswell.database.base import Base

metadata = Base.metadata
