/** The table of where each innovation is in use. What there is more of goes down: schemes are many, regions few. */
import { innovationPath, organisationPath } from "../../lib/places";
import type { NationalSpread } from "./queries";

/** A line across or down: its name, the page it leads to if it has one, and what stands under the name. */
export type Line = { key: string; name: string; to: string | null; note: string | null };
export type HeatCell = { share: number | null; shown: string; words: string };
export type HeatRow = Line & { total: HeatCell | null; cells: HeatCell[] };
/** `tall`: the names across are long, and stand upright. */
export type Heat = { corner: string; columns: Line[]; tall: boolean; rows: HeatRow[] };

const NO_PLACE = "NONE";

const outOf = (using: number, practices: number) =>
  `${using.toLocaleString("en-GB")} of ${practices.toLocaleString("en-GB")} practices`;

export function heatOf({ by, places, innovations, practices }: NationalSpread): Heat {
  const across: Line[] = places.map(({ place, practices: size }) => ({
    key: place.code,
    name: place.name,
    to: place.code === NO_PLACE ? null : organisationPath(place),
    note: `${size.toLocaleString("en-GB")} practices`,
  }));
  const down: Line[] = innovations.map(({ innovation }) => ({
    key: innovation.code,
    name: innovation.title,
    to: innovationPath(innovation.code),
    note: null,
  }));
  const cellAt = (row: number, column: number): HeatCell => {
    const cell = innovations[row]?.cells[column];
    const size = places[column]?.practices ?? 0;
    return { share: cell?.share ?? null, shown: cell?.shown ?? "", words: outOf(cell?.using ?? 0, size) };
  };
  const wholes = innovations.map(({ using, share, shown }) => ({ share, shown, words: outOf(using, practices) }));
  if (by === "region") {
    return {
      corner: "Innovation",
      columns: across,
      tall: false,
      rows: down.map((line, row) => ({
        ...line,
        total: wholes[row] ?? null,
        cells: across.map((_, column) => cellAt(row, column)),
      })),
    };
  }
  const all = { key: "all", name: "All practices", to: null, note: `${practices.toLocaleString("en-GB")} practices` };
  return {
    corner: "Scheme",
    columns: down,
    tall: true,
    rows: [
      ...across.map((line, column) => ({ ...line, total: null, cells: down.map((_, row) => cellAt(row, column)) })),
      { ...all, total: null, cells: wholes },
    ],
  };
}

const STEPS = 5;

/** How dark a cell is, 0 (nobody) to 5. Every step leaves black figures legible on it. */
export const step = (share: number | null): number => (share ? Math.min(STEPS, Math.floor(share * STEPS) + 1) : 0);
