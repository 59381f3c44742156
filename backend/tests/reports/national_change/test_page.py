"""A national change of course, dated from the figures of practices in a database."""

from datetime import date

import numpy as np
import pytest

from groundswell.access.principal import OPERATOR
from groundswell.database.bulk import insert_rows
from groundswell.database.engine import reading
from groundswell.measures.periods import first_day
from groundswell.reports.national_change.page import national_change
from groundswell.reports.national_change.schemas import NationalChange
from groundswell.reports.wording.segments import plain_text
from tests.conftest import Counting, SignIn
from tests.factories.made import Made, making
from tests.ingest.importing import send
from tests.ingest.readers.reading import NO_REAL_FILES, REAL

RATIO = "trimethoprim_ratio"
FIRST = 43 * 12 + 5  # June 2013
OCTOBER_2016 = FIRST + 40


def prescribing(made: Made, practices: int, step: float, slope: float, differ: float = 0.05) -> None:
    """61 months in which everyone's course changes in October 2016, some more than others."""
    random = np.random.default_rng(4)
    measure_id = made.measure_id(RATIO)
    on = np.arange(61) - 40
    rows: dict[str, list[object]] = {name: [] for name in ("organisation_id", "period", "value")}
    for number in range(practices):
        place = made.practice(f"Z20{number:03}")
        own = 1 + random.normal(0, differ / max(abs(step), 0.01)) if step else 1.0
        course = 0.65 - 0.001 * np.arange(61) + (on >= 0) * own * (step + slope * on)
        value = np.clip(course + random.normal(0, 0.03, 61), 0, 1)
        rows["organisation_id"] += [place.id] * 61
        rows["period"] += [first_day(FIRST + month) for month in range(61)]
        rows["value"] += value.tolist()
    count = len(rows["value"])
    insert_rows(
        made.session,
        "observation",
        {
            "measure_id": [measure_id] * count,
            **rows,
            "status": [0] * count,
            "as_at": [date(2018, 7, 1)] * count,
            "revision_id": [made.revision.id] * count,
        },
    )


def asked() -> NationalChange:
    with reading() as session:
        return national_change(session, by=OPERATOR, measure_code=RATIO)


def test_a_planted_change_is_dated_and_its_spread_shown(database: None, counted: Counting) -> None:
    with making() as made:
        prescribing(made, 60, step=-0.05, slope=-0.004)
    with counted() as statements:
        found = asked()
    assert len(statements) <= 4
    dated, spread = found["dated"], found["changes"]
    assert dated is not None
    assert spread is not None
    assert dated["first"] == "2016-10-01"
    assert dated["earliest"] <= "2016-10-01" <= dated["latest"]
    assert dated["level"]["value"] == pytest.approx(-0.05, abs=0.02)
    assert spread["practices"] == 60
    assert spread["better"] == round(spread["better_share"] * 60)
    assert sum(each["practices"] for each in spread["bins"]) == 60
    assert spread["percentiles"]["5"] < spread["percentiles"]["50"] < spread["percentiles"]["95"]
    assert spread["beyond_chance"] == pytest.approx(0.05 * 1.4, abs=0.025), "the step and the slope differ together"
    assert len(found["series"]["periods"]) == len(found["series"]["fitted"]) == 61
    said = plain_text(found["sentence"])
    assert said.startswith("Nationally the trimethoprim ratio changed course in October 2016")
    assert "of 60 practices got better; nine in ten changed by −" in said
    assert "Z20" not in str(found), "no practice is named"


def test_no_change_of_course_is_said_plainly(database: None) -> None:
    with making() as made:
        prescribing(made, 20, step=0.0, slope=0.0)
    found = asked()
    assert (found["dated"], found["changes"]) == (None, None)
    assert plain_text(found["sentence"]) == "Nationally the trimethoprim ratio shows no single change of course."
    assert found["too_little"] == "No month stands out beyond what chance alone would make of such figures."


def test_too_few_months_are_said(database: None, signed_in: SignIn) -> None:
    someone = signed_in("analyst")
    answer = someone.get(f"/api/v1/measures/{RATIO}/national-change")
    assert answer.json()["too_little"] == (
        "There are 0 months of figures; 12 before and 6 after are needed to date a change."
    )
    assert someone.get("/api/v1/measures/nothing/national-change").status_code == 404


@pytest.mark.skipif(not REAL.exists(), reason=NO_REAL_FILES)
def test_trimethoprim_in_england_as_imported(database: None, counted: Counting) -> None:
    """A third of the practices, through the front door, with the list that says which codes are practices."""
    for name in ("ods/epraccur_2019-10.csv.gz", "prescribing/trimethoprim_ratio_practice_month_0.csv.gz"):
        assert send(REAL / name).state == "loaded"
    with counted() as statements:
        found = asked()
    assert len(statements) <= 4, "whatever the number of practices"
    dated, spread = found["dated"], found["changes"]
    assert dated is not None
    assert spread is not None
    assert "2016-06-01" <= dated["earliest"] < dated["first"] < dated["latest"] <= "2017-06-01"
    assert dated["slope"]["upper"] < 0
    assert spread["practices"] > 2_000
    assert 0.8 < spread["better_share"] < 0.95
    assert plain_text(found["sentence"]).startswith("Nationally the trimethoprim ratio changed course in ")
