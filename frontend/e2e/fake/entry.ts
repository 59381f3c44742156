/** A month’s form of one practice, and what becomes of a figure that is written. */
import type { Route } from "playwright-core";
import type { EntryFigure, EntryForm, EntryMeasure, NewFigure } from "../../src/api/figureTypes";
import { json, problem } from "./answering";
import { measures } from "./measures";

const figure = (given: NewFigure, shown: string, revision: number, warning: string | null = null): EntryFigure => ({
  numerator: null,
  denominator: null,
  value: null,
  ...given,
  shown,
  saved_at: "2018-11-12T10:41:00Z",
  revision,
  typed: true,
  warning,
});
const asked = (
  code: string,
  given: Pick<EntryMeasure, "fields" | "figure"> & { unit_label?: string; unit?: "hours" | "count" | "percent" },
): EntryMeasure => ({
  measure: { ...measures[0]!, code, unit_label: given.unit_label ?? "", unit: given.unit ?? "count" },
  fields: given.fields,
  figure: given.figure,
  usual: null,
});
const field = (
  name: "numerator" | "denominator" | "value",
  label: string,
  previous: number,
  hint: string | null = null,
) => ({ name, label, hint, previous });
const WARNING = "That is 25.7% of calls. Ferry Road Medical Centre usually has 7 to 12%.";

export const form = (): EntryForm => ({
  organisation: { code: "Z10101", name: "Ferry Road Medical Centre", kind: "practice" },
  period: "2018-10-01",
  due: "2018-11-30",
  previous_period: "2018-09-01",
  done: 3,
  total: 5,
  also_missing: [
    { period: "2018-06-01", figures: 5 },
    { period: "2018-05-01", figures: 5 },
  ],
  groups: [
    {
      title: "Phone calls",
      measures: [
        asked("missed_call_share", {
          unit_label: "% not answered",
          unit: "percent",
          fields: [
            field("denominator", "Calls received", 7602, "All lines, whole month"),
            field("numerator", "Calls not answered", 454),
          ],
          figure: figure({ denominator: 7512, numerator: 1930 }, "25.7%", 101, WARNING),
        }),
      ],
    },
    {
      title: "Appointments",
      measures: [
        asked("dna_rate", {
          unit_label: "% not attended",
          unit: "percent",
          fields: [field("denominator", "Appointments booked", 6105), field("numerator", "Not attended", 318)],
          figure: figure({ denominator: 6240, numerator: 331 }, "5.3%", 102),
        }),
      ],
    },
    {
      title: "Online consultations",
      measures: [
        asked("online_requests", {
          fields: [field("value", "Requests received online", 371)],
          figure: figure({ value: 398 }, "398", 103),
        }),
      ],
    },
    {
      title: "Staff pulse",
      measures: [
        asked("staff_satisfaction", {
          unit_label: "% satisfied",
          unit: "percent",
          fields: [
            field("denominator", "Staff who answered", 17, "Five-question card, last week of the month"),
            field("numerator", "Satisfied or very satisfied", 12),
          ],
          figure: null,
        }),
      ],
    },
    {
      title: "Hours released",
      measures: [
        asked("hours_released", {
          unit: "hours",
          fields: [field("value", "Hours this month", 14, "Clinical and reception time together")],
          figure: null,
        }),
      ],
    },
  ],
});

export function counted(given: EntryForm): EntryForm {
  const entries = given.groups.flatMap(({ measures: all }) => all);
  return { ...given, done: entries.filter((entry) => entry.figure).length, total: entries.length };
}

export function written(route: Route, path: string, state: { form: EntryForm; overtake: boolean }) {
  const [, , , measure] = path.split("/");
  const entry = state.form.groups.flatMap(({ measures: all }) => all).find((each) => each.measure.code === measure);
  if (!entry) return problem(route, 404, "There is no such measure.");
  const given = route.request().postDataJSON() as NewFigure;
  if (state.overtake) {
    state.overtake = false;
    entry.figure = figure({ numerator: 9, denominator: 16 }, "56%", 900);
  }
  const headers = route.request().headers();
  const seen = headers["if-none-match"] === "*" ? null : Number(headers["if-match"]?.replaceAll('"', ""));
  if (seen !== (entry.figure?.revision ?? null)) return problem(route, 412, "Someone else changed this figure.");
  if ((given.numerator ?? 0) > (given.denominator ?? Infinity)) {
    return problem(route, 422, "Not valid.", [{ field: "numerator", message: "This is more than all of them." }]);
  }
  entry.figure = figure(
    given,
    given.denominator ? `${Math.round((100 * given.numerator!) / given.denominator)}%` : String(given.value),
    (seen ?? 500) + 1,
  );
  return json(route, { observation: entry.figure });
}
