from tests.api.callers import analyst, country, faculty, lead, other_lead
from tests.initiatives.conftest import start

__all__ = ["analyst", "country", "faculty", "lead", "other_lead", "start"]
