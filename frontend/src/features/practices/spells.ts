/** The spells of one practice as the picture and the table need them. */
import type { Spell } from "../../api/figureTypes";
import type { MembersOverTime, OrganisationKind } from "../../api/types";
import { longDate } from "../../lib/period";

/** A beginning that no file states. */
const UNKNOWN = "0001-01-01";
const kindWords: Partial<Record<OrganisationKind, string>> = {
  federation: "Federation",
  network: "Network",
  commissioner: "Commissioner",
  scheme: "Access Fund",
  region: "Region",
};

export const kindOf = ({ parent }: Spell): string => kindWords[parent.kind] ?? parent.kind;
export const fromWords = (from: string): string => (from === UNKNOWN ? "not known" : longDate(from));

/** Oldest first within a kind, kinds in one order, so that a move reads as one bar under another. */
export function inOrder(spells: Spell[]): Spell[] {
  const kinds = Object.keys(kindWords);
  const rank = ({ parent }: Spell) => kinds.indexOf(parent.kind);
  return [...spells].sort((a, b) => rank(a) - rank(b) || a.from.localeCompare(b.from));
}

/** Null where there is no time to draw: nothing known but "always". */
export function timeOf(spells: Spell[], until: string): MembersOverTime | null {
  const known = spells.flatMap(({ from, until: end }) => [from, end]).filter((day) => day !== null && day !== UNKNOWN);
  const from = known.sort()[0];
  if (!from || from >= until) return null;
  const items = inOrder(spells).map((spell) => ({
    organisation: spell.parent,
    from: spell.from === UNKNOWN ? from : spell.from,
    until: spell.until,
    words: spell.until ? `until ${longDate(spell.until)}` : null,
    successor: null,
  }));
  return { from, until, steady: 0, items, sentence: `${items.length} memberships since ${longDate(from)}.` };
}
