"""Every permission and, for each role, which it has. A role is held at one organisation."""

from enum import StrEnum


class Permission(StrEnum):
    READ_ROLL_UPS = "read_roll_ups"
    """Figures of groups of practices: federations, networks, commissioners, schemes, regions, the nation."""
    READ_PRACTICES = "read_practices"
    """Figures of single practices within one's scope."""
    ENTER_FIGURES = "enter_figures"
    IMPORT_FILES = "import_files"
    """Figures of one's own practices; lists of organisations by the national team alone."""
    WITHDRAW_IMPORTS = "withdraw_imports"
    """One's own; anybody's by the national team."""
    EXCLUDE_FIGURES = "exclude_figures"
    SET_CHARTS = "set_charts"
    """Phases, targets and recorded changes of one's own organisation, and of the practices that one leads."""
    SET_NATIONAL_TARGETS = "set_national_targets"
    READ_REVISIONS = "read_revisions"
    READ_PROGRAMMES = "read_programmes"
    """Programmes, sites, cohorts, sessions, the faculty; participants of one's own practices, or all of them."""
    RUN_PROGRAMMES = "run_programmes"
    """Everything about programmes and cohorts is planned, recorded and changed by them."""
    SIGN_OFF = "sign_off"
    """A step of an apprenticeship; the signer must be an accredited member of the faculty too."""
    READ_INITIATIVES = "read_initiatives"
    """Initiatives that one's own organisation or practices own or take part in, and those that are shared."""
    EDIT_INITIATIVES = "edit_initiatives"
    """Of one's own organisation and practices; a commissioner's analysts those that their commissioner owns."""
    ADVISE_INITIATIVES = "advise_initiatives"
    """The adviser's progress score."""
    READ_INNOVATIONS = "read_innovations"
    """The library, its evidence, and how far each has spread in groups of practices."""
    WRITE_INNOVATIONS = "write_innovations"
    """By a federation lead only what comes from an initiative of their own."""
    RECORD_ADOPTIONS = "record_adoptions"
    """How far one's own practices have come with an innovation."""
    PULL = "pull"
    """Changes, exports, checksums and FHIR: practices' figures of the time in which they were in one's own area."""
    MANAGE_CLIENTS = "manage_clients"
    """The systems that may pull, and their keys."""


class Role(StrEnum):
    NATIONAL = "national"
    FACULTY = "faculty"
    LEAD = "lead"
    PRACTICE = "practice"
    ANALYST = "analyst"
    SYSTEM = "system"
    """A commissioner's system: no person, held by an API client alone, and narrowed to the client's scopes."""


class Scope(StrEnum):
    """What an API client may pull. Organisations and their memberships come with each."""

    FIGURES = "figures"
    PROGRAMMES = "programmes"
    INNOVATIONS = "innovations"


ROLE_WORDS: dict[Role, str] = {
    Role.NATIONAL: "National programme team",
    Role.FACULTY: "Improvement faculty",
    Role.LEAD: "Federation lead",
    Role.PRACTICE: "Practice team",
    Role.ANALYST: "Commissioner's analyst",
}

_EVERYONE = {
    Permission.READ_ROLL_UPS,
    Permission.READ_PRACTICES,
    Permission.READ_INITIATIVES,
    Permission.READ_INNOVATIONS,
    Permission.EDIT_INITIATIVES,
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.NATIONAL: frozenset(Permission),
    Role.FACULTY: frozenset(
        _EVERYONE
        | {
            Permission.SET_CHARTS,
            Permission.READ_REVISIONS,
            Permission.READ_PROGRAMMES,
            Permission.RUN_PROGRAMMES,
            Permission.SIGN_OFF,
            Permission.ADVISE_INITIATIVES,
            Permission.WRITE_INNOVATIONS,
            Permission.RECORD_ADOPTIONS,
        }
    ),
    Role.LEAD: frozenset(
        _EVERYONE
        | {
            Permission.ENTER_FIGURES,
            Permission.SET_CHARTS,
            Permission.READ_PROGRAMMES,
            Permission.WRITE_INNOVATIONS,
            Permission.RECORD_ADOPTIONS,
        }
    ),
    Role.PRACTICE: frozenset(
        _EVERYONE | {Permission.ENTER_FIGURES, Permission.SET_CHARTS, Permission.RECORD_ADOPTIONS}
    ),
    Role.ANALYST: frozenset(
        _EVERYONE | {Permission.IMPORT_FILES, Permission.WITHDRAW_IMPORTS, Permission.READ_REVISIONS, Permission.PULL}
    ),
    Role.SYSTEM: frozenset({Permission.PULL, Permission.READ_ROLL_UPS}),
}
