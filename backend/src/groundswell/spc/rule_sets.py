"""Named sets of chart rules: every length and factor of the published methods, as parameters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """The parameters of one published way to read an XmR chart.

    Lengths count points. `limit_factor` and `screening_factor` multiply the mean moving range; `near_limit` is the
    share of the way from centre to limit. `short_below`: a phase of fewer rows is called short.
    """

    name: str
    title: str
    limit_factor: float = 2.66
    near_limit: float = 2 / 3
    screening: bool = True
    screening_factor: float = 3.267
    shift_length: int = 7
    trend_length: int = 7
    short_below: int = 13

    def __post_init__(self) -> None:
        if self.shift_length < 2 or self.trend_length < 2:
            raise ValueError("A shift or a trend needs at least two points.")
        if not (self.limit_factor > 0 and 0 < self.near_limit < 1):
            raise ValueError("The limit factor must be positive and the near limit between the centre and the limit.")
        # Some range is no larger than the mean of all, and the tolerance for ties is less than one mean: from two
        # means upwards, screening always leaves a range.
        if self.screening_factor < 2:
            raise ValueError("The screening factor must be at least 2.")


# NHS England Making Data Count's "Plot the dots" as the R package NHSRplotthedots 0.2.2 computes it. 2.66 is the
# rounded 3 / 1.128 and 3.267 the upper limit of a moving range chart (D4 of two points), both as published.
NHS_PLOT_THE_DOTS = Rules(name="nhs-plot-the-dots", title="NHS Making Data Count: plot the dots")

RULE_SETS = {rules.name: rules for rules in (NHS_PLOT_THE_DOTS,)}
