/** What was typed into the form, and what is wrong with it. The API has the last word. */
import type { NewExclusion } from "../../api/figureTypes";

export type Typed = {
  measure: string;
  /** "2024-08", as a month field gives it */
  from: string;
  to: string;
  whose: "all" | "supplier" | "organisations";
  supplier: string;
  organisations: string;
  only_zeros: boolean;
  reason: string;
};
export type FieldProblem = { field: keyof Typed; message: string };

export const empty: Typed = {
  measure: "",
  from: "",
  to: "",
  whose: "supplier",
  supplier: "",
  organisations: "",
  only_zeros: false,
  reason: "",
};

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export const codesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((code) => code.toUpperCase()),
  ),
];

export function problemsIn(typed: Typed): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const need = (field: keyof Typed, met: boolean, message: string) => {
    if (!met) problems.push({ field, message });
  };
  need("measure", typed.measure !== "", "Choose a measure.");
  need("from", MONTH.test(typed.from), "Give the first month, such as 2024-08.");
  need("to", MONTH.test(typed.to), "Give the last month, such as 2024-08.");
  if (MONTH.test(typed.from) && MONTH.test(typed.to)) {
    need("to", typed.to >= typed.from, "The last month is before the first.");
  }
  if (typed.whose === "supplier") need("supplier", typed.supplier.trim() !== "", "Name the supplier.");
  if (typed.whose === "organisations") {
    need("organisations", codesIn(typed.organisations).length > 0, "Give the code of at least one practice.");
  }
  need("reason", typed.reason.trim() !== "", "Say why these figures are no evidence.");
  return problems;
}

export const exclusionOf = (typed: Typed): NewExclusion => ({
  measure: typed.measure,
  from: `${typed.from}-01`,
  to: `${typed.to}-01`,
  ...(typed.whose === "supplier" && { supplier: typed.supplier.trim() }),
  organisations: typed.whose === "organisations" ? codesIn(typed.organisations) : [],
  only_zeros: typed.only_zeros,
  reason: typed.reason.trim(),
});
