import pytest

from groundswell.analyses.long_csv import Unreadable, series_of
from groundswell.errors import Invalid


def test_rows_of_several_series_in_any_order() -> None:
    text = (
        "Series,label,value,denominator,excluded\r\n"
        "Alder,January,5,100,\r\n"
        '"Birch, new",January,7,90,no\r\n'
        "\r\n"
        "Alder,February,,100,\r\n"
        '"Birch, new",February," 9.5e1 ",80,Yes\r\n'
        "Alder,March,NA,,1\r\n"
    )
    assert series_of(text) == [
        {
            "name": "Alder",
            "labels": ["January", "February", "March"],
            "values": [5.0, None, None],
            "denominators": [100.0, 100.0, None],
            "excluded": [2],
        },
        {
            "name": "Birch, new",
            "labels": ["January", "February"],
            "values": [7.0, 95.0],
            "denominators": [90.0, 80.0],
            "excluded": [1],
        },
    ]


def test_a_column_of_values_is_enough() -> None:
    assert series_of("value\n1\n-.5\n0\n") == [{"name": "", "values": [1.0, -0.5, 0.0]}]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "The file is empty."),
        ("\n", "The file is empty."),
        ("value\n", "no rows beneath its heads"),
        ("series,label\nA,b\n", "Row 1: there is no column value"),
        ("value,colour\n1,2\n", "Row 1: there is no column “colour”; the columns are series, label, value"),
        ("value,Value\n1,2\n", "Row 1: a column stands there twice"),
        ("value\n1\n1,2\n", "Row 3 has 2 cells, and the first row 1"),
        ("value\n1\n12%\n", "Row 3, column value: “12%” is not a number such as 1234.5. Leave the cell empty"),
        ('value\n"1,234"\n', "Row 2, column value: “1,234” is not a number"),
        ("value\nnan\n", "Row 2, column value: “nan” is not a number"),
        ("value\n1_000\n", "Row 2, column value: “1_000” is not a number"),
        ("value\n٣\n", "Row 2, column value: “٣” is not a number"),
        ("value\n1e999\n", "Row 2, column value: “1e999” is too large for a number"),
        ("value,denominator\n1,x\n", "Row 2, column denominator: “x” is not a number"),
        ("value,excluded\n1,perhaps\n", "Row 2, column excluded: “perhaps” is neither yes nor no"),
        (f"value,label\n1,{'x' * 41}\n", "Row 2, column label: the text has 41 letters; 40 are the most"),
        ("value,label\n1,\0\n", "Row 2, column label: the text has a letter that is none, such as NUL"),
        ('value\n"1\n2\n', "is not CSV: unexpected end of data"),
        (f'value,label\n1,"{"x" * 200_000}"\n', "Row 2 is not CSV: field larger than field limit"),
    ],
)
def test_what_cannot_be_read_is_named_by_row_and_column(text: str, why: str) -> None:
    with pytest.raises(Invalid) as refused:
        series_of(text)
    assert why in str(refused.value)


def test_every_mistake_is_told_up_to_twenty() -> None:
    with pytest.raises(Unreadable) as refused:
        series_of("value,denominator,excluded\n1,x,perhaps\n2,3,\n4\ny,5,\n")
    assert [mistake.partition(":")[0] for mistake in refused.value.mistakes] == [
        "Row 2, column denominator",
        "Row 2, column excluded",
        "Row 4 has 1 cells, and the first row 3.",
        "Row 5, column value",
    ]
    with pytest.raises(Unreadable) as refused:
        series_of("value\n" + "x\n" * 30)
    assert len(refused.value.mistakes) == 21
    assert refused.value.mistakes[-1] == "There are more mistakes; these are the first 20."


def test_a_part_above_its_whole_is_named_by_row_and_series() -> None:
    text = "series,value,denominator\nAlder,3,10\n\nBirch,12,10\nBirch,,10\n"
    assert [series["name"] for series in series_of(text)] == ["Alder", "Birch"]
    with pytest.raises(Unreadable, match=r"^Row 4, series “Birch”: 12 of 10; a part cannot be more"):
        series_of(text, shares=True)
