/** What was typed into the fields of one measure, and what is to be done about it. Pure: nothing is sent or kept. */
import type { EntryFigure, EntryMeasure, FieldName, NewFigure } from "../../api/figureTypes";
import { typedNumber } from "../../lib/number";

/** As typed, by field. A field that is absent was not touched. */
export type Draft = Partial<Record<FieldName, string>>;

export type Standing =
  | { is: "saved" }
  | { is: "incomplete" }
  | { is: "wrong"; fields: FieldName[] }
  | { is: "ready"; figure: NewFigure }
  | { is: "emptied" };

/** A number as people write it: "7,512", "12.5", "7 512". Null for an empty field. */
export function numberOf(text: string): number | null | "wrong" {
  return text.trim() === "" ? null : (typedNumber(text) ?? "wrong");
}

export const numberWords = (value: number): string => value.toLocaleString("en-GB", { maximumFractionDigits: 6 });

export function textOf(name: FieldName, figure: EntryFigure | null, draft: Draft = {}): string {
  const saved = figure?.[name] ?? null;
  return draft[name] ?? (saved === null ? "" : numberWords(saved));
}

/** How the fields of a measure stand against what is saved. A pair is sent once both are given, never by half. */
export function standingOf({ fields, figure }: EntryMeasure, draft: Draft = {}): Standing {
  const numbers = fields.map(({ name }) => ({ name, number: numberOf(textOf(name, figure, draft)) }));
  if (numbers.every(({ name, number }) => number === (figure?.[name] ?? null))) return { is: "saved" };
  const wrong = numbers.filter(({ number }) => number === "wrong").map(({ name }) => name);
  if (wrong.length) return { is: "wrong", fields: wrong };
  if (numbers.every(({ number }) => number === null)) return { is: figure ? "emptied" : "saved" };
  if (numbers.some(({ number }) => number === null)) return { is: "incomplete" };
  return { is: "ready", figure: Object.fromEntries(numbers.map(({ name, number }) => [name, number])) };
}

/** Fields typed and not saved: what is kept on this computer. */
export function keptFields({ fields, figure }: EntryMeasure, draft: Draft = {}): number {
  return fields.filter(({ name }) => {
    const number = numberOf(textOf(name, figure, draft));
    return number !== null && number !== (figure?.[name] ?? null);
  }).length;
}
