/** The kinds of rows that can be taken out, in the words of those who take them. */
import type { Export, ExportFormat } from "../../api/exchangeTypes";
import { longDate, monthAndYear } from "../../lib/period";

type Named = { kind: string; label: string };

export const GROUPS: { title: string; kinds: Named[] }[] = [
  {
    title: "Who is who",
    kinds: [
      { kind: "organisation", label: "Organisations" },
      { kind: "membership", label: "Who belongs to whom, with dates" },
      { kind: "succession", label: "Closures and successors" },
    ],
  },
  {
    title: "Figures",
    kinds: [
      { kind: "measure", label: "Measures and how they are worked out" },
      { kind: "observation", label: "Figures of practices, month by month" },
      { kind: "roll_up", label: "Figures of groups: federations, networks, commissioners, the nation" },
      { kind: "phase", label: "Phases of charts" },
      { kind: "exclusion", label: "What is set aside, and why" },
    ],
  },
  {
    title: "Programmes",
    kinds: [
      { kind: "programme", label: "Programmes" },
      { kind: "cohort", label: "Cohorts" },
    ],
  },
  {
    title: "What is tried",
    kinds: [
      { kind: "initiative", label: "Initiatives" },
      { kind: "innovation", label: "Innovations" },
      { kind: "adoption", label: "How far practices have come with innovations" },
    ],
  },
];
export const KINDS: string[] = GROUPS.flatMap(({ kinds }) => kinds.map(({ kind }) => kind));

const labels = new Map(GROUPS.flatMap(({ kinds }) => kinds).map(({ kind, label }) => [kind, label]));
export const kindWords = (kind: string): string => labels.get(kind) ?? kind;

export const FORMATS: { format: ExportFormat; label: string; hint: string }[] = [
  { format: "csv", label: "CSV", hint: "For a spreadsheet. Compressed (.gz): most programs open it as it is." },
  { format: "jsonl", label: "JSON lines", hint: "For programs: one row a line, compressed." },
  { format: "parquet", label: "Parquet", hint: "For Python, R and data warehouses: types and columns kept." },
];
const formats = new Map<string, string>(FORMATS.map(({ format, label }) => [format, label]));
export const formatWords = (format: string): string => formats.get(format) ?? format;

/** "Organisations, and 3 more kinds" */
export function askedWords(kinds: string[]): string {
  if (kinds.length === KINDS.length) return "Everything";
  const [first = "", second, ...rest] = kinds.map(kindWords);
  if (second === undefined) return first;
  return rest.length === 0 ? `${first}; ${second}` : `${first}, and ${rest.length + 1} more kinds`;
}

/** "April 2025 to September 2025", "up to 12 May 2025"; whoever asks by a program may name days. */
export function periodWords({ from, to }: Pick<Export, "from" | "to">): string | undefined {
  const months = [from, to].every((day) => !day || day.endsWith("-01"));
  const words = months ? monthAndYear : longDate;
  if (from && to) return from === to ? words(from) : `${words(from)} to ${words(to)}`;
  if (from) return `from ${words(from)}`;
  return to ? `up to ${words(to)}` : undefined;
}

type State = Export["state"];
export const STATE_WORDS: Record<State, string> = {
  waiting: "Waiting",
  running: "Being made",
  ready: "Ready",
  failed: "Not made",
};
export const STATE_TONES = { waiting: "blue", running: "blue", ready: "green", failed: "late" } as const;

export const isUnderWay = ({ state }: { state: State }): boolean => state === "waiting" || state === "running";
