/** Like `types.ts`, for what people send and set right: files, figures entered, exclusions; and for practices. */
import type { components, operations } from "./schema.gen";

type Schemas = components["schemas"];

export type Import = Schemas["Import"];
export type ImportState = Import["state"];
export type OnBadRows = Import["on_bad_rows"];
export type ImportCounts = Import["counts"];
export type ImportPage = Schemas["ImportPage"];
export type ImportStep = Schemas["ImportStep"];
export type RowProblem = Schemas["RowProblem"];
export type Correction = Schemas["Correction"];

export type Exclusion = Schemas["Exclusion"];
export type NewExclusion = Schemas["NewExclusion"];

export type EntryForm = Schemas["EntryForm"];
export type EntryMeasure = Schemas["EntryMeasure"];
export type EntryFigure = Schemas["EntryFigure"];
export type FieldName = Schemas["EntryField"]["name"];
export type NewFigure = Schemas["NewFigure"];

export type Practice = Schemas["Practice"];
export type PracticePage = Schemas["PracticePage"];
export type PracticesQuery = NonNullable<operations["practices"]["parameters"]["query"]>;
export type Spell = Schemas["SpellOut"];
export type Succession = Schemas["SuccessionOut"];
