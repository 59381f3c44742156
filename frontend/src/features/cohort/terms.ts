import type { PageTerm } from "../../api/programmeTypes";

/** "Term 1, teaching": the number is not said twice where the title has it. */
export const termName = ({ place, title }: Pick<PageTerm, "place" | "title">): string =>
  /^term\b/i.test(title) ? title : `Term ${place}, ${title}`;

/** The one that was asked for, the one that runs, the next, or the last. */
export const termFor = (terms: PageTerm[], day: string, asked?: number): PageTerm | undefined =>
  terms.find(({ id }) => id === asked) ??
  terms.find(({ first, last }) => first <= day && day <= last) ??
  terms.find(({ first }) => day < first) ??
  terms.at(-1);
