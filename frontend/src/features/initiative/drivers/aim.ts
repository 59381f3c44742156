import type { components } from "../../../api/schema.gen";
import { longDate } from "../../../lib/period";

type Aim = components["schemas"]["Aim"];

/** The aim in one line, as far as it is agreed: "Cut missed calls, to 8% or below, for patients of nine practices, by 31 March". */
export function aimWords({ what, how_much, for_whom, by }: Aim): string {
  const parts = [what, how_much && lower(how_much), for_whom && `for ${lower(for_whom)}`, by && `by ${longDate(by)}`];
  return parts.filter(Boolean).join(", ") || "The aim is not agreed yet";
}

/** A capital that only begins a sentence goes; one of a name or an abbreviation stays. */
const lower = (words: string): string =>
  /^[A-Z][a-z]+( |$)/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
