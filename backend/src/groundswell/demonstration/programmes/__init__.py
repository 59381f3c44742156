"""The five programmes of the demonstration, with their cohorts, their people and the faculty.

What is written down of the programmes themselves is public. Their people, practices, places and figures are invented,
and each programme says so.
"""
