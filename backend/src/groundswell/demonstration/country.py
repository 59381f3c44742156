"""Who there is in the demonstration country, and who belonged where, when. Pure; months are counted from 0."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from groundswell.demonstration import words
from groundswell.measures.periods import first_day

Ids = NDArray[np.int64]
NEVER = 1 << 20
"""A month after every other."""
STEADY_MONTHS = 8
"""For so long nobody has moved or merged: the file of organisations is older than the newest figures."""


@dataclass(frozen=True)
class Size:
    """How large a country. The default is the one that people see."""

    federations: int = 120
    practices: int = 2_500
    networks: int = 180
    waves: tuple[int, int] = (20, 37)
    """Schemes of the GP Access Fund in each of its two waves."""
    mergers: int = 36
    moves: int = 44
    months: int = 48


@dataclass
class Federation:
    name: str
    commissioner: int
    founded: date
    spotlight: words.Spotlight | None
    code: str = ""


@dataclass
class Practice:
    name: str
    federation: int
    network: int
    opened: date
    patients: int
    """At the beginning."""
    code: str = ""
    joined: int = 0
    """The month in which it came to its federation; 0: when the federation was founded."""
    before: int | None = None
    """The federation it came from; None with `joined` > 0: from none."""
    closed: int = NEVER
    successor: int | None = None


@dataclass
class Scheme:
    code: str
    name: str
    wave: str
    start: int
    federations: list[int]
    whole: bool
    """Whether all practices of the federations take part, or those in `practices` only."""
    practices: list[int] = field(default_factory=list)


@dataclass
class Country:
    first: int
    """The first month, as `measures.periods` counts."""
    months: int
    regions: list[str]
    commissioners: list[tuple[str, int]]
    """Name and region."""
    federations: list[Federation]
    networks: list[tuple[str, int]]
    """Name and federation."""
    practices: list[Practice]
    schemes: list[Scheme]

    def day(self, month: int) -> date:
        return first_day(self.first + month)

    def home(self) -> int:
        return next(i for i, federation in enumerate(self.federations) if federation.name == words.HOME)

    def practice(self, name: str) -> int:
        return next(i for i, practice in enumerate(self.practices) if practice.name == name)

    def federation_of(self) -> Ids:
        return np.array([practice.federation for practice in self.practices])

    def joined(self) -> Ids:
        return np.array([practice.joined for practice in self.practices])

    def closed(self) -> Ids:
        return np.array([practice.closed for practice in self.practices])

    def scheme_starts(self) -> Ids:
        """For each practice the month in which its first scheme began; NEVER where it takes part in none."""
        starts = np.full(len(self.practices), NEVER)
        federation = self.federation_of()
        for scheme in self.schemes:
            taking_part = np.isin(federation, scheme.federations)
            if not scheme.whole:
                taking_part = np.isin(np.arange(len(federation)), scheme.practices)
            starts[taking_part] = np.minimum(starts[taking_part], scheme.start)
        return starts


def make_country(size: Size, first: int, rng: np.random.Generator) -> Country:
    commissioners = [(name, r) for r, names in enumerate(words.REGIONS.values()) for name in names]
    federations = _federations(size, first, commissioners, rng)
    counts = _practice_counts(size, federations, rng)
    networks, network_of = _networks(size, federations, counts)
    practices = _practices(federations, counts, network_of, rng)
    country = Country(
        first, size.months, list(words.REGIONS), commissioners, federations, networks, practices, schemes=[]
    )
    _move(country, size.moves, rng)
    _merge(country, size.mergers, rng)
    _name(country, rng)
    country.schemes = _schemes(country, size, rng)
    return country


def _federations(
    size: Size, first: int, commissioners: list[tuple[str, int]], rng: np.random.Generator
) -> list[Federation]:
    # Dealt out so that every region gets as many, and so does nearly every commissioner.
    in_region = len(commissioners) // len(words.REGIONS)
    dealt = sorted(range(len(commissioners)), key=lambda c: (c % in_region, c))
    free = Counter(dealt[i % len(dealt)] for i in range(size.federations))
    numbers = {name: i for i, (name, _) in enumerate(commissioners)}
    names = words.federation_names(size.federations, rng)
    federations = []
    for spotlight in words.spotlights(size.federations):
        commissioner = numbers[spotlight.commissioner]
        if free[commissioner] == 0:
            commissioner = free.most_common(1)[0][0]
        free[commissioner] -= 1
        federations.append(Federation(spotlight.name, commissioner, _founded(first, rng), spotlight))
    rest = rng.permutation(sorted(free.elements()))
    for name, commissioner in zip(names[len(federations) :], rest, strict=True):
        federations.append(Federation(name, int(commissioner), _founded(first, rng), None))
    federations.sort(key=lambda federation: federation.name)
    for number, federation in enumerate(federations, 1):
        federation.code = f"F{number:03}"
    return federations


def _founded(first: int, rng: np.random.Generator) -> date:
    return first_day(first - int(rng.integers(6, 60)))


def _practice_counts(size: Size, federations: list[Federation], rng: np.random.Generator) -> Ids:
    """How many practices each federation has today: those of the spotlights as told, if the country is large enough."""
    mean = size.practices / len(federations)
    told = np.array([f.spotlight.practices if f.spotlight and mean >= 15 else 0 for f in federations])
    weights = np.where(told > 0, 0.0, rng.uniform(0.4, 1.6, len(federations)))
    least = np.where(told > 0, told, max(3, int(mean * 0.35)))
    for number, federation in enumerate(federations):
        if federation.name == words.HOME:
            least[number] = max(least[number], len(words.PRACTICES_OF_HOME) + 2)
    return least + rng.multinomial(size.practices - int(least.sum()), weights / weights.sum())


def _networks(size: Size, federations: list[Federation], counts: Ids) -> tuple[list[tuple[str, int]], list[list[int]]]:
    """The larger federations have two networks, the others one."""
    with_two = set(np.argsort(-counts, kind="stable")[: size.networks - len(federations)].tolist())
    networks: list[tuple[str, int]] = []
    network_of: list[list[int]] = []
    for number, federation in enumerate(federations):
        names = words.network_names(federation.name, 2 if number in with_two else 1)
        network_of.append([len(networks) + i for i in range(len(names))])
        networks += [(name, number) for name in names]
    return networks, network_of


def _practices(
    federations: list[Federation], counts: Ids, network_of: list[list[int]], rng: np.random.Generator
) -> list[Practice]:
    practices = []
    for number, count in enumerate(counts.tolist()):
        special = words.PRACTICES_OF_HOME if federations[number].name == words.HOME else ()
        for i in range(count):
            practices.append(
                Practice(
                    name=special[i] if i < len(special) else "",
                    federation=number,
                    network=network_of[number][i * len(network_of[number]) // count],
                    opened=date(int(rng.integers(1949, 2010)), int(rng.choice([4, 7, 10])), 1),
                    patients=int(np.clip(rng.lognormal(9.08, 0.42), 1_900, 31_000)),
                )
            )
    return practices


def _move(country: Country, count: int, rng: np.random.Generator) -> None:
    """Some practices came to their federation only within the time shown, from another one near by or from none."""
    neighbours: dict[int, list[int]] = {}
    for number, federation in enumerate(country.federations):
        neighbours[number] = [
            i for i, f in enumerate(country.federations) if f.commissioner == federation.commissioner and i != number
        ]
    home = country.home()
    told = {"Weir Street Surgery": country.months * 11 // 48, "Priory Fields": country.months * 17 // 48}
    anywhere = [i for i, practice in enumerate(country.practices) if practice.federation != home]
    movers = rng.choice(anywhere, min(count, len(anywhere)), replace=False)
    for i in movers.tolist():
        country.practices[i].joined = int(rng.integers(4, country.months - STEADY_MONTHS))
    for practice in country.practices:
        if practice.name in told:
            practice.joined = told[practice.name]
        if practice.joined:
            near = neighbours[practice.federation]
            practice.before = int(rng.choice(near)) if near and rng.random() < 0.6 else None


def _merge(country: Country, count: int, rng: np.random.Generator) -> None:
    """Some practices of today took over another one, which is added to the country, closed."""
    settled = [i for i, p in enumerate(country.practices) if p.joined == 0 and p.name not in words.PRACTICES_OF_HOME]
    successors = rng.choice(settled, min(count, len(settled)) - 1, replace=False).tolist()
    successors.append(country.practice("Harbour View"))
    for successor in successors:
        into = country.practices[successor]
        at_home = into.name == "Harbour View"
        country.practices.append(
            Practice(
                name=words.TAKEN_OVER_AT_HOME if at_home else "",
                federation=into.federation,
                network=into.network,
                opened=date(int(rng.integers(1949, 2010)), 4, 1),
                patients=int(rng.integers(1_800, 6_000)),
                closed=country.months * 32 // 48 if at_home else int(rng.integers(5, country.months - STEADY_MONTHS)),
                successor=successor,
            )
        )


def _name(country: Country, rng: np.random.Generator) -> None:
    nameless = [practice for practice in country.practices if not practice.name]
    for practice, name in zip(nameless, words.practice_names(len(nameless), rng), strict=True):
        practice.name = name
    # Numbered by federation, then by name: neighbours in a list are neighbours in the country.
    ordered = sorted(country.practices, key=lambda practice: (practice.federation, practice.name))
    for number, practice in enumerate(ordered, 1):
        practice.code = f"Z{10_000 + number}"


def _schemes(country: Country, size: Size, rng: np.random.Generator) -> list[Scheme]:
    """A federation for each scheme; one scheme has a second federation, and one federation is in both waves."""
    waves: dict[str | None, list[int]] = {"1": [], "2": []}
    others = []
    for number, federation in enumerate(country.federations):
        if federation.spotlight is None:
            others.append(number)
        elif federation.spotlight.wave:
            waves[federation.spotlight.wave].append(number)
    pool = rng.permutation(others).tolist()
    schemes: list[Scheme] = []
    for wave, count, begin in (("1", size.waves[0], 10 / 48), ("2", size.waves[1], 21 / 48)):
        leads = waves[wave][:count]
        while len(leads) < count:
            in_both = wave == "2" and len(leads) == count - 1 and bool(schemes)
            leads.append(schemes[-1].federations[0] if in_both else pool.pop())
        for number, lead in enumerate(leads, 1):
            whole = number % 5 != 0
            scheme = Scheme(
                code=f"AF{wave}-{number:02}",
                name=words.scheme_name(country.federations[lead].name, number + int(wave)),
                wave=wave,
                start=int(country.months * begin) + int(rng.integers(0, 4)),
                federations=[lead],
                whole=whole,
            )
            if not whole:
                scheme.practices = [
                    i
                    for i, p in enumerate(country.practices)
                    if p.federation == lead and p.closed == NEVER and rng.random() < 0.6
                ]
            schemes.append(scheme)
    schemes[-2].federations.append(pool.pop())
    return schemes
