/** Like `types.ts`, for what people send and set right: files, figures entered, exclusions, settings of charts; and for practices. */
import type { components } from "./schema.gen";
import type { Query } from "./types";

type Schemas = components["schemas"];

export type Import = Schemas["Import"];
export type ImportState = Import["state"];
export type OnBadRows = Import["on_bad_rows"];
export type ImportCounts = Import["counts"];
export type ImportPage = Schemas["ImportPage"];
/** One line of the answer while a file is imported; the last is done, refused or failed. */
export type ImportStep =
  | Step<"received", "name" | "bytes">
  | Step<"read", "format" | "title">
  | Step<"checked", "rows" | "problems">
  | Step<"loading", "done" | "total">
  | Step<"done", "import">
  | Step<"refused", "import">
  | Step<"failed", "problem">;
type Line = Schemas["ImportStep"];
type Step<Name extends Line["step"], Field extends keyof Line> = { step: Name } & {
  [Each in Field]-?: NonNullable<Line[Each]>;
};
export type RowProblem = Schemas["RowProblem"];
export type Correction = Schemas["Correction"];

export type Exclusion = Schemas["Exclusion"];
export type NewExclusion = Schemas["NewExclusion"];

export type NewPhase = Schemas["NewPhase"];
export type NewTarget = Schemas["NewTarget"];
export type NewChange = Schemas["NewChange"];

export type EntryForm = Schemas["EntryForm"];
export type EntryMeasure = Schemas["EntryMeasure"];
export type EntryFigure = Schemas["EntryFigure"];
export type FieldName = Schemas["EntryField"]["name"];
export type NewFigure = Schemas["NewFigure"];

export type Practice = Schemas["Practice"];
export type PracticePage = Schemas["PracticePage"];
export type PracticesQuery = Query<"practices">;
export type Spell = Schemas["SpellOut"];
export type Succession = Schemas["SuccessionOut"];
