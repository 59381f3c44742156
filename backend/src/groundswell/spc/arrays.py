"""The array types of the engine, by the names it uses for them."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.int8]
Counts = NDArray[np.int64]
Ordinals = NDArray[np.int32]
