/** What the addresses of the library and of an innovation say. */
import type { LibraryQuery, Spread } from "../../api/innovationTypes";
import { code, oneOf } from "../../lib/search";

export const strengths = ["strong", "moderate", "early", "none"] as const;
export const sorts = ["best", "title", "adopted", "strength"] as const;

export type LibrarySearch = {
  text?: string;
  /** the number of a theme */
  theme?: number;
  /** the code of a measure */
  measure?: string;
  strength?: (typeof strengths)[number];
  sort?: Exclude<(typeof sorts)[number], "best">;
  retired?: true;
};

const MOST_LETTERS = 200;

export function validateLibrarySearch(given: Record<string, unknown>): LibrarySearch {
  const text = typeof given.text === "string" || typeof given.text === "number" ? String(given.text) : "";
  const theme = Number(given.theme);
  return {
    text: text.trim().slice(0, MOST_LETTERS) || undefined,
    theme: Number.isSafeInteger(theme) && theme > 0 ? theme : undefined,
    measure: code(given.measure),
    strength: oneOf(strengths, given.strength),
    sort: oneOf(["title", "adopted", "strength"], given.sort),
    retired: String(given.retired) === "true" ? true : undefined,
  };
}

/** Whether anything is left out of the library by what was asked. */
export const isFiltered = ({ text, theme, measure, strength }: LibrarySearch): boolean =>
  [text, theme, measure, strength].some((each) => each !== undefined);

/** The table of the same rows, for who wants them as a file. */
export function libraryAddress(search: LibrarySearch): string {
  const asked: LibraryQuery = search;
  const words = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  const query = new URLSearchParams(words).toString();
  return `/api/v1/innovations.csv${query && `?${query}`}`;
}

export type InnovationSearch = {
  /** the measure whose evidence is shown; without it, the first outcome it should move */
  measure?: string;
  view?: "table";
  by?: Exclude<Spread["by"], "region">;
  /** the code of the region or scheme whose course over time is shown; without it, all practices */
  within?: string;
};

export function validateInnovationSearch(given: Record<string, unknown>): InnovationSearch {
  return {
    measure: code(given.measure),
    view: oneOf(["table"], given.view),
    by: oneOf(["scheme"], given.by),
    within: code(given.within),
  };
}
