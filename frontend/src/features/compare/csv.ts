/** What the pictures are drawn from, as files: the columns are named as in the JSON of the API. */
import type { Centiles, Funnel } from "../../api/comparison";
import { CENTILES } from "../../charts/centilesLayout";
import { csvOf } from "../../lib/csv";

const FUNNEL_COLUMNS = [
  "measure",
  "period",
  "organisation",
  "name",
  "numerator",
  "denominator",
  "value",
  "place",
  "signal",
  "rank_low",
  "rank_high",
];

export function funnelCsv({ measure, period, items }: Funnel): string {
  const rows = items.map(({ organisation, numerator, denominator, value, place, signal, rank_low, rank_high }) => [
    measure.code,
    period,
    organisation.code,
    organisation.name,
    numerator,
    denominator,
    value,
    place,
    signal,
    rank_low,
    rank_high,
  ]);
  return csvOf([FUNNEL_COLUMNS, ...rows]);
}

export function centilesCsv({ measure, organisation, periods, counts, centiles, values }: Centiles): string {
  const head = [
    "measure",
    "period",
    "count",
    ...CENTILES.map((centile) => `centile_${centile}`),
    "organisation",
    "value",
  ];
  const rows = periods.map((period, index) => [
    measure.code,
    period,
    counts[index] ?? null,
    ...CENTILES.map((centile) => centiles[centile][index] ?? null),
    organisation?.code ?? null,
    values[index] ?? null,
  ]);
  return csvOf([head, ...rows]);
}
