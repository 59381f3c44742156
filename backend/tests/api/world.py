"""One small country that the tests of endpoints share: two regions, two federations, one of them in a scheme."""

from datetime import date

from tests.factories.kept import made_once
from tests.factories.made import making

MOVED = date(2018, 3, 1)


@made_once
def small_country() -> None:
    with making() as m:
        north, south = m.region("Y90", "North"), m.region("Y91", "South")
        parent = m.commissioner("QX9", "North ICB", within=[north], subkind="icb")
        upper = m.commissioner("Q90", "Upper Vale", within=[parent], subkind="sub_icb")
        lower = m.commissioner("Q91", "Lower Vale", within=[south])
        alder, birch = m.federation("F901", "Alderbourne"), m.federation("F902", "Birchcombe")
        scheme = m.scheme("AF901", "Vale access", wave="2")
        network = m.network("U90101", "Old Bridge")
        first = m.practice("Z10101", "Linden Walk", within=[upper, alder, network, scheme], postcode="ZZ1 1AA")
        second = m.practice("Z10102", "Mill Lane", within=[upper, alder, scheme])
        third = m.practice("Z10103", "Quay Road", within=[lower, birch])
        moved = m.practice("Z10104", "Station House", within=[lower])
        m.spell(moved, alder, until=MOVED)
        m.spell(moved, birch, first=MOVED, inferred=True)
        closed = m.practice("Z10105", "Old Forge", status="closed", closed=date(2017, 5, 1))
        m.spell(closed, alder, until=date(2017, 5, 1))
        m.succession(closed, first, date(2017, 5, 1))
        for practice, missed in ((first, 10), (second, 20), (third, 30), (moved, 40)):
            m.figures(practice, "missed_call_share", [missed] * 10, 100)
            m.figures(practice, "registered_patients", [1000] * 10)
