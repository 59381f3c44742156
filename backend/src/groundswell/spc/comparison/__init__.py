"""Organisations beside each other in one period: how far from the rest, among the rest, and how sure that is.

`funnel` says who is further from the overall figure than size and usual spread explain, `centiles` how a figure is
spread over organisations in each period, `ranks` which places in an order by level an organisation could have.
"""

from groundswell.spc.comparison.centiles import Centiles, centiles, mid_rank_centiles
from groundswell.spc.comparison.funnel import Funnel, Lines, Place, funnel
from groundswell.spc.comparison.ranks import Ranks, ranks

__all__ = [
    "Centiles",
    "Funnel",
    "Lines",
    "Place",
    "Ranks",
    "centiles",
    "funnel",
    "mid_rank_centiles",
    "ranks",
]
