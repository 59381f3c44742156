"""Who asks: a signed-in person, or the operator at the command line."""

from dataclasses import dataclass

from groundswell.access.permissions import ROLE_PERMISSIONS, Permission, Role
from groundswell.errors import NotPermitted


@dataclass(frozen=True)
class Principal:
    name: str
    role: Role
    organisation_id: int | None
    """Where the role is held; None for the operator."""
    user_id: int | None = None

    @property
    def permissions(self) -> frozenset[Permission]:
        return ROLE_PERMISSIONS[self.role]

    @property
    def sees_everything(self) -> bool:
        """The national team and the faculty work with every federation."""
        return self.role in (Role.NATIONAL, Role.FACULTY)

    @property
    def scope_key(self) -> str:
        """Callers with equal keys may see exactly the same: the key of what may be cached together."""
        return "all" if self.sees_everything else f"{self.role}:{self.organisation_id}"

    def require(self, permission: Permission) -> None:
        if permission not in self.permissions:
            raise NotPermitted(f"Your role does not allow this ({permission.value.replace('_', ' ')}).")


OPERATOR = Principal(name="Command line", role=Role.NATIONAL, organisation_id=None)
