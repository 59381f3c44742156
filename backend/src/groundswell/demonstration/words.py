"""The names of the demonstration country. Nothing here is the name of a real organisation; streets are anyone's."""

from typing import NamedTuple

import numpy as np

REGIONS = {
    "Northreach": ("Ravensmoor", "Corrandale", "Fellgarth"),
    "Eastmarch": ("Wealdmarsh", "Harrowdene", "Saltings"),
    "Midvale": ("Oakhollow", "Tamberley", "Greenfurrow"),
    "Westerly": ("Tor and Vale", "Sennenholt", "Cliffmere"),
    "Southmere": ("Downsea", "Harbourside", "Chalkridge"),
    "Capital": ("Northbank", "Riverside", "Old Walls"),
}
"""Regions, and the commissioners of each."""


class Spotlight(NamedTuple):
    """A federation that is always there, because guides and screens speak of it."""

    name: str
    commissioner: str
    practices: int
    wave: str | None
    better: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    """Measures of which nothing has come for three months; `*` stands for all."""


HOME = "Brackenholt Health Federation"
"""Where the demonstration's federation lead and practice work."""
FEW_ANSWERS = "Priorsway Together"
"""One of its practices alone asks its staff, and few answer: the roll-up is withheld."""

SPOTLIGHTS = (
    Spotlight(
        HOME,
        "Wealdmarsh",
        23,
        "2",
        better=("missed_call_share", "online_consultation_rate", "hours_released"),
        worse=("dna_rate", "staff_satisfaction"),
    ),
    Spotlight("Hexwater Health Federation", "Ravensmoor", 24, "1", silent=("*",)),
    Spotlight("Copperfold Together", "Northbank", 16, None, silent=("missed_call_share",)),
    Spotlight(
        "Saltwold Together",
        "Northbank",
        20,
        "1",
        worse=("missed_call_share", "online_consultation_rate", "patient_satisfaction_access", "hours_released"),
    ),
    Spotlight(
        FEW_ANSWERS,
        "Downsea",
        15,
        None,
        better=("dna_rate",),
        worse=("online_consultation_rate", "patient_satisfaction_access", "hours_released"),
    ),
    Spotlight("Birkmoor Family Doctors", "Riverside", 30, None, silent=("*",)),
    Spotlight("Wickholt Together", "Tor and Vale", 12, None, silent=("missed_call_share",)),
    Spotlight(
        "Thornreach GP Alliance",
        "Wealdmarsh",
        12,
        "1",
        better=("hours_released",),
        worse=("online_consultation_rate", "dna_rate", "patient_satisfaction_access"),
    ),
)


def spotlights(federations: int) -> tuple[Spotlight, ...]:
    """Of a small country at most half."""
    return SPOTLIGHTS[: federations // 2]


PRACTICES_OF_HOME = (
    "Abbey Green Surgery",
    "Ferry Road Medical Centre",
    "Harbour View",
    "Linden Walk",
    "Priory Fields",
    "Weir Street Surgery",
)
TAKEN_OVER_AT_HOME = "Fairhaven Surgery"
IN_TROUBLE = {
    ("Weir Street Surgery", "missed_call_share"): 7,
    ("Ferry Road Medical Centre", "missed_call_share"): 11,
    ("Ferry Road Medical Centre", "dna_rate"): 11,
    ("Ferry Road Medical Centre", "patient_satisfaction_access"): 11,
}
"""Practices of Brackenholt that are getting worse, in which measure, and for how many months."""


REASON_OF_TARGETS = "Set by the programme board."


def _listed(text: str) -> list[str]:
    return text.split()


_STARTS = _listed(
    "Amber Birk Bracken Castle Cinder Copper Drift Elder Ember Fen Flint Glade Grey Harrow Heron Hex Hollin Juniper "
    "Lapwing Lark Marl Osier Quill Raven Salt Sorrel Tansy Teasel Thorn Wick Wither Wren Yarrow"
)
_ENDS = _listed("combe cote dene fold garth holt hythe low mere moor reach rigg shaw stead water wold")
_BODIES = (
    "Together",
    "Health Federation",
    "GP Alliance",
    "GP Federation",
    "Family Doctors",
    "Primary Care",
    "Healthcare",
)
_STREET_STARTS = _listed(
    "Abbey Acorn Anchor Apple Arch Aspen Bakers Barley Beacon Bell Bluebell Bramble Bridge Broad Brook Candle Canal "
    "Carters Cedar Chandlers Chapel Cherry Clover Cobblers Coopers Corn Cross Crown Damson Dove Fairfield Falcon "
    "Ferry Fig Forge Foundry Fountain Fullers Garland Granary Hawthorn Hazel Heath Hill Ivy Kiln Kingfisher Ladder "
    "Lantern Laurel Lavender Lily Linden Lock Magnolia Malt Maple Market Marsh Meadow Mill Millers Moat Mulberry "
    "Nightingale North Oak Orchard Packhorse Park Pear Pippin Poplar Potters Primrose Quarry Quay Queens Rope Rose "
    "Rowan Rush Saddlers Sallow School Shepherds Silver South Spindle Spring Station Sycamore Tanners Thatch "
    "Thistle Tower Turnpike Vicarage Vine Violet Wall Walnut Weavers Weir Well West Wharf Wheat Wheelwrights Willow "
    "Windmill Wool Yew"
)
_STREET_ENDS = _listed(
    "Bank Close Court Croft Cross Drive Field Gardens Gate Green Grove Hill House Lane Lodge Mead Park Place Rise "
    "Road Row Square Street View Walk Way Yard"
)
_PRACTICES = ("Surgery", "Medical Centre", "Practice", "Health Centre", "Medical Practice", "Family Practice")
_SCHEMES = ("Open Hours", "Seven Day Access", "Evening and Weekend Care", "Access Partnership", "Extended Hours")
_NETWORKS = ("East", "West")

SUPPLIERS = ("Askwell Online", "Larkline", "Patient Path", "Quillcare", "Swiftdoor")
"""Makers of online consultation systems."""
FAILED_SUPPLIER = "Askwell Online"
PHONE_SUPPLIERS = ("Bellwether Cloud", "Clearline", "Hullo Telecom")


def place_of(federation: str) -> str:
    """ "Saltwold" of "Saltwold Together"."""
    return federation.split(" ", 1)[0]


def federation_names(count: int, rng: np.random.Generator) -> list[str]:
    """`count` names, each with a place of its own; the spotlights first."""
    names = [spotlight.name for spotlight in spotlights(count)]
    taken = {place_of(name) for name in names}
    places = [start + end for start in _STARTS for end in _ENDS if start + end not in taken]
    order = rng.permutation(len(places))[: count - len(names)]
    return names + [f"{places[i]} {_BODIES[rng.integers(len(_BODIES))]}" for i in order]


def practice_names(count: int, rng: np.random.Generator) -> list[str]:
    """`count` names, no two of one street; none of them a name that is kept for Brackenholt."""
    taken = {" ".join(name.split(" ")[:2]) for name in (*PRACTICES_OF_HOME, TAKEN_OVER_AT_HOME)}
    streets = [f"{start} {end}" for start in _STREET_STARTS for end in _STREET_ENDS if start != end]
    streets = [street for street in streets if street not in taken]
    order = rng.permutation(len(streets))[:count]
    return [f"{streets[i]} {_PRACTICES[rng.integers(len(_PRACTICES))]}" for i in order]


def network_names(federation: str, count: int) -> list[str]:
    place = place_of(federation)
    return [f"{place} Network"] if count == 1 else [f"{place} {side} Network" for side in _NETWORKS[:count]]


def scheme_name(federation: str, number: int) -> str:
    return f"{place_of(federation)} {_SCHEMES[number % len(_SCHEMES)]}"
