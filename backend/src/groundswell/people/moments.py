from datetime import UTC, datetime, timedelta

VISIT_LASTS = timedelta(hours=1)
"""Looking again within it is still the same visit."""


def aware(moment: datetime) -> datetime:
    """SQLite gives moments back without their zone; all that are kept are in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
