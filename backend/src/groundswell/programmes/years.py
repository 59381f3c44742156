"""The years of a programme, from the list of all programmes: one query, however many years there are."""

from collections.abc import Sequence

from groundswell.programmes.models import Programme


def years_of(known: Sequence[tuple[Programme, str | None]], programme_id: int) -> list[Programme]:
    """What a year renews and what renews it, the first one first."""
    by_id = {each.id: each for each, _ in known}
    following = {each.renews_id: each for each, _ in known if each.renews_id is not None}
    first = by_id[programme_id]
    while first.renews_id is not None:
        first = by_id[first.renews_id]
    years = [first]
    while years[-1].id in following:
        years.append(following[years[-1].id])
    return years
