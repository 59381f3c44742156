"""A number with its range."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
CONFIDENCE = 0.95
"""Of every range here, unless someone asks for another."""
NEGLIGIBLE = 1e-9
"""What is smaller than this share of the figures is arithmetic."""


@dataclass(frozen=True)
class Estimate:
    """`value` with the range in which the truth lies in 95 of 100 such estimates, all in the unit of the measure."""

    value: float
    lower: float
    upper: float
    error: float
    """Standard error."""

    @property
    def is_clear(self) -> bool:
        """Whether nought is outside its range."""
        return self.lower > 0 or self.upper < 0


def with_t(value: float, error: float, df: float, confidence: float = CONFIDENCE) -> Estimate:
    """value ± t(df) × error. Raises `ValueError` for a negative error, no degrees of freedom, or an absurd level."""
    from scipy.stats import t

    if not error >= 0 or not df > 0 or not 0 < confidence < 1:
        raise ValueError(f"No range from an error of {error} with {df} degrees of freedom at {confidence}.")
    reach = float(t.ppf((1 + confidence) / 2, df)) * error
    return Estimate(value, value - reach, value + reach, error)
