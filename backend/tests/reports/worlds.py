"""One small federation with a history, for tests of pages."""

from datetime import date

from groundswell.organisations.models import Organisation
from tests.factories.made import Made

CALLS = "missed_call_share"


def federation(made: Made, code: str = "F901", practices: int = 3, *, start: int = 101) -> Organisation:
    """A federation in a region, with practices that report missed calls for 24 months up to October 2018."""
    region = made.region("Y90", "Eastmarch") if code == "F901" else _known(made, "Y90")
    commissioner = made.commissioner("Q90", "Wealdmarsh", within=[region]) if code == "F901" else _known(made, "Q90")
    found = made.federation(code, f"{code} Together")
    for place in range(practices):
        practice = made.practice(f"Z10{start + place}", f"Practice {start + place}", within=[found, commissioner])
        made.figures(practice, CALLS, steady(24), 1000.0)
        made.figures(practice, "registered_patients", [5000.0] * 24)
    return found


def steady(months: int, around: int = 100) -> list[float | None]:
    """Figures that only vary as usual."""
    return [float(around + (5, -4, 3, -5, 4, -3)[place % 6]) for place in range(months)]


def falling_to(months: int, low: int) -> list[float | None]:
    """Steady, then for the last eight months far lower."""
    return [*steady(months - 8), *(float(low + place % 2) for place in range(8))]


def _known(made: Made, code: str) -> Organisation:
    return made.session.query(Organisation).filter_by(code=code).one()


def october(year: int = 2018) -> date:
    return date(year, 10, 1)
