"""Cells of a grid and heads of its columns, from summaries. Made by the ten thousand, so plain and cheap."""

from collections.abc import Sequence

import numpy as np

from groundswell.measures.charts import SPARK
from groundswell.measures.definitions import MeasureDefinition
from groundswell.reports.figures.standing import ASSURANCE_NAMES, VARIATION_NAMES, Standing
from groundswell.reports.schemas import Cell, Spark
from groundswell.reports.wording.months import iso
from groundswell.reports.wording.numbers import withheld_words
from groundswell.reports.wording.verdicts import cell_label, no_data_words


def cell(definition: MeasureDefinition, standing: Standing | None, latest: int, spark: Spark | None) -> Cell:
    """What a series says in the newest month of its measure, `latest`. A figure of an older month is no news."""
    if standing is None or standing.month < latest:
        words = no_data_words(standing, latest)
        return _empty(definition, "no_data", words, words, None if standing is None else iso(standing.month), "")
    if standing.suppressed or standing.value is None:
        label = cell_label(definition, standing, latest)
        return _empty(definition, "suppressed", withheld_words(definition), label, iso(standing.month), "*")
    return {
        "measure": definition.code,
        "state": "reported",
        "words": None,
        "period": iso(standing.month),
        "value": standing.value,
        "shown": definition.shown(standing.value),
        "variation": VARIATION_NAMES[standing.variation],
        "assurance": ASSURANCE_NAMES[standing.assurance],
        "spark": spark,
        "label": cell_label(definition, standing, latest),
    }


def _empty(definition: MeasureDefinition, state: str, words: str, label: str, period: str | None, shown: str) -> Cell:
    return {
        "measure": definition.code,
        "state": "suppressed" if state == "suppressed" else "no_data",
        "words": words,
        "period": period,
        "value": None,
        "shown": shown,
        "variation": None,
        "assurance": None,
        "spark": None,
        "label": label,
    }


def sparks(
    definition: MeasureDefinition, drawn: Sequence[bytes], signals: Sequence[str], standings: Sequence[Standing]
) -> list[Spark]:
    """The small lines of many series of one measure. Values are rounded to one place more than is shown: a line of
    a hundred pixels needs no more, and an answer of ten thousand lines is half the size."""
    values = np.frombuffer(b"".join(drawn), "<f4").reshape(-1, SPARK).astype(np.float64)
    known = ~np.isnan(values)
    begins = np.where(known.any(axis=1), known.argmax(axis=1), SPARK - 1).tolist()
    rounded = np.round(values, definition.decimals + 1).tolist()
    return [
        {
            "from": iso(standing.month - SPARK + 1 + begin),
            "values": [None if value != value else value for value in row[begin:]],
            "signals": letters[begin:],
            "centre": None if standing.centre is None else round(standing.centre, definition.decimals + 1),
        }
        for row, begin, letters, standing in zip(rounded, begins, signals, standings, strict=True)
    ]
