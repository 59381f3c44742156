"""The library: what is kept of an innovation, who may change it, and how it is found."""

import pytest
from fastapi.testclient import TestClient

from tests.cohorts.asking import all_of, refused, seen
from tests.conftest import Counting, Making
from tests.factories.initiatives import MadeInitiative, place
from tests.innovations.conftest import V1, Adding


def found(client: TestClient, **asked: str | int) -> list[str]:
    answer = client.get(f"{V1}/innovations", params=asked)
    assert answer.status_code == 200, answer.text
    return [each["code"] for each in answer.json()["items"]]


def test_an_innovation_is_kept_as_it_was_told(faculty: TestClient, add: Adding) -> None:
    theme = faculty.get(f"{V1}/improvement-themes").json()["items"][0]
    made = add(
        themes=[theme["id"]],
        measures=["missed_call_share"],
        how_to="Ring back within 30 minutes.",
        cost="£200 a month",
        first_tried="2016-02-01",
        first_tried_at="F901",
    )
    assert made["code"] == "call-back-instead-of-hold"
    assert made["themes"] == [{"id": theme["id"], "title": theme["title"]}]
    assert [each["code"] for each in made["measures"]] == ["missed_call_share"]
    assert (made["first_tried"], made["first_tried_at"]["name"]) == ("2016-02-01", "Alderbourne")
    assert (made["practices"], made["stages"]["adopted"], made["may_edit"]) == (4, 0, True)
    assert faculty.get(f"{V1}/innovations/{made['code']}").json() == made
    assert add()["code"] == "call-back-instead-of-hold-2"


def test_what_is_not_known_is_refused_by_its_place(faculty: TestClient) -> None:
    new = {"title": "A", "summary": "B", "themes": [999_999], "measures": ["missed_call_share", "nonsense"]}
    errors = refused(faculty.post(f"{V1}/innovations", json=new), 422, "Not all of the themes are known")
    assert errors == {"themes.0": "There is no theme 999999."}
    new["themes"] = []
    errors = refused(faculty.post(f"{V1}/innovations", json=new), 422, "Not all of the measures")
    assert errors == {"measures.1": "There is no measure nonsense."}
    late = {"title": "A", "summary": "B", "first_tried": "2199-01-01"}
    refused(faculty.post(f"{V1}/innovations", json=late), 422, "on a day to come", "first_tried")


def test_a_change_needs_the_version_that_stands(faculty: TestClient, add: Adding) -> None:
    made = add(cost="£200")
    url = f"{V1}/innovations/{made['code']}"
    refused(faculty.patch(url, json={"cost": "£100"}), 428, "If-Match")
    changed = faculty.patch(url, json={"cost": " £100 "}, headers=seen(made["revision"])).json()
    assert (changed["cost"], changed["title"]) == ("£100", made["title"])
    stale = faculty.patch(url, json={"cost": "£50"}, headers=seen(made["revision"]))
    refused(stale, 412, "Somebody else has changed this innovation")
    assert stale.json()["current"] == changed["revision"]
    refused(faculty.patch(url, json={"title": "  "}, headers=seen(changed["revision"])), 422, "title", "title")


def test_a_retired_one_leaves_the_list_and_may_come_back(faculty: TestClient, add: Adding) -> None:
    made = add()
    url = f"{V1}/innovations/{made['code']}"
    retired = faculty.patch(url, json={"retired_because": "Replaced."}, headers=seen(made["revision"])).json()
    assert found(faculty) == []
    assert found(faculty, retired="true") == [made["code"]]
    assert faculty.get(url).json()["retired_because"] == "Replaced."
    faculty.patch(url, json={"retired_because": None}, headers=seen(retired["revision"]))
    assert found(faculty) == [made["code"]]


def test_search_wants_every_word_and_ranks_titles_first(faculty: TestClient, add: Adding) -> None:
    themes = faculty.get(f"{V1}/improvement-themes").json()["items"]
    dnas = next(each for each in themes if "DNA" in each["title"])
    add("Text reminders", summary="A text two days before.", themes=[dnas["id"]])
    add("Ask why", summary="Ring those who miss appointments.", how_to="Never by text reminder.")
    add("Pharmacy first", summary="Reminders of repeat medicines by text.")
    add("Better reminders", summary="Nothing more.")
    assert found(faculty, text="remind") == ["better-reminders", "text-reminders", "pharmacy-first", "ask-why"]
    assert found(faculty, text="REMIND text") == ["text-reminders", "pharmacy-first", "ask-why"]
    assert found(faculty, text="text") == ["text-reminders", "pharmacy-first", "ask-why"]
    assert found(faculty, text="dna") == ["text-reminders"], "the title of a theme counts"
    assert found(faculty, text="100%") == []
    assert found(faculty, theme=dnas["id"]) == ["text-reminders"]
    assert found(faculty, text="xylophone") == []


def test_the_list_comes_in_pages_and_as_a_table(faculty: TestClient, add: Adding) -> None:
    codes = [add(f"Idea {letter}", measures=["missed_call_share"])["code"] for letter in "CABED"]
    listed = [each["code"] for each in all_of(faculty, "/innovations?limit=2")]
    assert listed == sorted(codes)
    assert found(faculty, measure="missed_call_share") == listed
    assert found(faculty, measure="registered_patients") == []
    table = faculty.get(f"{V1}/innovations.csv").text.splitlines()
    assert table[0].startswith("code,title,summary,themes,measures,adopted,practices")
    assert len(table) == 6


def test_a_search_costs_the_same_however_many_there_are(faculty: TestClient, add: Adding, counted: Counting) -> None:
    def statements() -> int:
        with counted() as sent:
            faculty.get(f"{V1}/innovations", params={"text": "idea"})
        return len(sent)

    add("Idea 1", measures=["missed_call_share"])
    one = statements()
    for number in range(8):
        add(f"Idea {number}", measures=["missed_call_share"])
    assert statements() == one <= 16


def test_a_lead_changes_what_comes_from_an_initiative_of_their_own(
    make: Making, lead: TestClient, faculty: TestClient, add: Adding
) -> None:
    refused(lead.post(f"{V1}/innovations", json={"title": "A", "summary": "B"}), 403, "Begin with the write-up")
    with make() as m:
        MadeInitiative(m, "Ours", owner=place(m, "F901"))
        MadeInitiative(m, "Theirs", owner=place(m, "F902"))
    ours, theirs = add("One", origins=["ours"]), add("Two", origins=["theirs"])
    change = {"cost": "None"}
    changed = lead.patch(f"{V1}/innovations/one", json=change, headers=seen(ours["revision"]))
    assert changed.json()["cost"] == "None"
    refused(
        lead.patch(f"{V1}/innovations/two", json=change, headers=seen(theirs["revision"])),
        403,
        "does not come from an initiative of yours",
    )
    assert lead.get(f"{V1}/innovations/two").json()["origins"] == [], "and not even told of it"
    assert [each["code"] for each in faculty.get(f"{V1}/innovations/two").json()["origins"]] == ["theirs"]


def test_contacts_are_set_as_a_whole(faculty: TestClient, add: Adding) -> None:
    made = add()
    url = f"{V1}/innovations/{made['code']}/contacts"
    contacts = [
        {"name": "Tom Ferris", "organisation": "F902", "words": "stopped; says why"},
        {"name": "Gwen Astley", "email": "gwen@tests.example", "organisation": "f901", "words": "began it"},
    ]
    told = faculty.put(url, json={"contacts": contacts}, headers=seen(made["revision"])).json()
    assert [(each["name"], each["organisation"]["code"]) for each in told["contacts"]] == [
        ("Gwen Astley", "F901"),
        ("Tom Ferris", "F902"),
    ]
    gwen = told["contacts"][0]["person"]
    again = [{"person": gwen, "organisation": "F902", "words": "moved"}]
    told = faculty.put(url, json={"contacts": again}, headers=seen(told["revision"])).json()
    assert [(each["person"], each["words"]) for each in told["contacts"]] == [(gwen, "moved")]
    unknown = faculty.put(
        url, json={"contacts": [{"person": 999_999, "organisation": "F901"}]}, headers=seen(told["revision"])
    )
    refused(unknown, 422, "not a contact yet", "contacts.0.person")
    nameless = faculty.put(url, json={"contacts": [{"organisation": "F901"}]}, headers=seen(told["revision"]))
    refused(nameless, 422, "has a name", "contacts.0.name")


@pytest.mark.parametrize("role", ["practice", "analyst"])
def test_others_read_and_change_nothing(role: str, add: Adding, practice: TestClient, analyst: TestClient) -> None:
    made, client = add(), {"practice": practice, "analyst": analyst}[role]
    assert client.get(f"{V1}/innovations/{made['code']}").json()["may_edit"] is False
    answer = client.patch(f"{V1}/innovations/{made['code']}", json={}, headers=seen(made["revision"]))
    assert answer.status_code == 403


def test_a_write_up_becomes_an_innovation_in_one_step(make: Making, lead: TestClient, practice: TestClient) -> None:
    with make() as m:
        initiative = MadeInitiative(
            m,
            "Call back instead of hold",
            owner=place(m, "F901"),
            practices=[place(m, "Z10101")],
            changed="Callers leave a number.\n\nReception rings back within 30 minutes.",
        )
        initiative.member("Gwen Astley", "Leads it", leads=True)
        initiative.member("Someone Else", "Counts")
        initiative.judged_by("missed_call_share")
    refused(practice.post(f"{V1}/initiatives/call-back-instead-of-hold/innovation", json={}), 403, "role")
    answer = lead.post(f"{V1}/initiatives/call-back-instead-of-hold/innovation", json={"cost": "£200"})
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert answer.headers["Location"] == f"{V1}/innovations/call-back-instead-of-hold"
    assert made["summary"] == "Callers leave a number."
    assert made["how_to"].endswith("rings back within 30 minutes.")
    assert (made["cost"], made["first_tried"], made["first_tried_at"]["code"]) == ("£200", "2018-01-08", "F901")
    assert [each["code"] for each in made["origins"]] == ["call-back-instead-of-hold"]
    assert [each["code"] for each in made["measures"]] == ["missed_call_share"]
    assert [(each["name"], each["words"]) for each in made["contacts"]] == [("Gwen Astley", "Leads it")]
    assert made["may_edit"] is True
    again = lead.post(f"{V1}/initiatives/call-back-instead-of-hold/innovation", json={})
    refused(again, 409, "is in the library already")


def test_a_write_up_that_says_nothing_yet_is_not_an_innovation(make: Making, lead: TestClient) -> None:
    with make() as m:
        MadeInitiative(m, "Blank", owner=place(m, "F901"))
        MadeInitiative(m, "Elsewhere", owner=place(m, "F902"))
    refused(lead.post(f"{V1}/initiatives/blank/innovation", json={}), 422, "does not say yet", "summary")
    assert lead.post(f"{V1}/initiatives/blank/innovation", json={"summary": "Said now."}).status_code == 201
    assert lead.post(f"{V1}/initiatives/elsewhere/innovation", json={"summary": "Said."}).status_code == 404
