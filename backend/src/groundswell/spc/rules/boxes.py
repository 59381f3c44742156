"""Best box and cut box: the limits of runs and crossings for 10 to 100 useful points.

Source: Anhøj, Wentzel-Larsen 2020, "Smooth operator: modifying the Anhøj rules to improve runs analysis in statistical
process control", PLOS ONE 15(6) e0233920. The numbers are computed here from the definitions of that article;
tests/spc/test_boxes.py computes them again. For n independent points either side of the centre, with C crossings and a
longest run of L:

best box    of all boxes {C >= c, L <= l} that hold an undisturbed process with a probability of at least 0.925, the one
            that least often holds a process shifted by 0.8 standard deviations
cut box     the best box without a part of its border: the corner C = c, L = l goes if the probability stays at least
            0.925, then one cell after the other along either edge while it does, each time the likelier one of the two
            under the shift
"""

FIRST, LAST = 10, 100
"""The numbers of useful points the tables hold; for others the Anhøj limits apply."""

# c of the box of 10, 11, ..., 100 useful points.
FEWEST_CROSSINGS = (
    2, 3, 3, 3, 3, 4, 5, 5, 5, 5, 6, 7, 6, 6, 6, 6, 9, 9, 9, 10, 11, 11, 11, 11, 11, 12, 13, 14, 13, 15, 15, 15, 14,
    14, 17, 17, 17, 17, 19, 19, 19, 19, 19, 21, 21, 21, 21, 23, 23, 23, 23, 23, 25, 25, 26, 26, 27, 27, 27, 28, 29,
    29, 29, 30, 30, 31, 31, 31, 32, 33, 33, 33, 34, 33, 35, 35, 35, 35, 37, 37, 38, 37, 39, 39, 39, 39, 39, 41, 41,
    42, 41,
)  # fmt: skip
# l of the box.
LONGEST_RUN = (
    6, 7, 6, 6, 6, 7, 8, 7, 7, 7, 7, 8, 7, 7, 7, 7, 9, 8, 8, 8, 10, 9, 8, 8, 8, 8, 9, 10, 8, 11, 9, 9, 8, 8, 10, 9,
    9, 9, 12, 10, 9, 9, 9, 11, 10, 9, 9, 12, 10, 10, 9, 9, 11, 10, 11, 10, 12, 10, 10, 11, 14, 11, 10, 11, 10, 12,
    11, 10, 11, 13, 11, 10, 11, 10, 11, 11, 10, 10, 12, 11, 12, 10, 13, 11, 11, 10, 10, 12, 11, 12, 10,
)  # fmt: skip
# Beside a longest run of l, so many crossings or fewer lie outside the cut box.
CUT_CROSSINGS = (
    2, 3, 2, 2, 2, 5, 5, 4, 5, 5, 5, 6, 6, 6, 6, 5, 9, 9, 10, 9, 11, 13, 10, 11, 12, 11, 14, 13, 12, 14, 14, 16, 13,
    13, 16, 16, 18, 19, 19, 20, 18, 20, 20, 22, 22, 20, 22, 24, 23, 25, 22, 23, 26, 26, 26, 26, 28, 26, 28, 28, 29,
    30, 29, 30, 29, 31, 33, 32, 32, 36, 34, 32, 35, 35, 34, 37, 35, 37, 37, 38, 37, 38, 40, 39, 41, 38, 40, 41, 43,
    42, 41,
)  # fmt: skip
# Beside c crossings, a longest run of so many or more lies outside the cut box.
CUT_RUN = (
    6, 7, 7, 7, 7, 7, 8, 8, 7, 6, 8, 9, 7, 7, 7, 8, 8, 8, 8, 9, 10, 9, 9, 8, 8, 9, 9, 11, 9, 12, 10, 9, 9, 9, 11,
    10, 9, 8, 12, 10, 10, 9, 8, 10, 9, 10, 9, 12, 10, 9, 10, 9, 10, 10, 11, 10, 11, 11, 9, 9, 14, 10, 10, 11, 11,
    10, 9, 10, 9, 12, 10, 11, 11, 8, 12, 9, 10, 9, 11, 10, 13, 10, 13, 11, 9, 11, 9, 10, 10, 11, 10,
)  # fmt: skip
