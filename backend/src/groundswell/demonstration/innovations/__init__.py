"""The demonstration's library of innovations, and how far each has spread."""
