/** How the lines of each kind of chart are worked out, in words. Whose method it is stands with the example. */
const SIGMA_Z =
  "how much more the months really vary than chance alone would have them: the mean moving range of their distances " +
  "from the average, each counted in its own standard errors, divided by 1.128";

export const formulas: Record<string, string> = {
  i: "Average: the mean of the values. Limits: the average, plus and minus 2.66 times the mean moving range, which is the mean difference between neighbours. A range of 3.267 times that mean or more is left out, once, so that one wild month does not widen the limits for all.",
  run: "The line is the median, and there are no limits. Points on the median count for nothing. Of the n that remain, a run on one side of more than log₂ n + 3 points, rounded, is unusually long; and crossings are unusually few where n − 1 tosses of a coin would give as few heads less than one time in twenty.",
  mr: "Each point is the difference from the month before, without its sign. Average: the mean of those. Upper limit: 3.267 times the average. The lower limit is 0, and runs are not looked for, since neighbouring ranges share a value.",
  p: "Average p: all that were counted, divided by all there were. Limits: p plus and minus 3 × √(p (1 − p) / n), n being how many there were that month; never below 0 or above 100%.",
  pp: `Average and limits as those of a p chart, with the distance of the limits multiplied by ${SIGMA_Z}.`,
  u: "Average u: all events, divided by all they are counted against. Limits: u plus and minus 3 × √(u / n), n being what that month’s events are counted against; never below 0.",
  up: `Average and limits as those of a u chart, with the distance of the limits multiplied by ${SIGMA_Z}.`,
  c: "Average c: the mean of the counts. Limits: c plus and minus 3 × √c; never below 0.",
  g: "The line is the median of the counts between events. Limits, with m for their mean: m plus and minus 3 × √(m (m + 1)); never below 0.",
  t: "Every time is raised to the power of 1/3.6, which makes times between chance events nearly symmetrical; an XmR chart is made of those; and its lines are raised to the power of 3.6 again. A lower limit below 0 is 0.",
  xbar: "Average: the mean of all measurements. Limits: the average, plus and minus A₃ times the standard deviation inside the samples, taken over all of them. A₃ is 3 / (c₄ √n) for samples of n, where c₄ sets right that small samples look too steady.",
  s: "Each point is the standard deviation inside one sample. Average: their mean, or the pooled one where samples differ in size. Limits: B₃ and B₄ times the average, 1 minus and plus 3 × √(1 − c₄²) / c₄, with c₄ as in an x̄ chart; never below 0.",
  ip: "Average: the mean, each month weighing as much as was measured in it. Every difference between neighbours is divided by √(1/n + 1/n′) for their two numbers of measurements, and multiplied by √(π/2); the mean of those is s. Limits: the average plus and minus 3 × s / √n.",
};
