import type { LearningSet } from "../../api/facultyTypes";
import type { Me } from "../../api/types";
import { learningSetPath } from "../../lib/places";

export type Place = { to: string; label: string };

export const runsProgrammes = (me: Me): boolean => me.permissions.includes("run_programmes");

/** The header's places, by what the person may see: what most people open in most weeks. */
export function navigationOf(me: Me): Place[] {
  const may = (permission: string) => me.permissions.includes(permission);
  const trying = may("read_initiatives") ? [{ to: "/initiatives", label: "Initiatives" }] : [];
  const proven = may("read_innovations") ? [{ to: "/innovations", label: "Innovations" }] : [];
  if (me.role === "practice") {
    return [
      { to: "/entry", label: "This month" },
      { to: `/practices/${me.organisation.code}`, label: "Our charts" },
      ...trying,
      ...proven,
    ];
  }
  const runs = runsProgrammes(me);
  return [
    ...(runs ? [{ to: "/my-week", label: "My week" }] : []),
    { to: "/overview", label: "Overview" },
    { to: "/federations", label: "Federations" },
    ...(may("read_programmes") ? [{ to: "/programmes", label: "Programmes" }] : []),
    ...trying,
    ...proven,
    ...(runs ? [{ to: "/faculty", label: "Faculty" }] : [{ to: "/data", label: "Data and API" }]),
  ];
}

/**
 * What is found at the foot of every page: lists that are more often reached by searching or from another page, and the
 * learning sets of those who reach no cohort through a programme.
 */
export const furtherPlacesOf = (me: Me, sets: Pick<LearningSet, "id" | "cohort">[] = []): Place[] => [
  ...(me.role === "practice"
    ? []
    : [
        { to: "/practices", label: "Practices" },
        { to: "/access-fund", label: "Access Fund" },
        ...(me.permissions.includes("read_innovations") ? [{ to: "/spread", label: "How innovations spread" }] : []),
        ...(me.permissions.includes("manage_clients") ? [{ to: "/clients", label: "API clients" }] : []),
      ]),
  ...sets.map(({ id, cohort }) => ({
    to: learningSetPath(cohort.code, id),
    label: sets.length === 1 ? "My learning set" : `My learning set, ${cohort.name}`,
  })),
];
