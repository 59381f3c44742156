/** An export as typed, what is wrong with it, and as it is sent. The API has the last word. */
import type { ExportFormat, NewExport } from "../../api/exchangeTypes";
import { chosenCode } from "../../ui/chosenCode";
import type { FieldProblem } from "../../ui/fieldProblems";

export type ExportTyped = {
  kinds: string[];
  formats: ExportFormat[];
  organisation: string;
  /** "2018-10", as a month field gives it */
  from: string;
  to: string;
};

/** What most people come for: the figures, and what one needs to read them. */
export const usual: ExportTyped = {
  kinds: ["organisation", "membership", "measure", "observation", "roll_up"],
  formats: ["csv"],
  organisation: "",
  from: "",
  to: "",
};

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function problemsIn(typed: ExportTyped): FieldProblem<keyof ExportTyped>[] {
  const { kinds, formats, organisation, from, to } = typed;
  const month = (text: string) => text === "" || MONTH.test(text);
  const problems: (FieldProblem<keyof ExportTyped> | false)[] = [
    kinds.length === 0 && { field: "kinds", message: "Tick at least one thing to take out." },
    formats.length === 0 && { field: "formats", message: "Tick at least one format." },
    organisation.trim() !== "" &&
      chosenCode(organisation) === undefined && {
        field: "organisation",
        message: "Choose an organisation from the list, type its code, or leave it empty.",
      },
    !month(from) && { field: "from", message: "Give the first month, such as 2018-04, or leave it empty." },
    !month(to) && { field: "to", message: "Give the last month, such as 2018-10, or leave it empty." },
    MONTH.test(from) && MONTH.test(to) && to < from && { field: "to", message: "The last month is before the first." },
  ];
  return problems.filter((problem) => problem !== false);
}

export const exportOf = ({ kinds, formats, organisation, from, to }: ExportTyped): NewExport => ({
  kinds,
  formats,
  ...(organisation.trim() && { organisation: chosenCode(organisation) }),
  ...(from && { from: `${from}-01` }),
  // A month is held by its first day.
  ...(to && { to: `${to}-01` }),
});
