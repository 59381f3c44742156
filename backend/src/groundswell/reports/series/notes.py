"""What stands beside a chart: figures set aside, months without any, and what people have set on it."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.clock import day_in_words
from groundswell.measures.charts import Drawn
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.models import Exclusion, FormerObservation, Observation
from groundswell.measures.periods import in_words, month_of
from groundswell.measures.roll_up import RolledUp
from groundswell.reports.series.marks import ChartSettings, SetBy, SetChange, SetPhase, SetTarget
from groundswell.reports.series.schemas import Note, NoteKind, Phase
from groundswell.reports.wording.grammar import capital, counted, number
from groundswell.reports.wording.months import iso, runs_of, stretch
from groundswell.reports.wording.numbers import withheld_words
from groundswell.revisions.known_at import held, standing
from groundswell.revisions.models import Revision

_GAP = "Never sent. Left as a gap; runs start again after it."


class StandingExclusion(NamedTuple):
    """An exclusion that stands, with who made it and when."""

    id: int
    first: int
    last: int
    reason: str
    by: str
    at: datetime

    @property
    def words(self) -> str:
        return SetBy(self.reason, self.by, self.at).words


def exclusions_of(session: Session, measure_id: int, at: int | None = None) -> list[StandingExclusion]:
    """Every exclusion of a measure that has not been lifted, oldest months first. `at`: that stood at a revision.
    One query."""
    rows = session.execute(
        select(Exclusion.id, Exclusion.first, Exclusion.last, Exclusion.reason, Revision.by_name, Revision.made_at)
        .join(Revision, Revision.id == Exclusion.revision_id)
        .where(Exclusion.measure_id == measure_id, standing(Exclusion.revision_id, Exclusion.lifted_revision_id, at))
        .order_by(Exclusion.first, Exclusion.id)
    )
    return [StandingExclusion(r.id, month_of(r.first), month_of(r.last), r.reason, r.by_name, r.made_at) for r in rows]


def exclusion_by_month(
    session: Session, measure_id: int, organisation_id: int, at: int | None = None
) -> dict[int, int]:
    """Of one practice: which exclusion sets a month's figure aside; or did at a revision. One query."""
    figure = held(Observation, FormerObservation, at)
    rows = session.execute(
        select(figure.period, figure.exclusion_id).where(
            figure.organisation_id == organisation_id,
            figure.measure_id == measure_id,
            figure.exclusion_id.is_not(None),
        )
    )
    return {month_of(period): exclusion for period, exclusion in rows if exclusion is not None}


def exclusion_notes(
    standing: Sequence[StandingExclusion], excluded: dict[int, int], of: dict[int, int] | None, *, is_group: bool
) -> list[Note]:
    """`excluded`: how many figures of each month are set aside. `of`: by which exclusion, where that is known."""
    notes: list[Note] = []
    for exclusion in standing:
        months = [
            month
            for month in sorted(excluded)
            if exclusion.first <= month <= exclusion.last and (of is None or of.get(month) == exclusion.id)
        ]
        if not months:
            continue
        if is_group:
            many = sum(excluded[month] for month in months)
            what = f"{capital(counted(many, 'figure'))} of practices left out of the sums."
        else:
            what = "Drawn hollow; not in limits or rules."
        until = months[-1] if len(months) > 1 else None
        title = f"{stretch(months[0], months[-1])}, excluded"
        notes.append(_note("exclusion", months[0], title, f"{exclusion.words} {what}", until=until))
    return notes


def gap_notes(missing: Collection[int], latest: int) -> list[Note]:
    """One note for each stretch of months in which nothing was sent. `latest`: the end of the axis."""
    return [
        _note(
            "gap",
            first,
            f"{stretch(first, last)}, no figures",
            "Not sent so far." if last == latest else _GAP,
            until=last if last > first else None,
        )
        for first, last in runs_of(missing)
    ]


def withheld_notes(definition: MeasureDefinition, withheld: Collection[int]) -> list[Note]:
    """One note for each stretch of months whose figures are not shown."""
    return [
        _note(
            "gap",
            first,
            f"{stretch(first, last)}, not shown",
            f"Withheld: {withheld_words(definition)}.",
            until=last if last > first else None,
        )
        for first, last in runs_of(withheld)
    ]


def setting_notes(
    definition: MeasureDefinition,
    settings: ChartSettings,
    months: Sequence[int],
    phases: Sequence[Phase],
    *,
    may_set: bool,
    may_set_target: bool,
) -> list[Note]:
    """What people have set on the chart whose axis these months are: phases, targets, recorded changes."""
    drawn = settings.in_force(months)
    so_far = {phase["id"]: months_so_far(phase) for phase in phases}
    return [
        *(_phase_note(phase, months, so_far.get(phase.id), may_set) for phase in settings.phases),
        *(_target_note(definition, target, may_set_target) for target in settings.targets if target.id in drawn),
        *(_change_note(change, may_set) for change in settings.changes),
    ]


def _target_note(definition: MeasureDefinition, target: SetTarget, may_set: bool) -> Note:
    aim = "no target from here" if target.value is None else f"target {definition.target_shown(target.value)}"
    everyone = "" if target.own else " For everyone without a target of their own."
    title = f"{in_words(target.first)}, {aim}"
    words = f"{target.set_by.words}{everyone}"
    return _note("target", target.first, title, words, number_of=target.id, removable=may_set and target.own)


def _change_note(change: SetChange, may_set: bool) -> Note:
    title = f"{day_in_words(change.day)}, change recorded"
    month = month_of(change.day)
    return _note("change", month, title, change.set_by.words, number_of=change.id, removable=may_set)


def months_so_far(phase: Phase) -> int | None:
    """The months of a phase whose baseline is longer than it is so far; None once it is not."""
    if phase["baseline"] is None:
        return None
    months = month_of(date.fromisoformat(phase["to"])) - month_of(date.fromisoformat(phase["from"])) + 1
    return months if months < phase["baseline"] else None


def _phase_note(phase: SetPhase, months: Sequence[int], so_far: int | None, may_set: bool) -> Note:
    """A phase from the first month of the chart, or before it, recalculates nothing: it says where limits come from."""
    begins = len(months) > 0 and phase.first <= months[0]
    if phase.baseline is None:
        limits = "Limits come from all months from then on."
    else:
        limits = f"Limits come from the first {number(phase.baseline)} months{'' if begins else ' from then on'}"
        limits += "." if so_far is None else f"; {number(so_far)} so far."
    return _note(
        "phase",
        phase.first,
        f"{in_words(phase.first)}, limits {'set' if begins else 'recalculated'}",
        f"{phase.set_by.words} {limits}",
        number_of=phase.id,
        removable=may_set,
    )


def _note(
    kind: NoteKind,
    month: int,
    title: str,
    words: str,
    *,
    until: int | None = None,
    number_of: int | None = None,
    removable: bool = False,
) -> Note:
    return {
        "id": number_of,
        "kind": kind,
        "period": iso(month),
        "until": None if until is None else iso(until),
        "title": title,
        "words": words,
        "removable": removable,
    }


def exclusion_reasons(
    drawing: Drawn, exclusions: list[StandingExclusion], exclusion_at: dict[int, int] | None
) -> dict[int, str]:
    """By month, why figures are set aside."""
    reason_of = {exclusion.id: exclusion.reason for exclusion in exclusions}
    reasons: dict[int, str] = {}
    for month in drawing.month[drawing.excluded].tolist():
        if exclusion_at is not None:
            said_for = [reason_of[exclusion_at[month]]] if exclusion_at.get(month) in reason_of else []
        else:
            said_for = [e.reason for e in exclusions if e.first <= month <= e.last]
        if said_for:
            reasons[month] = " ".join(said_for)
    return reasons


def all_notes(
    drawing: Drawn,
    rolled_up: RolledUp | None,
    exclusions: list[StandingExclusion],
    exclusion_at: dict[int, int] | None,
    others: list[Note],
) -> list[Note]:
    """Those of exclusions and of months without figures, and others; newest first."""
    months = drawing.month.tolist()
    if not months:
        return others
    if rolled_up is None:
        excluded = dict.fromkeys(drawing.month[drawing.excluded].tolist(), 1)
    else:
        some = rolled_up.excluded > 0
        excluded = dict(zip(rolled_up.month[some].tolist(), rolled_up.excluded[some].tolist(), strict=True))
    missing = drawing.month[drawing.row < 0].tolist()
    notes = [
        *exclusion_notes(exclusions, excluded, exclusion_at, is_group=rolled_up is not None),
        *gap_notes(missing, months[-1]),
        *others,
    ]
    return sorted(notes, key=lambda note: note["period"], reverse=True)
