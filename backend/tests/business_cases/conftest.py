from tests.initiatives.conftest import analyst, country, faculty, lead, other_lead, start

__all__ = ["analyst", "country", "faculty", "lead", "other_lead", "start"]
