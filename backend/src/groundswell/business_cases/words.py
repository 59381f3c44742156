"""Where a stakeholder stands, in words."""

STANCES = ("against", "unsure", "for", "leads")
"""In their order."""


def stance_words(now: str, needed: str) -> str:
    """ "unsure, to for" where they are needed elsewhere; "leads" where they stand where they are needed."""
    return now if now == needed else f"{now}, to {needed}"
