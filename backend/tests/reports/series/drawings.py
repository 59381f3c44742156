"""Charts that the engine has drawn, with what is said of them, for tests of sentences."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from groundswell.measures.chart_settings import Settings
from groundswell.measures.charts import Drawn, Rows, drawn, summed_up
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.reports.figures.standing import Standing, standing_at
from groundswell.reports.series.choices import drawn_as
from groundswell.reports.series.marks import ChartSettings
from groundswell.reports.series.points import phases
from groundswell.reports.series.sentences import alternative, series_sentence
from groundswell.reports.wording.segments import plain_text
from groundswell.spc.reading import Reading, read
from tests.reports.standings import OCTOBER

CALLS = library()["missed_call_share"]
DNA = library()["dna_rate"]
APPOINTMENTS = library()["appointments_per_1000"]
SATISFACTION = library()["patient_satisfaction_access"]
USUAL = [10.5, 9.6, 10.3, 9.5, 10.4, 9.7] * 3
LOW = [5.0, 5.1] * 4
TARGETS = ("target_organisation", "target_month", "target_value", "nation_month", "nation_value")


@dataclass
class Chart:
    definition: MeasureDefinition
    drawing: Drawn
    standing: Standing | None
    reading: Reading | None
    began: int | None

    @property
    def sentence(self) -> str:
        return plain_text(self.segments)

    @property
    def segments(self) -> Any:
        latest = int(self.drawing.month[-1])
        return series_sentence(self.definition, self.standing, self.reading, latest, self.began)

    @property
    def picture(self) -> str:
        first, last = int(self.drawing.month[0]), int(self.drawing.month[-1])
        found = phases(self.drawing, self.definition, ChartSettings([], [], []))
        missing = self.drawing.month[np.isnan(self.drawing.value)].tolist()
        return alternative(self.definition, found, self.reading, first, last, missing)


def chart(
    values: list[float | None],
    definition: MeasureDefinition = CALLS,
    *,
    kind: str | None = None,
    rules: str | None = None,
    phase_at: int | None = None,
) -> Chart:
    """The chart of figures per cent of a thousand, a month each, the last of them in October 2018."""
    shown_as = drawn_as(definition, kind, rules)
    first = OCTOBER - len(values) + 1
    known = [place for place, value in enumerate(values) if value is not None]
    value = np.array([values[place] for place in known], np.float64)
    whole = np.full(len(value), 1000.0)
    none = np.zeros(len(value), np.bool_)
    rows = Rows(np.ones(len(value), np.int64), first + np.array(known), value * 10, whole, value, none, none)
    settings = Settings.none()
    if phase_at is not None:
        one = np.array([1])
        settings = Settings(one, one * (first + phase_at), one * 0, *(getattr(settings, n) for n in TARGETS))
    drawing = drawn(rows, shown_as, settings, through=OCTOBER)
    summaries = summed_up(drawing, shown_as)
    reading = read(drawing.charts, 0)
    began = None if reading is None or reading.phase == 0 else int(drawing.month[reading.phase_first])
    return Chart(shown_as, drawing, standing_at(summaries, 0, 1, 1), reading, began)
