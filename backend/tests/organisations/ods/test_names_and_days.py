"""Names as people read them, and days as files write them."""

from datetime import date, datetime

import pytest

from groundswell.organisations.ods.cells import day
from groundswell.organisations.ods.names import readable


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("THE DENHAM SURGERY", "The Denham Surgery"),
        ("SEA-ON-HILL HEALTH CENTRE", "Sea-on-Hill Health Centre"),
        ("NHS SEA AND HILLS ICB - 99Z", "NHS Sea and Hills ICB - 99Z"),
        ("SEA VIEW PCN", "Sea View PCN"),
        ("DR SLC LEE'S PRACTICE", "Dr SLC Lee's Practice"),
        ("DR SA O'BRIEN & PARTNERS", "Dr SA O'Brien & Partners"),
        ("MCDONALD ROAD GP CENTRE", "McDonald Road GP Centre"),
        ("THE SURGERY (THMP)", "The Surgery (THMP)"),
        ("ST. ANNE'S MED.CTR", "St. Anne's Med.Ctr"),
        ("FEDERATED GPS LIMITED", "Federated GPs Limited"),
        ("1ST STREET  SURGERY II", "1st Street Surgery II"),
        ("7 DAY ACCESS A&E HUB", "7 Day Access A&E Hub"),
        ("NHS Sea and Hills Integrated Care Board", "NHS Sea and Hills Integrated Care Board"),
        ("", ""),
    ],
)
def test_published_capitals_become_readable(published: str, shown: str) -> None:
    assert readable(published) == shown
    assert readable(shown) == shown


@pytest.mark.parametrize(
    "cell",
    ["20191001", "20191001.0", 20191001.0, 20191001, "2019-10-01", "2019-10-01 00:00:00", "01/10/2019", " 20191001 ",
     date(2019, 10, 1), datetime(2019, 10, 1)],  # noqa: DTZ001
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(cell: object) -> None:
    assert day(cell) == date(2019, 10, 1)


@pytest.mark.parametrize("cell", ["", "  "])
def test_an_empty_cell_is_no_day(cell: str) -> None:
    assert day(cell) is None


@pytest.mark.parametrize(
    "cell", ["2019", "October 2019", "20190231", "20191301", "99999999", "10/13/2019", True, 43739.0]
)
def test_anything_else_is_not_guessed(cell: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        day(cell)
