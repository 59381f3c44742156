"""Rules that skip points: a run is looked for as if they were not there."""

import numpy as np

from groundswell.spc.arrays import Flags


def put_back(flagged: Flags, continues: Flags, kept: Flags) -> Flags:
    """Bool[N] of what was found among the kept points; a skipped one is flagged where it lies inside a run.

    kept: bool[N], which of all points they are. flagged, continues: bool[K] of the K kept points: in a run, and
    continuing the run of the kept one before.
    """
    run_goes_on = np.zeros(len(flagged) + 1, dtype=np.bool_)
    run_goes_on[1:-1] = flagged[1:] & flagged[:-1] & continues[1:]
    whole = np.empty(len(kept), dtype=np.bool_)
    whole[kept] = flagged
    skipped = np.flatnonzero(~kept)
    whole[skipped] = run_goes_on[np.searchsorted(np.flatnonzero(kept), skipped)]
    return whole
