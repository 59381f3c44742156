"""How far innovations have spread, beside the same counted slowly."""

from collections import Counter
from datetime import date, timedelta
from typing import cast

import numpy as np
import pytest

from groundswell.access.principal import OPERATOR
from groundswell.clock import today
from groundswell.database.engine import reading
from groundswell.errors import NotFound
from groundswell.innovations.models import STAGES
from groundswell.measures.periods import first_day, month_of
from groundswell.organisations.models import Organisation
from groundswell.reports.spread.national import national_spread
from groundswell.reports.spread.page import spread
from groundswell.reports.spread.schemas import Spread, SpreadBy, SpreadRow
from groundswell.reports.wording.segments import plain_text
from tests.conftest import Counting, Making, SignIn
from tests.factories.made import Made
from tests.reports.spreading import adopts, innovation

CODE = "call-back-instead-of-hold"


def asked(per: SpreadBy = "region", code: str = CODE) -> Spread:
    with reading() as session:
        return spread(session, by=OPERATOR, code=code, per=per)


def months_ago(number: int, day: int = 10) -> date:
    return first_day(month_of(today()) - number).replace(day=day)


class Country:
    """Two regions of 40 and 20 practices; a scheme of 15 by their federation, and of five others by themselves."""

    def __init__(self, made: Made) -> None:
        self.made = made
        north, south = made.region("Y90", "North"), made.region("Y91", "South")
        above = made.commissioner("QX9", "North ICB", within=[north])
        upper, lower = made.commissioner("Q90", within=[above]), made.commissioner("Q91", within=[south])
        scheme = made.scheme("AF901", "Vale access")
        alder, birch = made.federation("F901", "Alderbourne"), made.federation("F902", "Birchcombe")
        made.spell(alder, scheme)
        self.practices: list[Organisation] = []
        for number in range(60):
            within = [upper if number < 40 else lower, alder if number < 15 else birch]
            if number >= 55:
                within.append(scheme)
            self.practices.append(made.practice(f"Z20{number:03}", within=within))
        self.closed = made.practice("Z29999", within=[upper], status="closed", closed=date(2017, 1, 1))

    def spreads(self, seed: int = 1, title: str = "Call back instead of hold") -> dict[str, list[tuple[str, date]]]:
        """Steps of every practice that took any, as told."""
        rng = np.random.default_rng(seed)
        of = innovation(self.made, title)
        told: dict[str, list[tuple[str, date]]] = {}
        for practice in self.practices:
            reached = int(rng.integers(0, 6))
            day, steps = months_ago(int(rng.integers(20, 40))), []
            for stage in STAGES[:reached]:
                if rng.random() < 0.8:
                    steps.append((stage, day))
                day += timedelta(days=int(rng.integers(5, 150)))
            if steps and rng.random() < 0.25:
                steps.append(("stopped", steps[-1][1] + timedelta(days=int(rng.integers(10, 500)))))
            if steps:
                told[practice.code] = steps
                adopts(self.made, of, practice, steps)
        adopts(self.made, of, self.closed, [("adopted", date(2016, 5, 1))])
        return told


def counts(row: SpreadRow) -> dict[str, int]:
    return {stage: count for stage, count in cast("dict[str, int]", row["stages"]).items() if count}


def test_counts_by_region_and_scheme_are_those_of_a_slow_count(make: Making) -> None:
    with make() as m:
        country = Country(m)
        told = country.spreads()
    codes = [practice.code for practice in country.practices]
    in_place = {
        "region": {"Y90": codes[:40], "Y91": codes[40:]},
        "scheme": {"AF901": codes[:15] + codes[55:], "NONE": codes[15:55]},
    }
    for per, places in in_place.items():
        found = asked(cast(SpreadBy, per))
        rows = {row["place"]["code"]: row for row in found["rows"] if row["place"]}
        assert set(rows) == set(places)
        for place, members in places.items():
            slow = Counter(told[code][-1][0] for code in members if code in told)
            assert counts(rows[place]) == dict(slow)
            assert rows[place]["practices"] == len(members)
            assert rows[place]["using"] == slow["adopted"] + slow["sustained"]
            assert rows[place]["share"] == pytest.approx((slow["adopted"] + slow["sustained"]) / len(members))
        assert counts(found["all"]) == dict(Counter(steps[-1][0] for steps in told.values()))
        assert found["all"]["practices"] == 60


def test_the_course_of_those_that_tried_is_that_of_a_slow_reading(make: Making) -> None:
    with make() as m:
        told = Country(m).spreads()
    found = asked()
    adopted = {
        code: next(day for stage, day in steps if stage in ("adopted", "sustained"))
        for code, steps in told.items()
        if {stage for stage, _ in steps} & {"adopted", "sustained"}
    }
    totals = dict(zip(found["cumulative"]["months"], found["cumulative"]["adopters"], strict=True))
    for month, total in totals.items():
        before_next = first_day(month_of(date.fromisoformat(month)) + 1)
        assert total == sum(day < before_next for day in adopted.values())
    assert list(totals)[-1] == str(months_ago(1, 1))
    year_ago = today() - timedelta(days=365)
    long_ago = [code for code, day in adopted.items() if day <= year_ago]
    stops = {code: day for code, steps in told.items() for stage, day in steps if stage == "stopped"}
    gone = [code for code in long_ago if code in stops and (stops[code] - adopted[code]).days <= 365]
    assert (found["kept"]["practices"], found["kept"]["kept"]) == (len(long_ago), len(long_ago) - len(gone))
    assert found["stopped"]["practices"] == len(stops)
    assert found["stopped"]["reasons"] == [{"reason": "no spare line", "practices": len(stops)}]
    for between in found["between"]:
        days = [
            (dict(steps)[between["later"]] - dict(steps)[between["earlier"]]).days
            for steps in told.values()
            if {between["earlier"], between["later"]} <= set(dict(steps))
        ]
        assert between["practices"] == len(days)
        assert between["months"] == pytest.approx(float(np.median(days)) / (365.25 / 12))
    assert found["between"][0]["words"] == "from first hearing to testing, in the middle of the range"


def test_the_course_of_one_place_is_that_of_its_practices_alone(make: Making) -> None:
    with make() as m:
        Country(m).spreads()
    everywhere = asked()
    places = [row["place"]["code"] for row in everywhere["rows"] if row["place"] is not None]
    with reading() as session:
        told = {place: spread(session, by=OPERATOR, code=CODE, per="region", within=place) for place in places}
        with pytest.raises(NotFound, match="belongs to Y999"):
            spread(session, by=OPERATOR, code=CODE, per="region", within="Y999")
    assert {place: each["within"]["code"] for place, each in told.items() if each["within"]} == dict(
        zip(places, places, strict=True)
    )
    ends = [each["cumulative"]["adopters"][-1] for each in told.values() if each["cumulative"]["adopters"]]
    assert sum(ends) == everywhere["cumulative"]["adopters"][-1] > 5
    for each in told.values():
        assert (each["rows"], each["all"], each["sentence"]) == (
            everywhere["rows"],
            everywhere["all"],
            everywhere["sentence"],
        )


def test_a_forecast_says_what_it_assumes_or_why_there_is_none(make: Making) -> None:
    with make() as m:
        country = Country(m)
        few, many = innovation(m, "Few"), innovation(m, "Many")
        innovation(m, "Nobody")
        for place, practice in enumerate(country.practices[:36]):
            adopts(m, many, practice, [("adopted", months_ago(3 + place // 2))])
            if place < 5:
                adopts(m, few, practice, [("adopted", months_ago(1 + place))])
    told = asked(code="many")
    forecast = told["forecast"]
    assert forecast is not None
    assert told["no_forecast"] is None
    assert len(forecast["months"]) == 24
    assert forecast["months"][0] == str(months_ago(0, 1))
    for low90, low50, middle, high50, high90 in zip(
        *(forecast[name] for name in ("low90", "low50", "middle", "high50", "high90")),
        strict=True,
    ):
        assert 36 <= low90 <= low50 <= middle <= high50 <= high90 <= 60
    assert f"{forecast['middle'][-1]} practices are likely to have adopted it" in forecast["words"]
    assert "go on adopting as those before them" in forecast["assumes"]
    assert forecast["ceiling"] <= 60
    assert len(forecast["fitted"]) == len(told["cumulative"]["months"])
    few_told = asked(code="few")
    assert few_told["forecast"] is None
    assert "20 are needed" in (few_told["no_forecast"] or "")
    nobody = asked(code="nobody")
    assert (nobody["forecast"], nobody["cumulative"]["months"]) == (None, [])
    assert nobody["stopped"]["words"] == "No practice has stopped."
    assert nobody["no_forecast"] == "No practice has adopted it yet, so there is nothing to draw a curve through."
    assert plain_text(nobody["sentence"]) == "None of the 60 practices has begun with it."


def test_the_sentence_says_how_many_and_where(make: Making) -> None:
    with make() as m:
        country = Country(m)
        of = innovation(m)
        for practice in country.practices[:10]:
            adopts(m, of, practice, [("adopted", months_ago(5))])
        adopts(m, of, country.practices[12], [("adopted", months_ago(9)), ("stopped", months_ago(5))])
        adopts(m, of, country.practices[50], [("testing", months_ago(5))])
    assert plain_text(asked()["sentence"]) == (
        "10 of 60 practices use it; one more had adopted it and no longer does. "
        "It has gone furthest in North (25%), and nobody uses it in South."
    )
    assert plain_text(asked("scheme")["sentence"]).endswith("no longer does.")


def test_the_nation_has_every_innovation_by_place(make: Making) -> None:
    with make() as m:
        country = Country(m)
        country.spreads(1)
        country.spreads(2, "Text reminders")
        innovation(m, "Nobody")
        innovation(m, "Gone", retired_because="Replaced.")
    for per in ("region", "scheme"):
        with reading() as session:
            found = national_spread(session, by=OPERATOR, per=per)
        assert {row["innovation"]["code"] for row in found["innovations"]} == {CODE, "text-reminders", "nobody"}
        codes = [each["place"]["code"] for each in found["places"]]
        for row in found["innovations"]:
            one = asked(per, row["innovation"]["code"])
            assert row["using"] == one["all"]["using"]
            expected = {each["place"]["code"]: each["using"] for each in one["rows"] if each["place"]}
            assert {code: cell["using"] for code, cell in zip(codes, row["cells"], strict=True)} == expected
        using = [row["using"] for row in found["innovations"]]
        assert using == sorted(using, reverse=True)
        assert "Two of the three innovations in the library are in use." in plain_text(found["sentence"])


def test_when_everything_is_in_use_the_nation_says_so(make: Making) -> None:
    with make() as m:
        country = Country(m)
        for title in ("Call back", "Text reminders"):
            adopts(m, innovation(m, title), country.practices[0], [("adopted", months_ago(5))])
    with reading() as session:
        found = national_spread(session, by=OPERATOR, per="region")
    assert plain_text(found["sentence"]) == (
        "Both innovations in the library are in use. Call back is used most: at 1 of 60 practices (2%)."
    )


def test_pages_cost_the_same_however_many_there_are(make: Making, counted: Counting) -> None:
    with make() as m:
        country = Country(m)
        of = innovation(m)
        adopts(m, of, country.practices[0], [("adopted", months_ago(5))])

    def statements() -> tuple[int, int]:
        with counted() as one:
            asked()
        with counted() as nation, reading() as session:
            national_spread(session, by=OPERATOR, per="region")
        return len(one), len(nation)

    few = statements()
    with make() as m:
        for number in range(5):
            other = innovation(m, f"Idea {number}")
            for practice in country.practices:
                adopts(m, other, practice, [("adopted", months_ago(5))])
    assert statements() == few
    assert max(few) <= 8


def test_everyone_reads_the_counts(make: Making, signed_in: SignIn) -> None:
    with make() as m:
        Country(m).spreads()
    clients = [signed_in(*who) for who in (("national", "ENG"), ("practice", "Z20050"), ("analyst", "Q91"))]
    for path in (f"/innovations/{CODE}/spread", "/spread?by=scheme"):
        answers = [client.get(f"/api/v1{path}") for client in clients]
        assert {answer.status_code for answer in answers} == {200}
        assert answers[0].json() == answers[1].json() == answers[2].json()
    table = clients[1].get(f"/api/v1/innovations/{CODE}/spread.csv").text.splitlines()
    assert table[0] == "region,name,practices,aware,interested,testing,adopted,sustained,stopped,using,share"
    assert table[-1].startswith("ALL,All,60,")
    assert len(clients[1].get("/api/v1/spread.csv").text.splitlines()) == 3


def test_what_is_not_there_is_not_found(database: None) -> None:
    with pytest.raises(NotFound):
        asked()
