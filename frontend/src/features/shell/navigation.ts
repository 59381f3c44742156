import type { Me } from "../../api/types";

export type Place = { to: string; label: string };

/** The header's places, by what the person may see. A practice has its own two; who has many finds the data in the footer. */
export function navigationOf(me: Me): Place[] {
  if (me.role === "practice") {
    return [
      { to: "/entry", label: "This month" },
      { to: `/practices/${me.organisation.code}`, label: "Our charts" },
    ];
  }
  const runs = me.permissions.includes("run_programmes");
  return [
    ...(runs ? [{ to: "/my-week", label: "My week" }] : []),
    { to: "/overview", label: "Overview" },
    { to: "/federations", label: "Federations" },
    ...(me.permissions.includes("read_programmes") ? [{ to: "/programmes", label: "Programmes" }] : []),
    { to: "/practices", label: "Practices" },
    { to: "/access-fund", label: "Access Fund" },
    ...(runs ? [{ to: "/faculty", label: "Faculty" }] : []),
    ...(runs ? [] : [{ to: "/data", label: "Data and API" }]),
  ];
}
