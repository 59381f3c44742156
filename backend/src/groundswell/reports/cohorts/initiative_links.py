"""Which initiative a participant's project is, for the pages of cohorts and people."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.initiatives.models import Initiative
from groundswell.initiatives.scope import visible


def initiatives_of_projects(session: Session, by: Principal, project_ids: Collection[int]) -> dict[int, str]:
    """Codes of initiatives by project, of those that the caller may see. One query."""
    rows = session.execute(
        select(Initiative.project_id, Initiative.code).where(Initiative.project_id.in_(project_ids), visible(by))
    )
    return {project_id: code for project_id, code in rows if project_id is not None}
