"""Why a command was not done, in a sentence."""

from sqlalchemy.exc import OperationalError, ProgrammingError

from groundswell.errors import GroundswellError
from groundswell.files.problems import Unreadable


def reason_of(error: Exception) -> str | None:
    """None for what no operator can mend."""
    match error:
        case GroundswellError() | Unreadable():
            return str(error)
        case OperationalError() | ProgrammingError():  # a table that is not there is the second on PostgreSQL
            return f"The database cannot be reached or is not made yet: {error.orig}. Try: groundswell database upgrade"
        case FileNotFoundError():
            return f"There is no file {error.filename}."
        case OSError():
            return f"{error.filename or 'A file'} cannot be read or written: {error.strerror or error}."
        case _:
            return None
