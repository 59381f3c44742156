"""Evidence in words: what is said in each case, and that nothing is ever said to have caused anything."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest

import groundswell
from groundswell.evidence.estimate import Estimate
from groundswell.evidence.pooling import Pooled
from groundswell.measures.definitions import library
from groundswell.reports.evidence import words
from groundswell.reports.wording.segments import plain_text

CAUSAL = re.compile(
    r"\bcaus\w*|\bbecause\b|\b(led|leads?|leading) to\b|\bdue to\b|\bowing to\b|\bthanks to\b|\bas a result\b"
    r"|\bresult(s|ed|ing)? (in|of|from)\b|\bbrought about\b|\bmade (it|them|figures)\b|\btherefore\b|\bproves?\b"
    r"|\bworks\b|\beffective\b|\bimpact\b|\bsignificant\w*|\bthe effect of\b"
)
SAYS = (
    "evidence/strength.py",
    "reports/evidence/page.py",
    "reports/evidence/words.py",
    "reports/national_change/page.py",
    "reports/national_change/words.py",
    "reports/worked_elsewhere/page.py",
    "reports/worked_elsewhere/struggles.py",
    "reports/worked_elsewhere/words.py",
)
CALLS, DNA = library()["missed_call_share"], library()["dna_rate"]


def pooled(value: float, lower: float, upper: float, tau: float = 1.3) -> Pooled:
    new = Estimate(value, -5.8, 0.4, 1.5)
    return Pooled(Estimate(value, lower, upper, 0.4), new, np.full(12, 1 / 12), tau, 0.77, 48.0)


def texts(path: str) -> list[str]:
    """Every text in a module that is not a docstring: those of all branches, taken or not."""
    tree = ast.parse((Path(groundswell.__file__).parent / path).read_text(encoding="utf-8"))
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docs = {
        id(each.value)
        for node in ast.walk(tree)
        if isinstance(node, holders)
        for each in node.body
        if isinstance(each, ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


@pytest.mark.parametrize("path", SAYS)
def test_no_sentence_of_any_branch_names_a_cause(path: str) -> None:
    found = texts(path)
    assert found
    for text in found:
        assert not CAUSAL.search(text.lower()), text


def test_the_search_would_find_one() -> None:
    for text in ("it fell because of call back", "This led to fewer calls", "due to the change", "It causes a fall"):
        assert CAUSAL.search(text.lower())


def test_a_clear_change_is_said_with_its_range() -> None:
    said = plain_text(words.sentence(CALLS, 12, pooled(-2.66, -3.51, -1.81), 378, 2_500))
    assert said == (
        "At 12 sites missed calls fell by 2.7 points on average (95% range 1.8 to 3.5). The sites differ: a new one "
        "could see anything from 5.8 fewer to 0.4 more. 378 of 2,500 practices have adopted it."
    )


def test_no_clear_change_is_said_plainly() -> None:
    said = plain_text(words.sentence(DNA, 5, pooled(-0.3, -1.0, 0.4, tau=0.0), 20, 100))
    assert said == (
        "At five sites the DNA rate shows no clear change on average: 1.0 lower to 0.4 higher (95% range). The sites "
        "hardly differ: a new one could see anything from 5.8 lower to 0.4 higher. 20 of 100 practices have adopted it."
    )


@pytest.mark.parametrize(
    ("sites", "expected"),
    [
        (
            0,
            (
                "No site has figures for 12 months before it adopted and 6 of the first 12 after: "
                "too little to say anything."
            ),
        ),
        (1, "One site with enough months: too few to pool."),
        (2, "Two sites with enough months: too few to pool."),
    ],
)
def test_too_little_is_said_plainly(sites: int, expected: str) -> None:
    assert plain_text(words.sentence(CALLS, sites, None, 3, 10)) == f"{expected} 3 of 10 practices have adopted it."


def test_a_clear_range_never_reads_as_if_it_touched_nought() -> None:
    assert words.effect(CALLS, Estimate(-0.31, -0.58, -0.04, 0.1))["shown"] == "−0.31 (−0.58 to −0.04)"
    assert words.effect(CALLS, Estimate(-4e-4, -5e-4, -3e-4, 1e-4))["shown"] == "−0.0004 (−0.0005 to −0.0003)"
    faint = Estimate(-0.04, -0.05, -0.03, 0.01)
    assert words.site_words(CALLS, "Yarrowcombe", 2, 2017, faint).endswith(
        "fell by 0.04 points, 95% range −0.05 to −0.03."
    )
    assert words.effect(CALLS, Estimate(0.7, -1.7, 3.1, 1.0))["shown"] == "+0.7 (−1.7 to +3.1)"
    assert words.effect(CALLS, Estimate(0.01, -0.6, 0.6, 0.3))["shown"] == "0.0 (−0.6 to +0.6)"


def test_the_average_without_the_three_months_before() -> None:
    assert words.without_last_three(CALLS, Estimate(-2.5, -3.4, -1.6, 0.4)) == (
        "Without the three months before adoption missed calls fell by 2.5 points on average (95% range 1.6 to 3.4)."
    )
    assert words.without_last_three(CALLS, Estimate(-0.5, -1.4, 0.4, 0.4)) == (
        "Without the three months before adoption missed calls show no clear change on average: "
        "1.4 fewer to 0.4 more (95% range)."
    )


def test_rows_and_reasons() -> None:
    change = Estimate(-4.9, -6.1, -3.7, 0.6)
    assert words.site_words(CALLS, "Yarrowcombe", 14, 2017, change) == (
        "Yarrowcombe, 14 practices, began 2017: fell by 4.9 points, 95% range −6.1 to −3.7."
    )
    assert words.months_lacking(11, 5) == (
        "11 months before, 12 are needed; five of the first 12 months after, six are needed."
    )
    assert words.months_lacking(24, 24) == "Its figures never vary."
    assert words.not_pooled(1) == "one site, not pooled"
    assert words.unnamed_site(2) == "A site of two practices"


def test_the_comparison_in_words() -> None:
    clear = words.comparison_sentence(CALLS, Estimate(-2.1, -2.7, -1.5, 0.3), 97, 240)
    assert clear == (
        "97 practices that adopted, beside 240 practices like them that had not yet: missed calls moved 2.1 points "
        "further down where practices adopted (95% range 1.5 to 2.7)."
    )
    assert "no clearly different way" in words.comparison_sentence(CALLS, Estimate(-0.1, -0.7, 0.5, 0.3), 97, 240)
    assert "nothing to compare with" in words.comparison_sentence(CALLS, None, 0, 0)
