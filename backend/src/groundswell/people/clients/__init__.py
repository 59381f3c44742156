"""Commissioners' systems: what they may pull, and the keys with which they show that they are themselves."""
