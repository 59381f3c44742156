"""Every table, for migrations. The one place that looks up to the domains, and nothing else imports it."""

import groundswell.ingest.models
import groundswell.measures.models
import groundswell.organisations.models
import groundswell.people.models
import groundswell.revisions.models  # noqa: F401
from groundswell.database.base import Base

metadata = Base.metadata
