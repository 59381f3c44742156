"""The kinds of chart the engine draws."""

from enum import StrEnum


class Kind(StrEnum):
    """A chart kind by its short code; `title` is its name for people."""

    RUN = "run"
    I = "i"  # noqa: E741  the field's own letter
    MR = "mr"
    P = "p"
    PP = "pp"
    U = "u"
    UP = "up"
    C = "c"
    G = "g"
    T = "t"
    XBAR = "xbar"
    S = "s"
    IP = "ip"

    @property
    def title(self) -> str:  # type: ignore[override]  # the method of str it hides is of no use on a code
        return _TITLES[self]


_TITLES = {
    Kind.RUN: "Run chart",
    Kind.I: "XmR chart",
    Kind.MR: "Moving range chart",
    Kind.P: "p chart",
    Kind.PP: "p′ chart",
    Kind.U: "u chart",
    Kind.UP: "u′ chart",
    Kind.C: "c chart",
    Kind.G: "g chart",
    Kind.T: "t chart",
    Kind.XBAR: "x̄ chart",
    Kind.S: "s chart",
    Kind.IP: "I′ chart",
}

# What the denominators of a chart mean: opportunities or sizes it cannot do without, or a divisor it may be given.
NEEDS_DENOMINATORS = frozenset({Kind.P, Kind.PP, Kind.U, Kind.UP, Kind.IP, Kind.XBAR, Kind.S})
MAY_HAVE_DENOMINATORS = frozenset({Kind.RUN, Kind.I, Kind.MR})
# Sizes of subgroups: the values are already what is plotted, and are not divided by them.
HAS_SUBGROUPS = frozenset({Kind.XBAR, Kind.S})
NEEDS_SPREADS = frozenset({Kind.XBAR})
