import type { Level, Overview } from "../../api/types";
import type { OverviewSearch } from "./search";

type Noun = { one: string; many: string; head: string };

export const nouns: Record<Level, Noun> = {
  federation: { one: "federation", many: "federations", head: "Federation" },
  network: { one: "network", many: "networks", head: "Network" },
  scheme: { one: "scheme", many: "schemes", head: "Scheme" },
  commissioner: { one: "commissioner", many: "commissioners", head: "Commissioner" },
  region: { one: "region", many: "regions", head: "Region" },
};

export const counted = (count: number, { one, many }: Noun): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

export type ActiveFilter = { key: "region" | "commissioner" | "wave" | "signal"; label: string };

/** The filters in force, by the names a person chose them by. */
export function activeFilters(search: OverviewSearch, { filters }: Pick<Overview, "filters">): ActiveFilter[] {
  const choices = {
    region: filters.regions,
    commissioner: filters.commissioners,
    wave: filters.waves,
    signal: filters.signals,
  };
  return (Object.keys(choices) as ActiveFilter["key"][]).flatMap((key) => {
    const value = search[key];
    if (value === undefined) return [];
    return [{ key, label: choices[key].find((choice) => choice.value === value)?.label ?? value }];
  });
}
