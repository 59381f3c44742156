"""Prints the charts that the page about charts draws: of each kind one invented series, as the engine answers it.

    backend/.venv/bin/python scripts/chart_examples.py > frontend/src/features/pages/chartExamples.gen.json

Every entry is an answer of `POST /analyses` with one chart, and beside it `title`, `about` (what the kind is for) and
`source` (whose method it is). The figures come from a generator with a seed, so that they are the same every time.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from groundswell.analyses.actions import analysed
from groundswell.analyses.schemas import AnalysesAsked

Series = dict[str, Any]
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DIGITS = 10  # of a number: far more than a line on a screen shows, and the same whatever order a machine adds in


class Example(NamedTuple):
    chart: str
    title: str
    about: str
    source: str
    series: Series
    rules: str = "nhs-plot-the-dots"
    direction: str = "lower"
    scale: float = 1


# --- figures as they come --------------------------------------------------------------------------------------------


def months(count: int, year: int = 2017, month: int = 4) -> list[str]:
    """ "Apr 2017" and so on, by financial years."""
    return [f"{MONTHS[(month - 1 + n) % 12]} {year + (month - 1 + n) // 12}" for n in range(count)]


def numbered(thing: str, count: int) -> list[str]:
    return [f"{thing} {n}" for n in range(1, count + 1)]


def normal(random: Random, means: list[float], spread: float, decimals: int = 1) -> list[float | None]:
    return [round(random.gauss(mean, spread), decimals) for mean in means]


def poisson(random: Random, mean: float) -> int:
    """Knuth's method: how many steps of an exponential fit into one."""
    limit, product, count = math.exp(-mean), random.random(), 0
    while product > limit:
        product *= random.random()
        count += 1
    return count


def binomial(random: Random, trials: int, share: float) -> int:
    return sum(random.random() < share for _ in range(trials))


def sizes(random: Random, count: int, mean: int, spread: int) -> list[int]:
    return [mean + random.randint(-spread, spread) for _ in range(count)]


# --- one series a kind -----------------------------------------------------------------------------------------------


def run() -> Example:
    values = normal(Random(12), [9.5] * 10 + [6.2] * 14, 1.2, 0)
    return Example(
        chart="run",
        rules="anhoej",
        title="Days from a letter’s arrival to its action",
        about="A run chart needs no limits, so it suits the first months of a project and figures of any shape.",
        source="Anhøj J, Olesen AV. Run charts revisited. PLoS ONE 2014; 9(11): e113825.",
        series={"name": "Letters", "values": values, "labels": months(24), "unit": " days"},
    )


def i() -> Example:
    values = normal(Random(5), [11.2] * 15 + [7.4] * 21, 1.3)
    return Example(
        chart="i",
        title="Minutes to answer the telephone",
        about="An XmR chart is the one to begin with: any figure that comes once a month, each with one value.",
        source="Wheeler DJ. Understanding Variation. SPC Press, 1993; rules of NHS England’s Making Data Count.",
        series={
            "name": "Telephone",
            "values": values,
            "labels": months(36),
            "phases": [{"at": 0, "baseline": 15}, {"at": 23}],
            "target": [{"at": 0, "value": 12}, {"at": 24, "value": 9}],
            "unit": " minutes",
        },
    )


def mr() -> Example:
    values = normal(Random(17), [11.2] * 24, 1.2)
    values[15] = 18.4
    return Example(
        chart="mr",
        title="How far the wait moves from one month to the next",
        about="A moving range chart shows whether month-to-month variation is itself steady; it stands beside an XmR"
        " chart.",
        source="Wheeler DJ. Understanding Variation. SPC Press, 1993.",
        # That a figure moves more than it did is in itself neither good nor bad.
        direction="neither",
        series={"name": "Telephone", "values": values, "labels": months(24), "unit": " minutes"},
    )


def p() -> Example:
    random = Random(23)
    booked = sizes(random, 30, 620, 210)
    missed: list[int | None] = [binomial(random, n, 0.082 if at < 17 else 0.05) for at, n in enumerate(booked)]
    missed[8] = None
    return Example(
        chart="p",
        title="Appointments missed",
        about="A p chart is for a share: so many of so many; its limits are narrower where more were counted.",
        source="Shewhart WA. Economic Control of Quality of Manufactured Product. Van Nostrand, 1931.",
        series={"name": "Missed", "values": missed, "denominators": booked, "labels": months(30), "unit": "%"},
        scale=100,
    )


def pp() -> Example:
    random = Random(29)
    calls = sizes(random, 30, 21_000, 4_000)
    shares = [random.gauss(0.127 if at < 21 else 0.104, 0.007) for at in range(30)]
    lost = [round(n * share) for n, share in zip(calls, shares, strict=True)]
    return Example(
        chart="pp",
        title="Calls that ended before an answer, a whole federation",
        about="A p′ chart is for a share of very many, where a p chart’s limits would be too narrow to be true.",
        source="Laney DB. Improved control charts for attributes. Quality Engineering 2002; 14(4): 531–537.",
        series={"name": "Lost calls", "values": lost, "denominators": calls, "labels": months(30), "unit": "%"},
        scale=100,
    )


def u() -> Example:
    random = Random(31)
    lists = sizes(random, 24, 9_600, 350)
    counts = [poisson(random, n * (0.0021 if at != 19 else 0.0046)) for at, n in enumerate(lists)]
    return Example(
        chart="u",
        title="Complaints for every 1,000 patients",
        about="A u chart is for events where one patient may have several, against how many patients there are.",
        source="Montgomery DC. Introduction to Statistical Quality Control. Wiley.",
        series={"name": "Complaints", "values": counts, "denominators": lists, "labels": months(24)},
        scale=1000,
    )


def up() -> Example:
    random = Random(37)
    lists = sizes(random, 30, 86_000, 2_500)
    rates = [random.gauss(0.0335 if at < 16 else 0.0412, 0.0022) for at in range(30)]
    requests = [round(n * rate) for n, rate in zip(lists, rates, strict=True)]
    return Example(
        chart="up",
        title="Online requests for every 1,000 patients, a whole federation",
        about="A u′ chart is a u chart for very large numbers, with the true variation between months put into it.",
        source="Laney DB. Improved control charts for attributes. Quality Engineering 2002; 14(4): 531–537.",
        series={"name": "Online requests", "values": requests, "denominators": lists, "labels": months(30)},
        direction="higher",
        scale=1000,
    )


def c() -> Example:
    random = Random(41)
    counts = [poisson(random, 8.5 if at < 13 else 4.2) for at in range(26)]
    return Example(
        chart="c",
        title="Prescriptions that had to be written again",
        about="A c chart counts events where there is as much room for them every month.",
        source="Shewhart WA. Economic Control of Quality of Manufactured Product. Van Nostrand, 1931.",
        series={"name": "Written again", "values": counts, "labels": months(26)},
    )


def g() -> Example:
    random = Random(43)
    between = [int(math.log(1 - random.random()) / math.log(1 - (1 / 60 if at < 14 else 1 / 260))) for at in range(26)]
    return Example(
        chart="g",
        title="Repeat prescriptions between two errors",
        about="A g chart is for rare events: not how many a month, but how many went well between one and the next.",
        source="Benneyan JC. Number-between g-type statistical quality control charts for monitoring adverse events."
        " Health Care Management Science 2001; 4: 305–318.",
        series={"name": "Between errors", "values": between, "labels": numbered("Error", 26)},
        direction="higher",
    )


def t() -> Example:
    random = Random(47)
    days = [max(1, round(random.expovariate(1 / (16 if at < 15 else 45)))) for at in range(24)]
    return Example(
        chart="t",
        title="Days between two referrals sent late",
        about="A t chart is for rare events too, where what is known is the time between one and the next.",
        source="Nelson LS. A control chart for parts-per-million nonconforming items. Journal of Quality Technology"
        " 1994; 26(3): 239–240.",
        series={"name": "Between late referrals", "values": days, "labels": numbered("Referral", 24), "unit": " days"},
        direction="higher",
    )


def timed(seed: int, spreads: Callable[[int], float]) -> tuple[list[float], list[float], list[int]]:
    """Means, standard deviations and sizes of weekly samples of consultations, in minutes."""
    random = Random(seed)
    means, deviations, taken = [], [], []
    for week in range(20):
        size = random.choice((8, 10, 10, 12))
        sample = [random.gauss(11.8 if week < 12 else 12.9, spreads(week)) for _ in range(size)]
        mean = sum(sample) / size
        means.append(round(mean, 2))
        deviations.append(round(math.sqrt(sum((minutes - mean) ** 2 for minutes in sample) / (size - 1)), 2))
        taken.append(size)
    return means, deviations, taken


def xbar() -> Example:
    means, deviations, taken = timed(53, lambda week: 1.5)
    return Example(
        chart="xbar",
        title="Minutes of a consultation, a sample each week",
        about="An x̄ chart is for samples: the average of some measurements taken together.",
        source="Montgomery DC. Introduction to Statistical Quality Control. Wiley.",
        series={
            "name": "Consultations",
            "values": means,
            "spreads": deviations,
            "denominators": taken,
            "labels": numbered("Week", 20),
            "unit": " minutes",
        },
        direction="neither",
    )


def s() -> Example:
    _, deviations, taken = timed(59, lambda week: 4.4 if week == 14 else 1.5)
    return Example(
        chart="s",
        title="How much consultations differ, a sample each week",
        about="An s chart stands beside an x̄ chart and shows whether the spread inside the samples is steady.",
        source="Montgomery DC. Introduction to Statistical Quality Control. Wiley.",
        series={
            "name": "Consultations",
            "values": deviations,
            "denominators": taken,
            "labels": numbered("Week", 20),
            "unit": " minutes",
        },
        direction="neither",
    )


def ip() -> Example:
    random = Random(61)
    calls = sizes(random, 28, 900, 600)
    held = [round(n * random.gauss(4.6, 16 / math.sqrt(n))) for n in calls]
    held[20] = round(calls[20] * 9.5)
    return Example(
        chart="ip",
        title="Minutes on hold for each call",
        about="An I′ chart is an XmR chart of averages, each of them of another number of measurements.",
        source="Taylor WA. Normalized Individuals (IN) Control Chart. Taylor Enterprises, 2017.",
        series={
            "name": "On hold",
            "values": held,
            "denominators": calls,
            "labels": months(28),
            "excluded": [20],
            "unit": " minutes",
        },
    )


EXAMPLES = (i, run, mr, p, pp, u, up, c, g, t, xbar, s, ip)


# --- the page’s file -------------------------------------------------------------------------------------------------


def answer(example: Example) -> dict[str, Any]:
    asked = AnalysesAsked.model_validate(
        {
            "chart": example.chart,
            "rules": example.rules,
            "direction": example.direction,
            "scale": example.scale,
            "series": [example.series],
        }
    )
    head = {"title": example.title, "about": example.about, "source": example.source}
    return {**head, **rounded(analysed(asked))}


def rounded(part: Any) -> Any:
    if isinstance(part, float):
        return float(f"{part:.{DIGITS}g}")
    if isinstance(part, dict):
        return {name: rounded(inside) for name, inside in part.items()}
    return [rounded(inside) for inside in part] if isinstance(part, list) else part


def printed() -> str:
    """The file: a line for each chart."""
    lines = (json.dumps(answer(example()), ensure_ascii=False, separators=(",", ":")) for example in EXAMPLES)
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    sys.stdout.write(printed())
