"""The columns of the fast reader against a slow and obvious one that takes a row at a time."""

import csv
import io
import math
import re
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.ingest.readers.figures import Figures
from groundswell.measures.definitions import library
from tests.ingest.readers.reading import Figure, read

TODAY = date(2018, 11, 20)
HEADS = ["organisation", "measure", "period", "numerator", "denominator", "value"]

cells = st.tuples(
    st.sampled_from(["Z10101", "z10101 ", "Z10102", ""]),
    st.sampled_from(["missed_call_share", "online_consultation_rate", "registered_patients", "hours_released", "none"]),
    st.sampled_from(["2018-10-01", "2018-09", "2018-12", "2018-10-02", ""]),
    *[st.sampled_from(["", "0", "1", " 2 ", "2.5", "1e3", "-1", "x", "nan", "1e999"])] * 3,
)


def slow(lines: list[tuple[str, ...]]) -> list[tuple[str, Figure]]:
    """The good rows, by the rules in words."""
    good: list[tuple[str, Figure]] = []
    for organisation, measure, period, *numbers in lines:
        texts = [number.strip() for number in numbers]
        if any(text and not re.fullmatch(r"[0-9.]+(e[0-9]+)?", text) for text in texts):
            continue
        n, d, v = (float(text) if text else None for text in texts)
        month = re.fullmatch(r"(\d{4})-(\d{2})(-01)?", period)
        definition = library().get(measure)
        if not organisation.strip() or definition is None or not month or math.inf in (n, d, v):
            continue
        first = date(int(month[1]), int(month[2]), 1)
        if first > TODAY:
            continue
        if definition.aggregation == "ratio":
            if n is None or not d or (n > d and not definition.may_exceed):
                continue
            kept: tuple[float | None, float | None, float | None] = (n, d, None)
        else:
            given_numbers = {number for number in (n, v) if number is not None}
            if d is not None or len(given_numbers) != 1:
                continue
            (number,) = given_numbers
            kept = (number, None, None) if definition.aggregation == "sum" else (None, None, number)
        good.append((measure, (organisation.strip().upper(), first, *kept)))
    return good


@settings(max_examples=150, deadline=None)
@given(st.lists(cells, min_size=1, max_size=12))
def test_the_fast_reader_takes_what_a_slow_one_takes(lines: list[tuple[str, ...]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([HEADS, *lines])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.csv"
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        outcome = read(Figures(), path, today=TODAY)
    expected = slow(lines)
    for measure in {measure for measure, _ in expected} | {"none"}:
        assert outcome.of(measure) == [figure for code, figure in expected if code == measure]
    assert sum(len(batch) for batch in outcome.batches) == len(expected)
    blank = sum(1 for line in lines if not any(cell.strip() for cell in line))
    assert len({problem.row for problem in outcome.problems}) == len(lines) - blank - len(expected)
