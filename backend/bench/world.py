"""A made-up country to measure on: practices in federations, networks, commissioners and regions."""

from datetime import date

PRACTICES = 2_500
MEASURES = (
    "missed_call_share",
    "dna_rate",
    "avoidable_appointment_share",
    "online_consultation_rate",
    "appointments_per_1000",
    "clinical_share",
    "answered_over_five_minutes_share",
    "patient_satisfaction_access",
)


def make_world(networks: int = 250) -> None:
    """Migrates the database that the settings name, which must be empty, and states the country."""
    from groundswell.access.principal import OPERATOR
    from groundswell.database.engine import engine, writing
    from groundswell.database.migrate import upgrade
    from groundswell.measures.register import register_library
    from groundswell.organisations.keep import accept
    from groundswell.organisations.statements import (
        Basis,
        FileStatement,
        Kind,
        MembershipStatement,
        OrganisationStatement,
    )
    from groundswell.revisions.actions import begin

    upgrade(engine())
    day = date(2005, 1, 1)
    statement = FileStatement(as_at=day, basis=Basis.DATED)
    for number in range(6):
        statement.organisations.append(OrganisationStatement(f"R{number}", Kind.REGION, name=f"Region {number}"))
    for number in range(18):
        code = f"C{number:02d}"
        statement.organisations.append(
            OrganisationStatement(code, Kind.COMMISSIONER, name=f"Commissioner {number}", subkind="ccg")
        )
        statement.memberships.append(MembershipStatement(code, f"R{number % 6}", Kind.REGION, day))
    for kind, letter, count in ((Kind.FEDERATION, "F", 120), (Kind.NETWORK, "N", networks)):
        for number in range(count):
            statement.organisations.append(
                OrganisationStatement(f"{letter}{number:03d}", kind, name=f"{kind.title()} {number}")
            )
    for number in range(PRACTICES):
        code = f"Z{number:05d}"
        statement.organisations.append(
            OrganisationStatement(code, Kind.PRACTICE, name=f"Practice {number}", opened=day, status="active")
        )
        for kind, parent in (
            (Kind.FEDERATION, f"F{number % 120:03d}"),
            (Kind.NETWORK, f"N{number % networks:03d}"),
            (Kind.COMMISSIONER, f"C{number % 18:02d}"),
        ):
            statement.memberships.append(MembershipStatement(code, parent, kind, day))
    with writing() as session:
        register_library(session)
        revision = begin(session, by=OPERATOR, action="bench")
        accept(session, statement, import_id=0, revision_id=revision.id)
