"""The measures of one organisation as small charts, real changes first."""

from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.measures.charts import Drawn, Rows, drawn, summed_up
from groundswell.measures.roll_up import Figures, RolledUp
from groundswell.measures.schemas import head, target_label
from groundswell.measures.stored import rows_of
from groundswell.reports.drawing.columns import chart_data
from groundswell.reports.figures.standing import ASSURANCE_NAMES, VARIATION_NAMES, Standing, standing_of_one
from groundswell.reports.figures.stated import KnownMeasure
from groundswell.reports.schemas import Segment, SmallChart
from groundswell.reports.wording.grammar import Subject, capital, counted, have, listed, subject_of
from groundswell.reports.wording.segments import said
from groundswell.reports.wording.verdicts import short_verdict


@dataclass(frozen=True)
class Line:
    """One measure of one organisation, drawn up to the newest month of the measure."""

    measure: KnownMeasure
    drawing: Drawn
    standing: Standing | None
    latest: int

    @property
    def is_current(self) -> bool:
        return self.standing is not None and self.standing.month == self.latest

    @property
    def subject(self) -> Subject:
        return subject_of(self.measure.definition)

    @property
    def improves(self) -> bool:
        return self.is_current and self.standing is not None and self.standing.is_better

    @property
    def worsens(self) -> bool:
        return self.is_current and self.standing is not None and self.standing.is_worse


def group_line(measure: KnownMeasure, rolled_up: RolledUp, latest: int) -> Line:
    return _line(measure, rows_of(rolled_up), rolled_up, latest)


def practice_line(measure: KnownMeasure, figures: Figures, latest: int) -> Line:
    return _line(measure, Rows(*figures), None, latest)


def _line(measure: KnownMeasure, rows: Rows, rolled_up: RolledUp | None, latest: int) -> Line:
    drawing = drawn(rows, measure.definition, measure.settings, through=latest)
    standing = standing_of_one(summed_up(drawing, measure.definition), rolled_up)
    return Line(measure, drawing, standing, latest)


def small_chart(line: Line) -> SmallChart:
    definition, standing, target = line.measure.definition, line.standing, line.drawing.target_now()
    shown = ""
    if standing is not None and line.is_current:
        shown = "*" if standing.suppressed or standing.value is None else definition.shown(standing.value)
    return {
        "measure": head(definition, target),
        "shown": shown,
        "sub": definition.value_label,
        "target": target,
        "target_label": target_label(definition, target),
        "variation": VARIATION_NAMES[standing.variation] if standing and line.is_current else None,
        "assurance": ASSURANCE_NAMES[standing.assurance] if standing and line.is_current else None,
        "sentence": short_verdict(definition, standing, line.latest),
        "chart": chart_data(line.drawing, 0),
    }


def real_changes_first(lines: Sequence[Line]) -> list[Line]:
    """Getting worse, improving, moved, no real change, no figure; inside each in the order given."""

    def place(line: Line) -> int:
        if line.standing is None or not line.is_current:
            return 4
        return 0 if line.standing.is_worse else 1 if line.standing.is_better else 2 if line.standing.has_moved else 3

    return sorted(lines, key=place)


def lede(lines: Sequence[Line], overdue: int = 0) -> list[Segment]:
    """ "Missed calls are improving. Staff satisfaction and the DNA rate are getting worse." """
    better = [line.subject for line in lines if line.improves]
    worse = [line.subject for line in lines if line.worsens]
    segments: list[Segment] = []
    for subjects, segment in ((better, said("improving", "improving")), (worse, said("getting worse", "worse"))):
        if subjects:
            begins = f"{' ' if segments else ''}{_names(subjects)} {_are(subjects)} "
            segments += [said(begins), segment, said(".")]
    current = [line for line in lines if line.is_current]
    if not current:
        segments.append(said("No figures yet." if not lines else "There are no figures for the latest month."))
    elif not segments:
        many = counted(len(current), "measure")
        segments.append(said(f"No real change for better or worse in {'the ' if len(current) > 1 else ''}{many}."))
    if overdue:
        segments.append(said(f" {capital(counted(overdue, 'practice'))} {have(overdue)} figures overdue."))
    return segments


def _names(subjects: Sequence[Subject]) -> str:
    names = [subject.text for subject in subjects]
    shown = names if len(names) <= 4 else [*names[:3], f"{counted(len(names) - 3, 'other')}"]
    return capital(listed(shown))


def _are(subjects: Sequence[Subject]) -> str:
    return "are" if len(subjects) > 1 else subjects[0].be
