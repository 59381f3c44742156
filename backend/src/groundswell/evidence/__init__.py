"""Evidence of effect: arrays in, results out. statsmodels and scipy do the numerics.

They take a second to import, so every module imports them inside the functions that need them: a program that never
asks for evidence never waits for them.
"""
