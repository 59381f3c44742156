"""The published files themselves, where the shared folder stands beside the project."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from groundswell.files.problems import Problems
from groundswell.files.source import Source
from groundswell.organisations.ods import READERS, OrganisationFile
from groundswell.organisations.statements import Kind
from tests.organisations.ods.files import organisation, recognised, spells

ODS = Path(__file__).parents[5] / "shared" / "data" / "real" / "ods"
pytestmark = pytest.mark.skipif(
    not ODS.is_dir(), reason="REAL FILES NOT TESTED: there is no shared folder beside the project that holds them"
)


def read(name: str) -> OrganisationFile:
    source = Source(ODS / name)
    (as_format,) = recognised(source)
    (reader,) = [one for one in READERS if one.format == as_format]
    problems = Problems()
    file = reader.read(source, as_at=None, problems=problems)
    assert problems.listed == []
    return file


@pytest.mark.parametrize(
    ("name", "rows", "practices", "open_at_the_end", "as_at"),
    [
        ("epraccur_2015-11-27.csv.gz", 12_922, 8_166, 7_954, date(2015, 11, 27)),
        ("epraccur_2019-10.csv.gz", 14_303, 8_182, 7_113, date(2019, 10, 1)),
        ("epraccur_2021-11.csv.gz", 14_963, 8_198, 6_691, date(2021, 11, 1)),
        ("epraccur_2024-05.csv.gz", 16_299, 8_210, 6_411, date(2024, 5, 1)),
        ("egpam_2015-12-18.csv", 1_127, 58, 58, date(2015, 12, 18)),
    ],
)
def test_practices(name: str, rows: int, practices: int, open_at_the_end: int, as_at: date) -> None:
    file = read(name)
    assert (file.rows_read, file.statement.as_at) == (rows, as_at)
    assert Counter(one.kind for one in file.statement.organisations)[Kind.PRACTICE] == practices
    spells_of_practices = [s for s in file.statement.memberships if s.parent_kind is Kind.COMMISSIONER]
    assert len(spells_of_practices) == practices
    assert sum(s.until is None for s in spells_of_practices) == open_at_the_end
    # no practice is with a commissioner of April 2013 or later before that commissioner existed
    assert min(s.first for s in spells_of_practices if s.first) == date(2013, 4, 1)


def test_a_federation_with_the_setting_of_a_practice_is_named_and_left_out() -> None:
    file = read("epraccur_2024-05.csv.gz")
    assert any("Y05190 Islington GP Federation" in note for note in file.notes)
    assert all(one.code != "Y05190" for one in file.statement.organisations)


def test_all_spells_of_epcmem_and_none_overlap() -> None:
    file = read("epcmem_2019-10.csv.gz")
    welsh = 1_907
    assert file.rows_read == 47_822
    assert len(file.statement.memberships) == 47_822 - welsh
    assert not any("at once" in note for note in file.notes)
    subkinds = Counter(one.subkind for one in file.statement.organisations)
    assert subkinds == {"pcg": 506, "pct": 401, None: 249}


@pytest.mark.parametrize(
    ("name", "networks", "memberships", "overlaps"),
    [
        ("ePCN_2019-12-04.xlsx", 1_250, 6_757, 0),
        ("ePCN_2022-02-25.xlsx", 1_307, 7_259, 7),
        ("ePCN_2022-04-27.xlsx", 1_318, 7_359, 0),
    ],
)
def test_networks(name: str, networks: int, memberships: int, overlaps: int) -> None:
    file = read(name)
    assert Counter(one.kind for one in file.statement.organisations)[Kind.NETWORK] == networks
    assert len(file.statement.memberships) == memberships
    assert sum("the later is taken" in note for note in file.notes) == overlaps


def test_the_later_of_two_overlapping_networks_is_taken() -> None:
    file = read("ePCN_2022-02-25.xlsx")
    assert [(s.parent, s.until) for s in spells(file, "K81007", Kind.NETWORK)] == [
        ("U03989", date(2021, 4, 1)),
        ("U99474", None),
    ]


def test_commissioners_and_look_ups() -> None:
    eccg = read("eccg_2016-02.csv")
    assert Counter(one.subkind for one in eccg.statement.organisations) == {"ccg": 212, "hub": 37, None: 4}
    ccgs, icbs = read("ccg_stp_region_lookup_2021-04.csv"), read("sub_icb_icb_region_lookup_2022-07.csv")
    for file, parents in ((ccgs, 42), (icbs, 42)):
        kinds = Counter((one.kind, one.subkind) for one in file.statement.organisations)
        assert sorted(kinds.values()) == [7, parents, 106]
    assert [s.parent for s in spells(ccgs, "02Q", Kind.REGION)] == ["Y63"]
    assert [s.parent for s in spells(icbs, "02Q", Kind.REGION)] == ["Y60"]  # the one that changed region


def test_branches() -> None:
    assert "2,702 branch surgeries" in read("ebranchs_2017-08.csv.gz").notes[0]


def test_the_appointments_mapping() -> None:
    file = read("gpad_practice_mapping_2025-08.csv.gz")
    kinds = Counter(one.kind for one in file.statement.organisations)
    assert (kinds[Kind.PRACTICE], kinds[Kind.NETWORK], file.rows_read) == (6_166, 1_296, 6_196)
    assert any("30 rows repeat a practice already named" in note for note in file.notes)
    in_none = [s for s in file.statement.memberships if s.parent is None]
    assert len(in_none) == 42
    assert organisation(file, "Y63").name == "North East and Yorkshire"


def test_every_file_is_recognised_by_one_reader_alone() -> None:
    for path in sorted(ODS.iterdir()):
        assert len(recognised(Source(path))) == 1, path.name
