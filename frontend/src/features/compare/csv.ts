/** What the pictures are drawn from, as files: the columns are named as in the JSON of the API. */
import type { Centiles, Funnel } from "../../api/comparison";
import { CENTILES } from "../../charts/centiles";

type Field = string | number | null;

/** Comma-separated values after RFC 4180. */
export const csvOf = (rows: Field[][]): string => rows.map((row) => `${row.map(written).join(",")}\r\n`).join("");

export const csvFile = (text: string): Blob => new Blob([text], { type: "text/csv;charset=utf-8" });

function written(field: Field): string {
  const text = field === null ? "" : String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

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
