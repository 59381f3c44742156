"""Published names are in capitals; people read them in capitals and small letters."""

import re
from functools import lru_cache

# fmt: off
KEPT = frozenset({
    "NHS", "PCN", "CCG", "ICB", "ICS", "STP", "PCT", "GP", "UK", "HC", "MC", "CIC", "CMC", "LLP", "PLC", "PMS",
    "APMS", "GMS", "OOH", "SSP", "SAS", "VPS", "UCC", "MIU", "HMP", "EA", "II", "III", "IV", "VI", "VII", "VIII",
    "IX", "XI", "XII", "A&E", "C&P", "NE", "NW", "SE", "SW", "TPCT", "WCHC", "LLR", "NCL", "NEL", "SEL", "SWL", "NWL",
    "BSW", "BLMK", "PMCF", "NSC",
})
# fmt: on
"""Abbreviations and Roman numerals that stay in capitals."""
SHAPED = {"GPS": "GPs", "PCNS": "PCNs", "CCGS": "CCGs", "ICBS": "ICBs"}
# fmt: off
SMALL = frozenset({
    "an", "and", "at", "by", "for", "from", "in", "near", "next", "of", "on", "or", "the", "to", "under", "upon",
    "with",
})
SHORTENED = frozenset({
    "DR", "DRS", "MR", "MRS", "MS", "ST", "STS", "CTR", "CNTR", "HLTH", "HTH", "RD", "LTD", "GRP", "GRND", "PRTNRS",
    "SQ", "STN", "BR", "PK", "LN", "MT", "NR", "CRT", "CT", "GDNS", "FLDS", "HSPTL", "JR", "SR", "PTNRS", "PRTNR",
    "PTNS", "MGMT", "SVC", "SVCS", "SVS", "SRV", "PTNR", "PTRS",
    "CTRS", "BLVD",
})
# fmt: on
"""Words without a vowel that are words cut short, not initials."""

_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u00ff'\u2019.&]+")
_CAMEL = re.compile(r"(MC|O['\u2019])(?=[A-Z]{3,})")


@lru_cache(maxsize=50_000)
def _word(word: str) -> str:
    bare = word.strip(".'\u2019").upper()
    if bare in SHAPED:
        return word.upper().replace(bare, SHAPED[bare])
    if bare in KEPT:
        return word
    if any(letter.isdigit() for letter in word):
        # an ordinal is a word; anything else with a figure in it is a code
        return word.lower() if re.fullmatch(r"\d+(ST|ND|RD|TH)", word) else word
    if "." in word.strip("."):  # initials with stops: J.R., M.C; or words run together: MED.CTR
        return ".".join(part if len(part) < 2 else _word(part) for part in word.split("."))
    if len(bare) <= 4 and bare not in SHORTENED and not set(bare) & set("AEIOUY'\u2019&"):
        return word  # initials: SLC, JHR
    if head := _CAMEL.match(word):
        return head.group().capitalize() + word[head.end() :].capitalize()
    return word.capitalize()


def readable(name: str) -> str:
    """`THE DENSHAM SURGERY` becomes "The Densham Surgery". A name with small letters in it is left as it is."""
    name = " ".join(name.split())
    if name != name.upper():
        return name

    def shown(found: re.Match[str]) -> str:
        word = found.group()
        # small words stand out only at the beginning of the name or of a bracket
        inner = found.start() > 0 and name[found.start() - 1] in " -/" and not name[: found.start()].endswith(" - ")
        if inner and word.lower() in SMALL:
            return word.lower()
        if len(word) <= 2 and name[: found.start()].endswith("DR "):
            return word  # initials, also those with a vowel: Dr SA Ahmed
        return _word(word)

    return _WORD.sub(shown, name)
