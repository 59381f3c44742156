"""Evaluation after Kirkpatrick: forms as data, tickets that let one answer in, and answers that belong to nobody."""

from datetime import date

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id


class EvaluationForm(Base):
    __tablename__ = "evaluation_form"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    level: Mapped[int] = mapped_column(SmallInteger)
    """Kirkpatrick's: 1 reaction, 2 learning, 3 behaviour, 4 results."""
    title: Mapped[str] = mapped_column(String(200))
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("level BETWEEN 1 AND 4", name="level_known"),)


class Question(Base):
    __tablename__ = "question"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("evaluation_form.id"))
    place: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    """agree: five steps from strongly disagree (1) to strongly agree (5); scale: 1 to 5; text."""
    words: Mapped[str] = mapped_column(String(300))

    __table_args__ = (
        UniqueConstraint("form_id", "place"),
        CheckConstraint("kind IN ('agree','scale','text')", name="kind_known"),
    )


class Evaluation(Base):
    """A form put to the people of a cohort, about one session or about the whole, between two days."""

    __tablename__ = "evaluation"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("evaluation_form.id"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("taught_session.id"), index=True)
    occasion: Mapped[str] = mapped_column(String(20))
    """after a session, before the programme, at its end, or at the follow-up three to four months later."""
    opens: Mapped[date]
    closes: Mapped[date]
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("occasion IN ('session','before','end','follow_up')", name="occasion_known"),
        CheckConstraint("closes >= opens", name="period_order"),
    )


class Ticket(Base):
    """Lets one answer in. It does not know for whom it was printed, nor when or with what it was used."""

    __tablename__ = "ticket"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    used: Mapped[bool] = mapped_column(Boolean, default=False)

    __table_args__ = ({"sqlite_with_rowid": False},)


class Answer(Base):
    """One sheet. Its key is drawn at random, and it has no revision, whose time is known to the second.

    SQLite would number the rows as they come, PostgreSQL keeps the transaction that wrote each: hence no rowid, and
    hence `answering.py` lays the answers of an evaluation anew with every one that comes.
    """

    __tablename__ = "answer"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    day: Mapped[date]
    role: Mapped[str | None] = mapped_column(String(20))
    """What the person said they are."""
    shown: Mapped[bool] = mapped_column(Boolean, default=False)
    """Counts in the results while the evaluation is open; the others wait until there are enough of them."""

    __table_args__ = (
        CheckConstraint(
            "role IN ('gp','new_gp','practice_manager','practice_nurse','health_visitor','other')", name="role_known"
        ),
        {"sqlite_with_rowid": False},
    )


class AnswerItem(Base):
    __tablename__ = "answer_item"

    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    step: Mapped[int | None] = mapped_column(SmallInteger)
    words: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        CheckConstraint("(step IS NULL) <> (words IS NULL)", name="one_answer"),
        CheckConstraint("step BETWEEN 1 AND 5", name="step_known"),
        {"sqlite_with_rowid": False},
    )
