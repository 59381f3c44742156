import csv
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading
from groundswell.errors import Invalid
from groundswell.reports.overview.page import Wanted, overview, overview_csv
from groundswell.reports.overview.schemas import Overview
from groundswell.reports.wording.segments import plain_text
from tests.conftest import Making, Statements
from tests.factories.made import Made
from tests.reports.worlds import CALLS, falling_to, steady

DNA = "dna_rate"


def page(**asked: Any) -> Overview:
    with reading() as session:
        found, _ = overview(session, by=OPERATOR, **asked)
    return found


def rising(months: int) -> list[float | None]:
    return [*steady(months - 8), *(150.0 + place % 2 for place in range(8))]


def world(m: Made) -> None:
    """Worse: two measures; silent: nothing since July; improving: one measure; steady: nothing."""
    regions = [m.region("Y91", "Eastmarch"), m.region("Y92", "Westerly")]
    commissioners = [m.commissioner(f"Q9{i}", f"Commissioner {i}", within=[r]) for i, r in enumerate(regions, 1)]
    scheme = m.scheme("AF1-01", "Seven Day Access", wave="1")
    for place, (code, name, calls, dna, last) in enumerate(
        [
            ("F901", "Steady", steady(24), steady(24), date(2018, 10, 1)),
            ("F902", "Worse", rising(24), rising(24), date(2018, 10, 1)),
            ("F903", "Silent", steady(24), steady(24), date(2018, 7, 1)),
            ("F904", "Better", falling_to(24, 50), steady(24), date(2018, 10, 1)),
        ]
    ):
        group = m.federation(code, name)
        practice = m.practice(f"Z1010{place}", within=[group, commissioners[place % 2]])
        m.figures(practice, CALLS, calls, 1000.0, last=last)
        m.figures(practice, DNA, dna, 1000.0, last=last)
        if code == "F904":
            m.spell(group, scheme)


def test_worst_first_with_silence_for_three_months_as_two(make: Making) -> None:
    with make() as m:
        world(m)
    found = page()
    TypeAdapter(Overview).validate_python(found, strict=True)
    # Both score two; the one that is overdue comes first.
    assert [row["organisation"]["name"] for row in found["items"]] == ["Silent", "Worse", "Better", "Steady"]
    assert [row["organisation"]["name"] for row in page(sort="name")["items"]] == [
        "Better",
        "Silent",
        "Steady",
        "Worse",
    ]
    silent, worse, better, _ = found["items"]
    assert (silent["silent_since"], silent["silent_words"]) == (
        "2018-07-01",
        "No practice has reported since July 2018.",
    )
    assert silent["reported"] == {"contributing": 0, "expected": 1, "overdue": 1}
    assert (worse["worse"], worse["better"], worse["silent_since"]) == (2, 0, None)
    assert worse["reported"] == {"contributing": 1, "expected": 1, "overdue": 0}
    assert better["schemes"] == [{"code": "AF1-01", "name": "Seven Day Access", "label": "Access Fund 1"}]
    assert better["region"] == {"code": "Y92", "name": "Westerly", "kind": "region"}
    assert found["period"] == "2018-10-01"


def test_cells_and_counts(make: Making) -> None:
    with make() as m:
        world(m)
    found = page()
    assert [measure["code"] for measure in found["measures"]] == [CALLS, DNA]
    assert found["measures"][0]["counts"] == {"improving": 1, "worse": 1, "moved": 0, "same": 1, "no_data": 1}
    silent, worse = found["items"][0]["cells"][0], found["items"][1]["cells"][0]
    assert (silent["state"], silent["words"], silent["spark"]) == ("no_data", "No data since July", None)
    assert worse["label"] == "15.1%, getting worse, high, no target"
    spark = worse["spark"]
    assert spark is not None
    assert (spark["from"], len(spark["values"]), len(spark["signals"])) == ("2016-11-01", 24, 24)
    assert spark["signals"].endswith("wwwwwwww")
    assert spark["values"][-1] == 15.1


def test_the_sentences(make: Making) -> None:
    with make() as m:
        world(m)
    found = page()
    assert plain_text(found["sentence"]) == (
        "Of 4 federations, 1 is improving on missed calls, 1 is getting worse and 1 shows no real change."
        " 1 has sent no figures on missed calls since July."
    )
    assert [s["text"] for s in found["sentence"] if s["tone"] == "improving"] == ["1 is improving"]
    assert plain_text(found["also"]) == "Of the one Access Fund federation 1 is improving on missed calls."
    assert plain_text(page(wanted=Wanted(region="Y99"))["sentence"]) == "No federation matches."


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted(region="Y91"), ["Silent", "Steady"]),
        (Wanted(commissioner="Q92"), ["Worse", "Better"]),
        (Wanted(scheme="AF1-01"), ["Better"]),
        (Wanted(wave="1"), ["Better"]),
        (Wanted(wave="none"), ["Silent", "Worse", "Steady"]),
        (Wanted(signal="worse"), ["Worse"]),
        (Wanted(signal="improving"), ["Better"]),
        (Wanted(signal="overdue"), ["Silent"]),
        (Wanted(signal="no_data"), ["Silent"]),
        (Wanted(region="Y91", signal="worse"), []),
    ],
)
def test_filters(make: Making, wanted: Wanted, names: list[str]) -> None:
    with make() as m:
        world(m)
    found = page(wanted=wanted)
    assert [row["organisation"]["name"] for row in found["items"]] == names
    assert found["total"] == len(names)


def test_filters_count_what_each_choice_would_show(make: Making) -> None:
    with make() as m:
        world(m)
    filters = page(wanted=Wanted(region="Y91"))["filters"]
    assert filters["regions"] == [
        {"value": "Y91", "label": "Eastmarch", "count": 2},
        {"value": "Y92", "label": "Westerly", "count": 2},
    ]
    assert {choice["value"]: choice["count"] for choice in filters["signals"]} == {
        "worse": 0,
        "improving": 0,
        "overdue": 1,
        "no_data": 1,
    }
    assert {choice["value"]: choice["count"] for choice in filters["waves"]} == {"1": 0, "2": 0, "none": 2}


def test_pages_follow_each_other(make: Making, session: Session) -> None:
    with make() as m:
        world(m)
    seen: list[str] = []
    after = None
    while True:
        found, after = overview(session, by=OPERATOR, after=after, limit=3)
        seen += [row["organisation"]["code"] for row in found["items"]]
        assert found["total"] == 4
        if after is None:
            break
    assert seen == ["F903", "F902", "F904", "F901"]
    with pytest.raises(Invalid):
        overview(session, by=OPERATOR, after="F999")


def test_other_levels_and_measures(make: Making) -> None:
    with make() as m:
        world(m)
    assert [row["organisation"]["code"] for row in page(level="region", sort="name")["items"]] == ["Y91", "Y92"]
    assert [row["organisation"]["code"] for row in page(level="commissioner", sort="name")["items"]] == ["Q91", "Q92"]
    assert [measure["code"] for measure in page(measure_codes=[DNA])["measures"]] == [DNA]
    with pytest.raises(Invalid):
        page(measure_codes=["no_such_measure"])


def test_schemes_stand_beside_practices_in_none(make: Making) -> None:
    hours = "access_fund_hours_offered"
    with make() as m:
        scheme = m.scheme("AF1-01")
        inside, later, never = m.practice("Z10101", within=[scheme]), m.practice("Z10102"), m.practice("Z10103")
        m.spell(later, scheme, first=date(2018, 6, 1))
        for practice in (inside, later, never):
            m.figures(practice, hours, steady(14), 1000.0)
    found = page(level="scheme")
    assert [row["organisation"]["code"] for row in found["items"]] == ["AF1-01", "NONE"]
    assert found["total"] == 1
    assert found["items"][1]["reported"] == {"contributing": 1, "expected": 1, "overdue": 0}
    assert [measure["code"] for measure in found["measures"]] == [hours]
    assert found["items"][1]["cells"][0]["value"] == pytest.approx(96.0, abs=5)
    waves = [row["organisation"]["code"] for row in page(level="scheme", wanted=Wanted(wave="2"))["items"]]
    assert waves == []


def test_what_else_has_figures_is_shown_when_the_set_has_few(make: Making) -> None:
    with make() as m:
        group = m.network()
        practice = m.practice(within=[group])
        for code in ("online_consultation_rate", "registered_patients", "clinical_share"):
            m.figures(practice, code, steady(14), 1000.0)
    codes = [measure["code"] for measure in page(level="network")["measures"]]
    assert codes == ["online_consultation_rate", "clinical_share", "registered_patients"]


def test_a_new_group_has_no_figures_yet(make: Making) -> None:
    with make() as m:
        world(m)
        m.practice("Z10190", within=[m.federation("F909", "New")])
        m.federation("F910", "Without practices")
    rows = {row["organisation"]["name"]: row for row in page()["items"]}
    assert rows["New"]["silent_words"] == "No figures yet."
    assert rows["New"]["reported"] == {"contributing": 0, "expected": 1, "overdue": 1}
    assert "Without practices" not in rows


def test_queries_do_not_grow_with_the_rows(
    make: Making, counted: Callable[[], AbstractContextManager[Statements]]
) -> None:
    with make() as m:
        world(m)
    with counted() as few:
        page()
    with make() as m:
        for place in range(20):
            group = m.federation(f"F8{place:02}")
            m.figures(m.practice(f"Z20{place:03}", within=[group]), CALLS, steady(14), 1000.0)
    with counted() as many:
        assert page()["total"] == 24
    assert len(few) == len(many) <= 9


def test_the_same_rows_as_csv(make: Making) -> None:
    with make() as m:
        world(m)
    rows = list(csv.DictReader(io.StringIO(overview_csv(page()))))
    assert [row["code"] for row in rows] == ["F903", "F902", "F904", "F901"]
    assert (rows[1][f"{CALLS}_variation"], rows[1]["worse"], rows[1]["region"]) == ("concern_high", "2", "Westerly")
    assert rows[0][f"{CALLS}_words"] == "No data since July"
