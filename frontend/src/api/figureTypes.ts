/**
 * The shapes of the API for what people send and set right: files, figures entered, exclusions; and for practices.
 * Like `types.ts`: with a generated `schema.gen.ts` each line becomes `components["schemas"]["…"]`.
 */
import type { Measure, OrganisationRef, Page, Problem, Segment, SmallChart } from "./types";

export type ImportState = "loaded" | "refused" | "withdrawn" | "nothing_new";
export type OnBadRows = "refuse" | "skip";
export type ImportCounts = {
  read: number;
  taken: number;
  unchanged: number;
  corrected: number;
  /** stated before what is in force: kept, not in force */
  older?: number;
  rejected: number;
  opened: number;
  closed: number;
  renamed: number;
  moved: number;
};
export type Import = {
  id: number;
  name: string;
  format: string | null;
  title: string | null;
  as_at: string | null;
  sent_by: string;
  sent_at: string;
  bytes: number;
  state: ImportState;
  on_bad_rows: OnBadRows;
  seconds: number | null;
  counts: ImportCounts;
  notes: string[];
  problems_total: number;
  problem_kinds: { what: string; count: number }[];
  revision: number | null;
  withdrawn_by: string | null;
  withdrawn_at: string | null;
  may_withdraw: boolean;
};
export type RowProblem = {
  row: number | null;
  sheet: string | null;
  column: string | null;
  organisation: string | null;
  period: string | null;
  found: string;
  what: string;
  expected: string;
};
export type Correction = { organisation: OrganisationRef; figure: string; before: string; after: string };
export type ImportPage = Import & { problems: RowProblem[]; corrections: Correction[] };

/** One line of the answer while a file is imported; the last is done, refused or failed. */
export type ImportStep =
  | { step: "received"; name: string; bytes: number }
  | { step: "read"; format: string; title: string }
  | { step: "checked"; rows: number; problems: number }
  | { step: "loading"; done: number; total: number }
  | { step: "done"; import: Import }
  | { step: "refused"; import: Import }
  | { step: "failed"; problem: Problem };

export type Exclusion = {
  id: number;
  measure: string;
  from: string;
  to: string;
  supplier: string | null;
  organisations: OrganisationRef[];
  only_zeros: boolean;
  reason: string;
  made_by: string;
  made_at: string;
  figures: number;
  lifted_at: string | null;
};
export type NewExclusion = {
  measure: string;
  from: string;
  to: string;
  supplier?: string;
  organisations?: string[];
  only_zeros?: boolean;
  reason: string;
};

export type FieldName = "numerator" | "denominator" | "value";
export type EntryFigure = {
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  shown: string;
  saved_at: string;
  revision: number;
  /** false where it came in a file: it can be corrected here, not removed */
  typed: boolean;
  warning: string | null;
};
export type EntryMeasure = {
  measure: Measure;
  fields: { name: FieldName; label: string; hint: string | null; previous: number | null }[];
  figure: EntryFigure | null;
  usual: { lower: number; upper: number } | null;
};
export type EntryForm = {
  organisation: OrganisationRef;
  period: string;
  due: string;
  previous_period: string;
  done: number;
  total: number;
  groups: { title: string; measures: EntryMeasure[] }[];
  also_missing: { period: string; figures: number }[];
};
export type NewFigure = Partial<Record<FieldName, number>>;

export type Practice = OrganisationRef & {
  status: string | null;
  opened: string | null;
  closed: string | null;
  postcode: string | null;
  list_size?: number | null;
  federation: OrganisationRef | null;
  network: OrganisationRef | null;
  commissioner: OrganisationRef | null;
  region: OrganisationRef | null;
};
export type Spell = { parent: OrganisationRef; from: string; until: string | null; inferred: boolean };
export type Succession = { predecessor: OrganisationRef; successor: OrganisationRef; on: string };
export type PracticePage = Practice & {
  facts: string;
  sentence: Segment[];
  spells: Spell[];
  successions: Succession[];
  measures: SmallChart[];
};
export type PracticesQuery = {
  q?: string;
  federation?: string;
  network?: string;
  commissioner?: string;
  region?: string;
  status?: "active" | "closed" | "dormant" | "proposed";
  cursor?: string;
  limit?: number;
};

type Json<Body> = { content: { "application/json": Body } };
type Failing = { default: { content: { "application/problem+json": Problem } } };
type Get<Body, Query = Record<never, never>> = {
  get: { parameters: { query?: Query }; responses: { 200: Json<Body> } & Failing };
};
type GetOne<Body, Path, Query = Record<never, never>> = {
  get: { parameters: { query?: Query; path: Path }; responses: { 200: Json<Body> } & Failing };
};
type Pages = { cursor?: string; limit?: number };
type OneFigure = {
  header?: { "If-Match"?: string; "If-None-Match"?: string };
  path: { organisation: string; measure: string; period: string };
};

export type FigurePaths = {
  "/api/v1/imports": Get<Page<Import>, Pages>;
  "/api/v1/imports/{import_id}": GetOne<ImportPage, { import_id: number }>;
  "/api/v1/imports/{import_id}/problems": GetOne<Page<RowProblem>, { import_id: number }, Pages & { what?: string }>;
  "/api/v1/imports/{import_id}/withdrawal": {
    post: { parameters: { path: { import_id: number } }; responses: { 200: Json<Import> } & Failing };
  };
  "/api/v1/exclusions": Get<Page<Exclusion>, Pages & { measure?: string }> & {
    post: { requestBody: Json<NewExclusion>; responses: { 201: Json<Exclusion> } & Failing };
  };
  "/api/v1/exclusions/{exclusion_id}": {
    delete: { parameters: { path: { exclusion_id: number } }; responses: { 204: { content?: never } } & Failing };
  };
  "/api/v1/entry": Get<EntryForm, { organisation?: string; period?: string }>;
  "/api/v1/observations/{organisation}/{measure}/{period}": {
    put: {
      parameters: OneFigure;
      requestBody: Json<NewFigure>;
      responses: { 200: Json<{ observation: EntryFigure }> } & Failing;
    };
    delete: { parameters: OneFigure; responses: { 204: { content?: never } } & Failing };
  };
  "/api/v1/practices": Get<Page<Practice>, PracticesQuery>;
  "/api/v1/practices/{ods}": GetOne<PracticePage, { ods: string }>;
};
