/** What became of a file, in words and numbers. */
import type { Import, ImportPage, ImportState, RowProblem } from "../../api/figureTypes";
import { count, number } from "../../lib/amounts";
import { shortDate } from "../../lib/period";

export const seconds = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;

export const stateWords: Record<ImportState, string> = {
  loaded: "Loaded",
  refused: "Nothing loaded",
  withdrawn: "Undone",
  nothing_new: "Nothing new",
};
export const stateTone = { loaded: "green", refused: "late", withdrawn: "grey", nothing_new: "grey" } as const;

export const goodRows = ({ counts }: Import): number => counts.read - counts.rejected;

/** The sentence on top of a refused file. Without rows, the file as a whole is the problem. */
export function refusal(sent: Import): string {
  const { read, rejected } = sent.counts;
  if (read === 0 || rejected === 0) return "Nothing has been loaded: the file could not be read";
  if (rejected >= read) return `Nothing has been loaded: all ${count(read, "row")} need fixing`;
  return `Nothing has been loaded: ${number(rejected)} of ${count(read, "row")} ${rejected === 1 ? "needs" : "need"} fixing`;
}

/** What is wrong with a file as a whole, at no row of it: then there is no table of rows to show. */
export function wholeFileProblem({ problems, problems_total }: ImportPage): RowProblem | undefined {
  return problems_total === 1 && problems[0]?.row === null ? problems[0] : undefined;
}

/** "2,281 new, 95 corrected, 22 as before; 3 opened": only what there was. */
export function outcomeWords({ state, counts, problems_total, withdrawn_by, withdrawn_at }: Import): string {
  if (state === "withdrawn") {
    return `Undone${withdrawn_by ? ` by ${withdrawn_by}` : ""}${withdrawn_at ? `, ${shortDate(withdrawn_at)}` : ""}`;
  }
  if (state === "refused") return counts.rejected ? `${count(counts.rejected, "row")} to fix` : "could not be read";
  if (state === "nothing_new") return `${count(counts.read, "row")} as before`;
  const parts = changes(counts)
    .filter(({ value }) => value > 0)
    .map(({ value, short }) => `${number(value)} ${short}`);
  return [...parts, problems_total > 0 && `${number(counts.rejected)} to fix`].filter(Boolean).join(", ");
}

type Change = { what: string; short: string; value: number };

/** What a file changed, figures first; organisations only where there were any. */
export function changes(counts: Import["counts"]): Change[] {
  const { taken, corrected, unchanged, older, opened, closed, renamed, moved } = counts;
  const organisations = opened + closed + renamed + moved;
  const figures: Change[] = organisations
    ? [{ what: "Rows taken", short: "taken", value: taken }]
    : [
        { what: "New figures", short: "new", value: Math.max(0, taken - corrected - unchanged - older) },
        { what: "Figures corrected", short: "corrected", value: corrected },
        { what: "As before", short: "as before", value: unchanged },
      ];
  if (older) figures.push({ what: "Older than what stands", short: "older", value: older });
  if (!organisations) return figures;
  return [
    ...figures,
    { what: "Opened", short: "opened", value: opened },
    { what: "Closed", short: "closed", value: closed },
    { what: "Renamed", short: "renamed", value: renamed },
    { what: "Moved", short: "moved", value: moved },
    { what: "Corrected", short: "corrected", value: corrected },
  ];
}
