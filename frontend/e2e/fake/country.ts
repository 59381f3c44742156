/** Invented federations and their rows. Nothing here is, or stands for, a real organisation. */
import type { Grouping, OrganisationRef, OverviewRow } from "../../src/api/types";
import { measures } from "./measures";
import { randomOf } from "./random";
import { cellOf, seriesOf } from "./series";

const regions = ["Northreach", "Eastmarch", "Midvale", "Westerly", "Southmere", "Capital"].map(
  (name, index): OrganisationRef => ({ code: `Y9${index}`, name, kind: "region" }),
);
const towns = [
  "Corrandale",
  "Wealdmarsh",
  "Ravensmoor",
  "Downsea",
  "Northbank",
  "Riverside",
  "Sevenholt",
  "Harbourside",
  "Fellgarth",
];
const commissioners = Array.from({ length: 18 }, (_, index): OrganisationRef & { region: OrganisationRef } => ({
  code: `9${String(index).padStart(2, "0")}`,
  name: towns[index % towns.length]! + (index >= towns.length ? " West" : ""),
  kind: "commissioner",
  region: regions[index % 6]!,
}));
const fronts = [
  "Saltwold",
  "Thornreach",
  "Priorsway",
  "Birkmoor",
  "Hexwater",
  "Wickholt",
  "Copperfold",
  "Greycombe",
  "Larkdene",
  "Brackenholt",
  "Castlemoor",
  "Elderholt",
];
const backs = [
  "Together",
  "GP Alliance",
  "Health Federation",
  "Primary Care",
  "Healthcare",
  "Family Doctors",
  "GP Federation",
  "Care Collective",
  "Practices",
  "Partnership",
];

export const seedOf = (code: string) => [...code].reduce((seed, letter) => (seed * 31 + letter.charCodeAt(0)) >>> 0, 7);

export function groupings(count: number, kind: "federation" | "network" | "scheme" = "federation"): Grouping[] {
  return Array.from({ length: count }, (_, index) => {
    const commissioner = commissioners[index % 18]!;
    const code = `${kind === "federation" ? "F" : kind === "network" ? "U9" : "S"}${String(index + 1).padStart(4, "0")}`;
    const wave = index % 6 === 0 ? 1 : index % 3 === 0 ? 2 : null;
    return {
      code,
      name: `${fronts[index % 12]} ${backs[Math.floor(index / 12) % 10]}${index >= 120 ? ` ${Math.floor(index / 120) + 1}` : ""}`,
      kind,
      region: commissioner.region,
      commissioner: { code: commissioner.code, name: commissioner.name, kind: "commissioner" },
      schemes: wave ? [{ code: `W${wave}`, name: `Access Fund wave ${wave}`, label: `Access Fund ${wave}` }] : [],
      practices: 10 + (index % 20),
    };
  });
}

export function rowOf(grouping: Grouping, index: number): OverviewRow {
  const random = randomOf(seedOf(grouping.code));
  const silent = index % 30 === 3;
  const overdue = silent ? grouping.practices : random.next() < 0.5 ? 0 : Math.floor(random.next() * 4);
  const cells = measures.map((measure, place) => {
    const odd = random.next();
    const state = odd < 0.01 ? "no_data" : odd < 0.015 ? "suppressed" : "reported";
    return cellOf(measure, seriesOf(seedOf(grouping.code) + place * 977, measure), state);
  });
  const count = (family: string) => cells.filter(({ variation }) => variation?.startsWith(family)).length;
  return {
    organisation: { code: grouping.code, name: grouping.name, kind: grouping.kind },
    region: grouping.region,
    commissioner: grouping.commissioner,
    schemes: grouping.schemes,
    reported: { contributing: grouping.practices - overdue, expected: grouping.practices, overdue },
    silent_since: silent ? "2018-07-01" : null,
    silent_words: silent ? "No practice has reported since July 2018." : null,
    worse: silent ? 0 : count("concern"),
    better: silent ? 0 : count("improvement"),
    cells: silent ? [] : cells,
  };
}

/** Worst first, as the API orders: most getting worse; silence counts as two; ties by overdue, then by name. */
export const worstFirst = (a: OverviewRow, b: OverviewRow) =>
  (b.silent_since ? 2 : b.worse) - (a.silent_since ? 2 : a.worse) ||
  b.reported.overdue - a.reported.overdue ||
  a.organisation.name.localeCompare(b.organisation.name);

export const choicesOf = (rows: OverviewRow[]) => {
  const by = (value: (row: OverviewRow) => { code: string; name: string } | null) =>
    [...new Map(rows.flatMap((row) => (value(row) ? [[value(row)!.code, value(row)!.name]] : []))).entries()].map(
      ([code, name]) => ({ value: code, label: name, count: rows.filter((row) => value(row)?.code === code).length }),
    );
  const wave = (label: string) => rows.filter(({ schemes }) => schemes[0]?.label === label).length;
  return {
    regions: by((row) => row.region),
    commissioners: by((row) => row.commissioner),
    waves: [
      { value: "1", label: "Wave 1", count: wave("Access Fund 1") },
      { value: "2", label: "Wave 2", count: wave("Access Fund 2") },
      { value: "none", label: "Not in a scheme", count: rows.filter(({ schemes }) => !schemes.length).length },
    ],
    signals: [
      { value: "worse", label: "Getting worse", count: rows.filter(({ worse }) => worse).length },
      { value: "improving", label: "Improving", count: rows.filter(({ better }) => better).length },
      { value: "overdue", label: "Overdue", count: rows.filter(({ reported }) => reported.overdue).length },
      {
        value: "no_data",
        label: "No data for 3 months",
        count: rows.filter(({ silent_since }) => silent_since).length,
      },
    ],
  };
};

const streets = [
  "Ferry Road",
  "Harbour View",
  "Linden Walk",
  "Rosehill",
  "Tannery Row",
  "Weir Street",
  "Abbey Gate",
  "Brook End",
  "Castle Street",
  "Elm Grove",
  "Heron Park",
  "Kingsmead",
];
const kinds = ["Medical Centre", "Surgery", "Practice"];

export const practicesOf = (count: number): OrganisationRef[] =>
  Array.from({ length: count }, (_, index) => ({
    code: `Z${10101 + index}`,
    name: `${streets[index % 12]} ${kinds[Math.floor(index / 12) % 3]}`,
    kind: "practice",
  }));
