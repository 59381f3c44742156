"""Who asks: a signed-in person, a commissioner's system, or the operator at the command line."""

from dataclasses import dataclass

from groundswell.access.permissions import ROLE_PERMISSIONS, Permission, Role, Scope
from groundswell.errors import NotPermitted


@dataclass(frozen=True)
class Principal:
    name: str
    role: Role
    organisation_id: int | None
    """Where the role is held; None for the operator."""
    user_id: int | None = None
    client_id: int | None = None
    """Of a system."""
    commissioners: frozenset[int] = frozenset()
    """To whom a system is tied."""
    scopes: frozenset[Scope] = frozenset(Scope)
    """To what a system is narrowed: what it was granted, and of that what its token names."""
    narrowed: bool = False
    """Whether its token names scopes, rather than being one for whatever the system was granted."""
    tied_to_the_nation: bool = False
    """Of a system that pulls the figures of everybody."""

    @property
    def permissions(self) -> frozenset[Permission]:
        held = ROLE_PERMISSIONS[self.role]
        return held if Scope.FIGURES in self.scopes else held - {Permission.READ_ROLL_UPS}

    @property
    def areas(self) -> frozenset[int]:
        """Whose practices' figures may be pulled, each of the time in which it was theirs. Of those who see
        everything it says nothing."""
        if self.role is Role.SYSTEM:
            return self.commissioners
        return frozenset() if self.organisation_id is None else frozenset((self.organisation_id,))

    @property
    def sees_everything(self) -> bool:
        """The national team and the faculty work with every federation."""
        return self.role in (Role.NATIONAL, Role.FACULTY) or self.tied_to_the_nation

    @property
    def scope_key(self) -> str:
        """Callers with equal keys may see exactly the same: the key of what may be cached together."""
        if self.role is Role.SYSTEM:  # one of the whole nation, too, may be narrowed to some scopes
            told = (sorted(self.commissioners), sorted(self.scopes), self.tied_to_the_nation)
            return f"{self.role}:{told}"
        if self.sees_everything:
            return "all"
        return f"{self.role}:{self.organisation_id}"

    def require(self, permission: Permission) -> None:
        if permission not in self.permissions:
            if permission in ROLE_PERMISSIONS[self.role]:
                raise NotPermitted(
                    "This needs the scope figures, which this system or its token does not have. Ask whoever runs"
                    " Groundswell for it, or for a token that is not narrowed."
                )
            raise NotPermitted(f"Your role does not allow this ({permission.value.replace('_', ' ')}).")


OPERATOR = Principal(name="Command line", role=Role.NATIONAL, organisation_id=None)
