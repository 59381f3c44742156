"""The demonstration's initiatives: what was tried in each programme and at Brackenholt, what worked, what did not."""
