"""Named sets of chart rules: every length and factor of the published methods, as parameters."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal


class TwoInThree(StrEnum):
    """Which points count as two of three. In all variants only points beyond two sigma on that side are flagged.

    NEAR            all three strictly on one side, two of them beyond two sigma and not beyond three (NHSRplotthedots)
    BEYOND          all three strictly on one side, two of them beyond two sigma, however far (Making Data Count)
    THIRD_ANYWHERE  two of three beyond two sigma on one side, however far; the third may be anywhere (Western Electric,
                    as controlchartspy reads it: at the start of a phase the first two points do alone)
    """

    NEAR = "near"
    BEYOND = "beyond"
    THIRD_ANYWHERE = "third_anywhere"


Ties = Literal["breaks", "skips"]
RunsMethod = Literal["anhoej", "best_box", "cut_box"]


@dataclass(frozen=True, slots=True)
class Rules:
    """The parameters of one published way to read a chart.

    Lengths count points; None switches the rule off.
    limit_factor, screening_factor  multiply the mean moving range; sigma is a third of the first
    near_limit          the share of the way from centre to limit at which the two-sigma line lies
    screening           whether large moving ranges are left out, once; `may_collapse`: limits of no width stand where
                        that leaves only ranges of 0, else all ranges are kept there
    two_in_three        which variant, or None for off; `third_highlighted`: flag the third point too, unless it is
                        beyond two sigma on the other side
    on_centre           whether a value on the centre breaks a shift or is skipped: it neither counts nor breaks
    equal_neighbours    whether a value equal to the one before breaks a trend or is skipped
    improvement_wins    where rules make a point improvement and concern at once, it is improvement
    limits_from, icons_from
                        values a phase needs before it has limits, and its series icons; 1: none, so a centre supplied
                        has limits without any value where its kind can draw them
    short_below         a phase of fewer rows is called short
    shortest_baseline   the fewest rows a baseline may be asked to have
    g_centre            whether the centre a g chart shows is the median or the mean of its values; its limits rest on
                        the mean either way
    runs                the method for unusually long runs and few crossings that flags points as shift; None: none does
    """

    name: str
    title: str
    limit_factor: float = 2.66
    near_limit: float = 2 / 3
    screening: bool = True
    screening_factor: float = 3.267
    may_collapse: bool = False
    shift_length: int | None = 7
    trend_length: int | None = 7
    two_in_three: TwoInThree | None = TwoInThree.NEAR
    third_highlighted: bool = False
    on_centre: Ties = "breaks"
    equal_neighbours: Ties = "breaks"
    improvement_wins: bool = False
    limits_from: int = 1
    icons_from: int = 1
    short_below: int = 13
    shortest_baseline: int = 12
    g_centre: Literal["median", "mean"] = "median"
    runs: RunsMethod | None = None

    def __post_init__(self) -> None:
        lengths = (self.shift_length, self.trend_length)
        if any(length is not None and length < 2 for length in lengths):
            raise ValueError("A shift or a trend needs at least two points.")
        if not (self.limit_factor > 0 and 0 < self.near_limit < 1):
            raise ValueError("The limit factor must be positive and the near limit between the centre and the limit.")
        # Some range is no larger than the mean of all, and the tolerance for ties is less than one mean: from two
        # means upwards, screening always leaves a range.
        if self.screening_factor < 2:
            raise ValueError("The screening factor must be at least 2.")
        if self.shortest_baseline < 1 or self.limits_from < 1 or self.icons_from < 1:
            raise ValueError("A baseline, limits and icons need at least one row.")
        if self.two_in_three is not None:
            object.__setattr__(self, "two_in_three", TwoInThree(self.two_in_three))
        for name, given, allowed in (
            ("on_centre", self.on_centre, ("breaks", "skips")),
            ("equal_neighbours", self.equal_neighbours, ("breaks", "skips")),
            ("g_centre", self.g_centre, ("median", "mean")),
            ("runs", self.runs, (None, "anhoej", "best_box", "cut_box")),
        ):
            if given not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(map(repr, allowed))}, not {given!r}.")

    def parameters(self) -> tuple[tuple[str, str], ...]:
        """Every parameter as (label, value), in words for people and in the order of `Rules`."""
        return (
            ("Limits from moving ranges", f"centre ± {self.limit_factor:.4g} × mean moving range"),
            ("Near limits", f"{_share(self.near_limit)} of the way from the centre to the limits"),
            ("Large moving ranges", _screening(self)),
            ("Shift", _length(self.shift_length, "points in a row on one side of the centre")),
            ("A value on the centre", _TIES[self.on_centre].format("shift")),
            ("Trend", _length(self.trend_length, "points in a row rising, or falling")),
            ("A repeated value", _TIES[self.equal_neighbours].format("trend")),
            ("Two in three", _two_in_three(self)),
            (
                "Improvement and concern at once",
                "improvement" if self.improvement_wins else "the first rule that fires",
            ),
            ("Limits", _values_from(self.limits_from)),
            ("Icons", _values_from(self.icons_from)),
            ("Called short", f"fewer than {self.short_below} rows"),
            ("Shortest baseline", f"{self.shortest_baseline} rows" if self.shortest_baseline > 1 else "1 row"),
            ("Centre of a g chart", self.g_centre),
            ("Long runs and few crossings", "no points flagged" if self.runs is None else _RUNS[self.runs]),
        )


_TIES = {"breaks": "breaks a {}", "skips": "neither counts for a {} nor breaks it"}
_RUNS = {
    "anhoej": "Anhøj rules; points of a run that is too long are flagged as shift",
    "best_box": "best box; points of a run that is too long are flagged as shift",
    "cut_box": "cut box; points of a run that is too long are flagged as shift",
}
_TWO_IN_THREE = {
    TwoInThree.NEAR: "two of three points beyond two sigma and within the limits, all on one side of the centre",
    TwoInThree.BEYOND: "two of three points beyond two sigma, all on one side of the centre",
    TwoInThree.THIRD_ANYWHERE: "two of three points beyond two sigma on one side, the third anywhere",
}


def _share(fraction: float) -> str:
    return "two thirds" if fraction == 2 / 3 else f"{fraction:.4g}"


def _screening(rules: Rules) -> str:
    if not rules.screening:
        return "all count"
    unless = "" if rules.may_collapse else ", unless only ranges of 0 are left"
    return f"left out once from {rules.screening_factor:.4g} × their mean{unless}"


def _length(length: int | None, words: str) -> str:
    return "off" if length is None else f"{length} {words}"


def _two_in_three(rules: Rules) -> str:
    if rules.two_in_three is None:
        return "off"
    return _TWO_IN_THREE[rules.two_in_three] + ("; the third is flagged too" if rules.third_highlighted else "")


def _values_from(count: int) -> str:
    return f"from {count} values in a phase" if count > 1 else "always"


# NHS England Making Data Count's "Plot the dots" as the R package NHSRplotthedots 0.2.2 computes it. 2.66 is the
# rounded 3 / 1.128 and 3.267 the upper limit of a moving range chart (D4 of two points), both as published.
NHS_PLOT_THE_DOTS = Rules(name="nhs-plot-the-dots", title="NHS Making Data Count: plot the dots")

# The answers of NHS England's Making Data Count Excel tool since late 2023.
MAKING_DATA_COUNT = Rules(
    name="making-data-count",
    title="NHS Making Data Count: Excel tool",
    screening=False,
    two_in_three=TwoInThree.BEYOND,
    improvement_wins=True,
    limits_from=13,
    icons_from=13,
)
MAKING_DATA_COUNT_6 = replace(
    MAKING_DATA_COUNT,
    name="making-data-count-6",
    title="NHS Making Data Count: Excel tool, runs and trends of six",
    shift_length=6,
    trend_length=6,
)

# Anhøj and Olesen 2014, as qicharts2 0.8.1 reads them: unusually long runs or unusually few crossings of the centre.
ANHOEJ = Rules(
    name="anhoej",
    title="Anhøj rules",
    limit_factor=3 / 1.128,
    shift_length=None,
    trend_length=None,
    two_in_three=None,
    shortest_baseline=1,
    runs="anhoej",
)

RULE_SETS = {rules.name: rules for rules in (NHS_PLOT_THE_DOTS, MAKING_DATA_COUNT, MAKING_DATA_COUNT_6, ANHOEJ)}
