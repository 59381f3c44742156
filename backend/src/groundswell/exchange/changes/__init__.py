"""The feed of changes: what holds now, by the revision since which it does, and what does not hold any more."""
