from datetime import UTC, datetime


def aware(moment: datetime) -> datetime:
    """SQLite gives moments back without their zone; all that are kept are in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
