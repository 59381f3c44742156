import type { Me } from "../../api/types";

export type Place = { to: string; label: string };

/** The header's places, by what the person may see. A practice has its own two. */
export function navigationOf(me: Me): Place[] {
  if (me.role === "practice") {
    return [
      { to: "/entry", label: "This month" },
      { to: `/practices/${me.organisation.code}`, label: "Our charts" },
    ];
  }
  return [
    { to: "/overview", label: "Overview" },
    { to: "/federations", label: "Federations" },
    { to: "/practices", label: "Practices" },
    { to: "/access-fund", label: "Access Fund" },
    { to: "/data", label: "Data and API" },
  ];
}
