"""Which measures a page shows, and in which order."""

from groundswell.measures.definitions import SetName, measures_in
from groundswell.reports.figures.stated import KnownMeasure
from groundswell.reports.schemas import Level


def chosen_measures(known: dict[str, KnownMeasure], level: Level, with_figures: set[int]) -> list[KnownMeasure]:
    """The columns when nobody has chosen any: of the level's set those that have figures. Where fewer than half of
    them do, what else has figures follows, so that a database of a few official files has something to show."""
    set_name: SetName = "access_fund" if level == "scheme" else "dashboard"
    wanted = [known[definition.code] for definition in measures_in(set_name) if definition.code in known]
    filled = [measure for measure in wanted if measure.id in with_figures]
    if len(filled) * 2 >= len(wanted):
        return filled
    others = [measure for measure in known.values() if measure.id in with_figures and measure not in filled]
    others.sort(key=lambda measure: (min(measure.definition.sets.values(), default=99), measure.definition.title))
    return [*filled, *others] or wanted
