"""How strong the evidence is: a plain rule, and what speaks for and against.

- None: no site has enough months; or the range of their average lies wholly on the wrong side; or it holds nought, of
  five or more.
- Early: fewer than five sites.
- Moderate: five or more, and the range of their average lies wholly on the right side.
- Strong: moderate, and eight or more sites; practices that adopted changed more than those like them that had not; half
  of the sites that could be followed for a year still differ clearly; none clearly went the wrong way; and a new site
  would very likely see it too, or the sites hardly differ.

Where practices like them changed as much, or where the average is not clear without the three months before adoption,
it is early at most: who adopts after months that were bad by chance gets better by chance (Daw and Hatfield 2018). All
of it is about what was seen together, never about what made it so: for that one would have to draw lots for who adopts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from groundswell.evidence.differences import Compared
from groundswell.evidence.estimate import Estimate
from groundswell.evidence.its import Interrupted
from groundswell.evidence.pooling import Pooled

MODERATE_FROM, STRONG_FROM = 5, 8
"""Sites."""
HARDLY_DIFFER = 0.5
"""Of the spread between sites, the share that is more than chance (I²) below which they hardly differ."""
Word = Literal["None", "Early", "Moderate", "Strong"]
WORDS: tuple[Word, ...] = ("None", "Early", "Moderate", "Strong")


@dataclass(frozen=True)
class Judged:
    level: int
    """0 none, 1 early, 2 moderate, 3 strong."""
    in_favour: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def word(self) -> Word:
        return WORDS[self.level]


def right_side(estimate: Estimate, better: int) -> bool:
    """Whether its range lies wholly on the better side of nought; `better` is -1 where lower is better, 1 where higher
    is, 0 where neither is: then either side will do."""
    return estimate.is_clear and estimate.value * (better or estimate.value) > 0


def wrong_side(estimate: Estimate, better: int) -> bool:
    """Whether its range lies wholly on the other side; never where neither is better."""
    return estimate.is_clear and not right_side(estimate, better)


def judged(
    sites: Sequence[Interrupted],
    practices: int,
    average: Pooled | None,
    without_last_three: Pooled | None,
    compared: Compared | None,
    better: int,
) -> Judged:
    """The strength of evidence of the sites that have enough months, `practices` in all of them.

    `without_last_three`: their average with the three months before adoption left out. Where neither side is better,
    that on which the average lies is taken for it.
    """
    facts = _Facts(sites, average, without_last_three, compared, better or _way(average))
    return Judged(facts.level, tuple(facts.in_favour(practices)), tuple(facts.against()))


def _way(average: Pooled | None) -> int:
    return 0 if average is None else 1 if average.average.value > 0 else -1


@dataclass(frozen=True)
class _Facts:
    sites: Sequence[Interrupted]
    average: Pooled | None
    without_last_three: Pooled | None
    compared: Compared | None
    better: int

    @property
    def level(self) -> int:
        if not self.sites:
            return 0
        if len(self.sites) < MODERATE_FROM or self.average is None:
            is_wrong = self.average is not None and wrong_side(self.average.average, self.better)
            return 0 if is_wrong else 1
        if not self._is_right:
            return 0
        if self._like_the_others or not self._stands:
            return 1
        return 3 if self._is_strong else 2

    @property
    def _is_strong(self) -> bool:
        assert self.average is not None
        return (
            len(self.sites) >= STRONG_FROM
            and self.compared is not None
            and right_side(self.compared.effect, self.better)
            and 0 < self._followed <= 2 * self._lasting
            and not any(wrong_side(site.effect, self.better) for site in self.sites)
            and (right_side(self.average.prediction, self.better) or self.average.i2 < HARDLY_DIFFER)
        )

    @property
    def _is_right(self) -> bool:
        return self.average is not None and right_side(self.average.average, self.better)

    @property
    def _stands(self) -> bool:
        """Whether the average is on the right side without the three months before adoption too."""
        return self.without_last_three is not None and right_side(self.without_last_three.average, self.better)

    @property
    def _followed(self) -> int:
        """Sites with figures beyond the first year."""
        return sum(site.after_a_year is not None for site in self.sites)

    @property
    def _lasting(self) -> int:
        return sum(right_side(s.after_a_year, self.better) for s in self.sites if s.after_a_year is not None)

    @property
    def _like_the_others(self) -> bool:
        """Practices that had not adopted changed as much, or more: the range has not room for the average of sites."""
        if self.compared is None or self.average is None:
            return False
        range_, average = self.compared.effect, self.average.average.value
        return wrong_side(range_, self.better) or (
            not right_side(range_, self.better) and not range_.lower <= average <= range_.upper
        )

    @property
    def _move(self) -> str:
        return {-1: "fall", 0: "change", 1: "rise"}[self.better]

    def in_favour(self, practices: int) -> list[str]:
        if not self.sites:
            return []
        said = [f"{_counted(len(self.sites), 'site')}, {_counted(practices, 'practice')}"]
        clear = sum(right_side(site.effect, self.better) for site in self.sites)
        if clear:
            said.append(f"clear {self._move} at {clear} of {len(self.sites)}")
        if self._lasting:
            said.append(f"lasting a year at {self._lasting}")
        if self.compared is not None and right_side(self.compared.effect, self.better):
            said.append("adopters changed more than practices like them that had not adopted")
        if self._is_right and self._stands:
            said.append("as clear without the three months before adoption")
        if self.average is not None and right_side(self.average.prediction, self.better):
            said.append("a new site could expect it too")
        return said

    def against(self) -> list[str]:
        said = []
        few = len(self.sites) < MODERATE_FROM
        if not self.sites:
            return ["no site has enough months before and after"]
        if self.average is None:
            said.append("too few sites to pool")
        elif few:
            said.append("few sites")
        elif len(self.sites) < STRONG_FROM:
            said.append("fewer than eight sites")
        if self.average is not None and not self.average.average.is_clear:
            said.append("the range of the average holds nought")
        if self.average is not None and wrong_side(self.average.average, self.better):
            said.append("on average it went the other way")
        if self._is_right and not self._stands:
            said.append("without the three months before adoption the change is no longer clear")
        if wrong := sum(wrong_side(site.effect, self.better) for site in self.sites):
            said.append(f"clearly the other way at {wrong} of {len(self.sites)}")
        if self.compared is None:
            said.append("before and after only, no comparison sites")
        elif self._like_the_others:
            said.append("practices like them that had not adopted changed as much")
        elif not right_side(self.compared.effect, self.better):
            said.append("not clearly more than at practices like them that had not adopted")
        if self.average is not None and self.average.i2 >= HARDLY_DIFFER:
            said.append(f"{self.average.i2:.0%} of the difference between sites is more than chance")
        if not self._followed:
            said.append("no site followed for a year yet")
        elif self._is_right and self._followed > 2 * self._lasting:
            said.append(f"a year on still clear at {self._lasting} of {self._followed} followed so long")
        return said


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing if count == 1 else thing + 's'}"
