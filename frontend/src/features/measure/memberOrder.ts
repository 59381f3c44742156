import type { MemberChart } from "../../api/types";

export type MemberOrder = "worst" | "name";

const rank = ({ cell }: MemberChart): number => {
  if (cell.variation?.startsWith("concern")) return 0;
  if (cell.state !== "reported") return 2;
  return cell.variation?.startsWith("improvement") ? 3 : 1;
};

/** Getting worse first; the order among equals is the API's. Never by level. */
export function orderedMembers(members: MemberChart[], order: MemberOrder): MemberChart[] {
  if (order === "name") {
    return [...members].sort((a, b) => a.organisation.name.localeCompare(b.organisation.name, "en-GB"));
  }
  return [...members].sort((a, b) => rank(a) - rank(b));
}
