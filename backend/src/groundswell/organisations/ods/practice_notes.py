"""What is said to the person who sent a practice file: what was left out, and what was odd and taken."""

from collections import Counter

from groundswell.organisations.ods.layout import Layout
from groundswell.organisations.ods.reading import counted, listed


def notes_on(layout: Layout, odd: Counter[str], not_practices: list[str], operated_elsewhere: int) -> list[str]:
    notes = []
    if not layout.as_until_2024:
        notes.append(
            f"The columns are not where they were until 2024: found {layout.called('status')}, "
            f"{layout.called('commissioner')}, {layout.called('setting')}, "
            f"{'in words' if layout.words else 'in letters and numbers'}"
            f"{', below a head' if layout.head else ''}."
        )
    if n := odd["other settings"]:
        notes.append(
            f"{counted(n, 'row is not a general practice', 'rows are not general practices')} "
            "(prescribing setting not 4): left out."
        )
    if n := odd["practitioners"]:
        notes.append(f"{counted(n, 'row is of a person', 'rows are of persons')} who prescribe: left out.")
    if n := odd["other countries"]:
        notes.append(f"{counted(n, 'practice is', 'practices are')} not in England: left out.")
    if not_practices:
        rows = counted(len(not_practices), "row has", "rows have")
        notes.append(
            f"{rows} the setting of a practice but by name {'is' if len(not_practices) == 1 else 'are'} "
            f"none: left out: {listed(not_practices)}."
        )
    if operated_elsewhere:
        notes.append(
            f"{counted(operated_elsewhere, 'practice was', 'practices were')} operated by another than the "
            "commissioner, whose day of joining the file gives; taken to begin no earlier than the "
            "commissioner's other practices."
        )
    for key, one, many in (
        ("no postcode", "practice has no postcode", "practices have no postcode"),
        ("opens later", "practice opens after the day of the file", "practices open after the day of the file"),
        (
            "joins before opening",
            "practice joins its commissioner before it opens: taken as stated",
            "practices join their commissioner before they open: taken as stated",
        ),
        ("no commissioner", "practice has no commissioner", "practices have no commissioner"),
        (
            "never left",
            "closed practice has no day of leaving its commissioner: the day of closing is taken",
            "closed practices have no day of leaving their commissioner: the day of closing is taken",
        ),
        (
            "closed before joining",
            "practice closed before it joined its commissioner: no membership is taken",
            "practices closed before they joined their commissioner: no membership is taken",
        ),
    ):
        if n := odd[key]:
            notes.append(f"{counted(n, one, many)}.")
    return notes
