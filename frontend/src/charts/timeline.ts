/** Members over time, worked out: a bar for those who stayed throughout, then one for each who came or went. */
import type { MembersOverTime } from "../api/types";
import { yearOf } from "../lib/period";
import { round } from "./marks";

const ROW = 24;

export type TimelineRow = {
  key: string;
  label: string;
  steady: boolean;
  y: number;
  x1: number;
  x2: number;
  words: { text: string; x: number; end: boolean } | null;
  /** the row of the practice it was succeeded by */
  successor: number | null;
};
export type Timeline = { rows: TimelineRow[]; years: { x: number; label: string }[]; height: number };

/** Days since year 0, near enough for a picture. */
const day = (date: string) =>
  yearOf(date) * 365.25 + (Number(date.slice(5, 7)) - 1) * 30.44 + Number(date.slice(8, 10));

export function timelineOf(members: MembersOverTime, left: number, right: number): Timeline {
  const start = day(members.from);
  const end = Math.max(day(members.until), start + 1);
  const x = (date: string) =>
    round(left + ((Math.min(end, Math.max(start, day(date))) - start) / (end - start)) * (right - left));
  const y = (row: number) => 8 + row * ROW;
  const shift = members.steady > 0 ? 1 : 0;
  const places = new Map(members.items.map(({ organisation }, index) => [organisation.code, index + shift]));
  const steady: TimelineRow[] = members.steady
    ? [
        {
          key: "steady",
          label: `${members.steady} practices throughout`,
          steady: true,
          y: y(0),
          x1: left,
          x2: right,
          words: null,
          successor: null,
        },
      ]
    : [];
  const moved = members.items.map((spell, index): TimelineRow => {
    const x1 = x(spell.from);
    const x2 = spell.until ? x(spell.until) : right;
    const after = x2 < right - 200;
    const room = after || x1 > left + 150;
    return {
      key: `${spell.organisation.code}-${spell.from}`,
      label: spell.organisation.name,
      steady: false,
      y: y(index + shift),
      x1,
      x2: Math.max(x2, x1 + 2),
      words: spell.words && room ? { text: spell.words, x: after ? x2 + 20 : x1 - 6, end: !after } : null,
      successor: spell.successor ? (places.get(spell.successor) ?? null) : null,
    };
  });
  const rows = [...steady, ...moved];
  const years: Timeline["years"] = [];
  for (let year = yearOf(members.from) + 1; year <= yearOf(members.until); year += 1) {
    years.push({ x: x(`${year}-01-01`), label: String(year) });
  }
  return { rows, years, height: y(rows.length) + 24 };
}
