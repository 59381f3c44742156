"""The log of every change: who, when, which action, from which source."""
