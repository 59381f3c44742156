"""What stands in each resource. Every answer here is read by both libraries (`reading.parsed`)."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.exchange.fhir.addresses import ODS
from groundswell.exchange.kinds import KINDS
from groundswell.exchange.seen import EVERYTHING
from groundswell.measures.definitions import library
from tests.conftest import SignIn
from tests.exchange.fhir.reading import TYPES, got, ids, walked
from tests.exchange.fhir.world import MOVED

HERE = "http://testserver/fhir/R4"
LATEST = "2018-10"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"


def report(client: Any, measure: str, organisation: str, month: str = LATEST) -> dict[str, Any]:
    found = got(client, f"MeasureReport?measure={measure.replace('_', '-')}&subject={organisation}&period={month}")
    assert found["total"] == 1, found["total"]
    read: dict[str, Any] = found["entry"][0]["resource"]
    return read


def test_every_resource_of_the_database_is_there_once_by_search_and_by_id(
    world: None, session: Session, system: SignIn
) -> None:
    whole = system("ENG")
    for name, kinds in {
        "Organization": ["organisation"],
        "OrganizationAffiliation": ["membership"],
        "Measure": ["measure"],
        "MeasureReport": ["observation", "roll_up"],
    }.items():
        expected = 0
        for kind in kinds:
            rows = KINDS[kind].rows(EVERYTHING).subquery()
            counted = select(func.count()).select_from(rows)
            if kind == "roll_up":
                counted = counted.where(rows.c.membership == "then")
            expected += session.scalar(counted) or 0
        found = {resource["id"]: resource for resource in walked(whole, f"{name}?_count=7")}
        assert len(found) == expected > 5
        assert ids(whole, f"{name}?_count=7") == list(found)
        for resource_id in list(found)[::5]:
            assert got(whole, f"{name}/{resource_id}") == found[resource_id]
            assert list(walked(whole, f"{name}?_id={resource_id}")) == [found[resource_id]]


def test_an_organisation(world: None, system: SignIn) -> None:
    whole = system("ENG")
    practice = got(whole, "Organization/Z10101")
    assert practice["identifier"] == [{"system": ODS, "value": "Z10101"}]
    assert practice["name"] == "Linden Walk"
    assert practice["active"] is True
    assert practice["type"][0]["coding"][0] == {
        "system": f"{HERE}/CodeSystem/organisation-kind",
        "code": "practice",
        "display": "General practice",
    }
    assert practice["address"][0]["postalCode"] == "ZZ1 1AA"
    assert practice["partOf"]["reference"] == "Organization/Q90"
    assert got(whole, "Organization/Q90")["partOf"]["reference"] == "Organization/QX9"
    assert got(whole, "Organization/QX9")["partOf"]["reference"] == "Organization/Y90"
    assert got(whole, "Organization/Z10102")["partOf"]["reference"] == "Organization/Q91"
    closed = got(whole, "Organization/Z10104")
    assert closed["active"] is False
    assert "partOf" not in closed
    federation = got(whole, "Organization/FED-01")
    assert "partOf" not in federation
    assert federation["identifier"][0]["system"] == f"{HERE}/CodeSystem/organisation-code"


def test_a_membership(world: None, system: SignIn) -> None:
    found = got(system("ENG"), f"OrganizationAffiliation/Z10102.Q91.{MOVED}")
    assert found["period"] == {"start": "2018-06-01"}
    assert found["active"] is True
    assert found["organization"]["reference"] == "Organization/Q91"
    assert found["participatingOrganization"]["reference"] == "Organization/Z10102"
    assert found["code"][0]["coding"][0]["code"] == "commissioner"
    assert found["extension"] == [{"url": f"{HERE}/StructureDefinition/inferred", "valueBoolean": True}]
    before = got(system("ENG"), "OrganizationAffiliation/Z10102.Q90.0001-01-01")
    assert before["period"] == {"end": "2018-05-31"}
    assert before["active"] is False
    assert "extension" not in before


def test_a_measure(world: None, system: SignIn) -> None:
    whole = system("ENG")
    found = got(whole, "Measure/missed-call-share")
    definition = library()["missed_call_share"]
    assert found["url"] == f"{HERE}/Measure/missed-call-share"
    assert found["version"] == str(definition.version)
    assert found["title"] == definition.title
    assert found["scoring"]["coding"][0]["code"] == "proportion"
    assert found["improvementNotation"]["coding"][0]["code"] == "decrease"
    told = {each["code"]["coding"][0]["code"]: each["description"] for each in found["group"][0]["population"]}
    assert told == {"numerator": definition.numerator, "denominator": definition.denominator}
    assert got(whole, "Measure/appointments-per-1000")["scoring"]["coding"][0]["code"] == "ratio"
    assert got(whole, "Measure/trimethoprim-ratio")["scoring"]["coding"][0]["code"] == "continuous-variable"


def test_a_figure_of_whole_numbers(world: None, system: SignIn) -> None:
    found = report(system("ENG"), "missed_call_share", "Z10101")
    assert found["type"] == "summary"
    assert found["measure"] == f"{HERE}/Measure/missed-call-share|{library()['missed_call_share'].version}"
    assert found["subject"]["reference"] == "Organization/Z10101"
    assert found["period"] == {"start": "2018-10-01", "end": "2018-10-31"}
    assert found["improvementNotation"]["coding"][0]["code"] == "decrease"
    top, bottom = found["group"][0]["population"]
    assert (top["count"], bottom["count"]) == (10, 100)
    assert found["group"][0]["measureScore"] == {
        "value": 10.0,
        "unit": "% not answered",
        "system": "http://unitsofmeasure.org",
        "code": "%",
    }
    assert "modifierExtension" not in found


def test_a_sum_over_a_group_says_of_how_many_practices_it_is(world: None, system: SignIn) -> None:
    found = report(system("ENG"), "missed_call_share", "FED-01")
    top, bottom = found["group"][0]["population"]
    assert (top["count"], bottom["count"]) == (30, 200)
    (practices,) = found["extension"]
    assert practices["url"] == f"{HERE}/StructureDefinition/practices"
    assert [(each["url"], each["valueInteger"]) for each in practices["extension"]] == [
        ("contributing", 2),
        ("expected", 2),
    ]


def test_what_is_no_whole_number_stands_in_an_extension_and_in_the_score(world: None, system: SignIn) -> None:
    (top,) = report(system("ENG"), "clinical_hours_released", "Z10101")["group"][0]["population"]
    assert "count" not in top
    assert top["_count"]["extension"] == [{"url": ABSENT, "valueCode": "unsupported"}]
    assert top["extension"] == [{"url": f"{HERE}/StructureDefinition/amount", "valueDecimal": 10.25}]
    found = report(system("ENG"), "clinical_hours_released", "Z10101")
    assert found["group"][0]["measureScore"]["value"] == 10.25


def test_a_mean_has_a_score_alone(world: None, system: SignIn) -> None:
    (group,) = report(system("ENG"), "trimethoprim_ratio", "Z10101")["group"]
    assert group["measureScore"]["value"] == 0.125
    assert "population" not in group


def test_what_is_suppressed_says_so_and_shows_no_number(world: None, system: SignIn) -> None:
    for measure in ("patient_satisfaction_access", "answered_over_five_minutes_share"):
        (group,) = report(system("ENG"), measure, "Z10101")["group"]
        masked = {"extension": [{"url": ABSENT, "valueCode": "masked"}]}
        assert group["measureScore"] == masked
        assert [each.get("_count") for each in group["population"]] == [masked, masked]


def test_a_share_of_nothing_has_no_score(world: None, system: SignIn) -> None:
    (group,) = report(system("ENG"), "dna_rate", "Z10101")["group"]
    assert group["measureScore"] == {"extension": [{"url": ABSENT, "valueCode": "not-applicable"}]}
    assert [each["count"] for each in group["population"]] == [5, 0]


def test_a_figure_that_was_set_aside_must_not_be_used_by_who_does_not_know_that(world: None, system: SignIn) -> None:
    found = report(system("ENG"), "missed_call_share", "Z10103")
    assert found["modifierExtension"] == [
        {"url": f"{HERE}/StructureDefinition/set-aside", "valueString": "The lines were down"}
    ]


def test_what_no_list_explains_is_no_organisation_but_its_figures_are_there(world: None, system: SignIn) -> None:
    whole = system("ENG")
    assert whole.get("/fhir/R4/Organization/Z19999").status_code == 404
    subject = report(whole, "registered_patients", "Z19999")["subject"]
    assert subject["identifier"]["value"] == "Z19999"
    assert "reference" not in subject


def test_the_server_says_truly_what_it_does(world: None, client: Any, system: SignIn) -> None:
    said = got(client, "metadata")
    assert said["fhirVersion"] == "4.0.1"
    (rest,) = said["rest"]
    (oauth,) = rest["security"]["extension"]
    assert oauth["extension"] == [{"url": "token", "valueUri": "http://testserver/api/v1/auth/token"}]
    assert [each["name"] for each in rest["operation"]] == ["export"]
    assert [each["type"] for each in rest["resource"]] == list(TYPES)
    whole = system("ENG")
    examples = {"date": "2018", "reference": "Z10101", "token": "true", "string": "a", "uri": "http://x"}
    for resource in rest["resource"]:
        for parameter in resource["searchParam"]:
            found = got(
                whole, f"{resource['type']}?{parameter['name']}={examples[parameter['type']]}", Prefer="handling=strict"
            )
            assert f"{parameter['name']}=" in found["link"][0]["url"]
