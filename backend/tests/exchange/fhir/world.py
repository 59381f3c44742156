"""A small country in which there is a figure of each sort: whole, broken, small, suppressed, set aside, of no whole."""

from datetime import date

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import writing
from groundswell.measures.exclusions import exclude
from groundswell.revisions.sequencer import number_committed
from tests.factories.made import LAST_MONTH, making

MOVED = date(2018, 6, 1)
"""When Mill Lane went from Upper Vale to Lower Vale."""
TELLING = {"Q90": "4711", "Q91": "8153"}
"""A denominator that stands in figures of single practices of one commissioner alone, and in no sum."""


def small_world() -> None:
    with making() as m:
        north, south = m.region("Y90", "North"), m.region("Y91", "South")
        parent = m.commissioner("QX9", "North ICB", within=[north], subkind="icb")
        upper = m.commissioner("Q90", "Upper Vale", within=[parent], subkind="sub_icb")
        lower = m.commissioner("Q91", "Lower Vale", within=[south])
        alder, birch = m.federation("FED-01", "Alderbourne"), m.federation("FED-02", "Birchcombe")
        scheme, network = m.scheme("AF901", "Vale access", wave="2"), m.network("U90101", "Old Bridge")
        first = m.practice("Z10101", "Linden Walk", within=[upper, alder, network, scheme], postcode="ZZ1 1AA")
        moved = m.practice("Z10102", "Mill Lane", within=[alder, scheme])
        m.spell(moved, upper, until=MOVED)
        m.spell(moved, lower, first=MOVED, inferred=True)
        third = m.practice("Z10103", "Quay Road", within=[lower, birch])
        closed = m.practice("Z10104", "Old Forge", status="closed", closed=date(2017, 5, 1))
        m.spell(closed, upper, until=date(2017, 5, 1))
        unknown = m.organisation("unknown", "Z19999")
        for practice, missed in ((first, 10), (moved, 20), (third, 30)):
            m.figures(practice, "missed_call_share", [missed] * 10, 100)
            m.figures(practice, "clinical_hours_released", [missed + 0.25] * 3)
            m.figure(practice, "trimethoprim_ratio", value=0.125)
            m.figure(practice, "patient_satisfaction_access", numerator=1, denominator=3)
        m.figure(first, "answered_over_five_minutes_share", status=1)
        m.figure(first, "dna_rate", numerator=5, denominator=0)
        m.figure(unknown, "registered_patients", numerator=77)
        m.figure(first, "inbound_calls", numerator=int(TELLING["Q90"]))
        m.figure(third, "inbound_calls", numerator=int(TELLING["Q91"]))
        m.figure(moved, "inbound_calls", numerator=1)
    with writing() as session:
        exclude(
            session,
            by=OPERATOR,
            measure="missed_call_share",
            first=LAST_MONTH,
            last=LAST_MONTH,
            supplier=None,
            organisations=["Z10103"],
            only_zeros=False,
            reason="The lines were down",
        )
    number_committed()
