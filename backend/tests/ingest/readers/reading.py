"""A file read to its end, as the tests look at it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from groundswell.files.problems import Problem, Problems
from groundswell.files.source import Source
from groundswell.ingest.figures import FigureBatch
from groundswell.ingest.reading import Reader, Reading
from groundswell.organisations.deprivation import StatedScore

PROJECT = Path(__file__).parents[4]
REAL = PROJECT.parent / "shared" / "data" / "real"
NO_REAL_FILES = "REAL FILES NOT TESTED: there is no shared folder beside the project that holds them"


class DatedReader(Protocol):
    def read(self, source: Source, *, as_at: date | None, problems: Problems, today: date | None) -> Reading: ...


Figure = tuple[str, date, float | None, float | None, float | None]
"""Organisation, period, numerator, denominator, value."""


@dataclass
class Outcome:
    reading: Reading
    batches: list[FigureBatch]
    problems: list[Problem]

    def of(self, measure: str) -> list[Figure]:
        return [figure for batch in self.batches for code, figure in _figures(batch) if code == measure]

    def total(self, measure: str, column: str = "numerator") -> float:
        batch = next(batch for batch in self.batches if batch.measure.values == [measure])
        return float(np.nansum(getattr(batch, column)))

    @property
    def said(self) -> list[tuple[int | None, str]]:
        return [(problem.row, problem.what) for problem in self.problems]


def read(reader: Any, path: Path, *, today: date | None = None, as_at: date | None = None) -> Outcome:
    problems = Problems()
    dated: DatedReader = reader
    reading = dated.read(Source(path), as_at=as_at, problems=problems, today=today)
    batches = list(reading.figures or ())
    return Outcome(reading, batches, problems.listed)


def _figures(batch: FigureBatch) -> list[tuple[str, Figure]]:
    def number(value: float) -> float | None:
        return None if np.isnan(value) else float(value)

    return [
        (
            batch.measure.values[batch.measure.codes[i]],
            (
                batch.organisation.values[batch.organisation.codes[i]],
                batch.periods[batch.period[i]],
                number(batch.numerator[i]),
                number(batch.denominator[i]),
                number(batch.value[i]),
            ),
        )
        for i in range(len(batch))
    ]


@dataclass
class UndatedOutcome:
    reading: Reading
    scores: list[StatedScore]
    problems: list[Problem]


def read_scores(reader: Reader, path: Path) -> UndatedOutcome:
    problems = Problems()
    reading = reader.read(Source(path), as_at=None, problems=problems)
    return UndatedOutcome(reading, reading.scores or [], problems.listed)
