"""The published files themselves, all of them in a shuffled order, where the shared folder stands beside the project.

The monthly totals are those that the workbooks print, as listed beside the files.
"""

import random
import re
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading, writing
from groundswell.measures import exclusions
from groundswell.measures.models import Measure, RollUp
from groundswell.organisations.models import Organisation, Spell
from groundswell.reports.verify.everything import verify
from tests.ingest.importing import everything_kept, rolled_up, send
from tests.ingest.readers.reading import NO_REAL_FILES, REAL

pytestmark = pytest.mark.skipif(not REAL.exists(), reason=NO_REAL_FILES)

AUGUST_2024 = date(2024, 8, 1)
TOTAL = re.compile(r"\| (20\d\d)-(\d\d) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|")


def printed_totals() -> dict[date, tuple[int, int, int, int]]:
    """Practices listed, above zero, submissions and registered patients, by month."""
    totals = {}
    for line in (REAL.parent / "README.md").read_text().splitlines():
        if found := TOTAL.match(line):
            year, month, *numbers = found.groups()
            rows, above, submissions, patients = (int(number.replace(",", "")) for number in numbers)
            totals[date(int(year), int(month), 1)] = (rows, above, submissions, patients)
    return totals


def test_all_official_files_in_a_shuffled_order(database: None) -> None:
    """One test, because the import behind it is the slow part."""
    files = [*(REAL / "ods").iterdir(), *(REAL / "online_consultations").iterdir()]
    random.Random(20).shuffle(files)
    assert [send(path).problems for path in files] == [[]] * len(files)
    totals = printed_totals()
    assert len(totals) == 16

    with reading() as session:
        nation = rolled_up(session, "online_consultation_rate", "ENG")
        assert {
            day: (row.contributing, row.above_zero, row.numerator, row.denominator) for day, row in nation.items()
        } == totals
        patients = rolled_up(session, "registered_patients", "ENG")
        assert {day: row.numerator for day, row in patients.items()} == {day: t[3] for day, t in totals.items()}

        group = aliased(Organisation)
        sums = session.execute(
            select(group.kind, group.subkind, RollUp.period, func.sum(RollUp.numerator))
            .join(group, group.id == RollUp.organisation_id)
            .join(Measure, Measure.id == RollUp.measure_id)
            .where(Measure.code == "online_consultation_rate", RollUp.membership == "then")
            .group_by(group.kind, group.subkind, RollUp.period)
        ).all()
        for kind, subkind, day, submissions in sums:
            assert submissions is not None
            if kind in ("region", "commissioner"):
                assert submissions == totals[day][2], (kind, subkind, day)
            if kind == "network":
                assert 0.98 * totals[day][2] < submissions <= totals[day][2]

        # Overlapping spells cannot be: the database would not have kept them. Every one ends after it begins.
        assert session.scalar(select(func.count()).where(Spell.until <= Spell.first)) == 0
        assert verify(session).differences == []

    before = everything_kept()
    with writing() as session:
        made = exclusions.exclude(
            session,
            by=OPERATOR,
            measure="online_consultation_rate",
            first=AUGUST_2024,
            last=AUGUST_2024,
            supplier="eConsult Health Limited",
            organisations=[],
            only_zeros=True,
            reason="The supplier sent no figures for August 2024",
        )
        number = made.id
    with reading() as session:
        rates = {day: row.value or 0.0 for day, row in rolled_up(session, "online_consultation_rate", "ENG").items()}
        around = (rates[date(2024, 7, 1)], rates[date(2024, 9, 1)])
        assert 0.85 * min(around) < rates[AUGUST_2024] < max(around)
    with writing() as session:
        exclusions.lift(session, by=OPERATOR, exclusion_id=number)
    assert everything_kept() == before

    for path in sorted((REAL / "telephony").iterdir()):
        assert send(path).state == "loaded"
    with reading() as session:
        calls = rolled_up(session, "inbound_calls", "ENG")
        apart = rolled_up(session, "inbound_calls", "UNASSIGNED")
        assert [calls[date(2025, m, 1)].numerator for m in (10, 11, 12)] == [31_444_618, 29_439_840, 30_063_218]
        assert apart == {}
