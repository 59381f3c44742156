/**
 * The shapes of the API, as its contract states them. This file is the only one that knows where types come from:
 * with a generated `schema.gen.ts` each line here becomes `components["schemas"]["…"]`, and `paths` is re-exported.
 */
export type Tone = "plain" | "strong" | "improving" | "worse";
export type Segment = { text: string; tone: Tone };
export type OrganisationKind =
  "nation" | "region" | "commissioner" | "federation" | "network" | "scheme" | "practice" | "unassigned";
export type OrganisationRef = { code: string; name: string; kind: OrganisationKind };
export type Variation =
  | "improvement_high"
  | "improvement_low"
  | "concern_high"
  | "concern_low"
  | "neutral_high"
  | "neutral_low"
  | "common_cause";
export type Assurance = "consistent_pass" | "consistent_fail" | "inconsistent";
export type Signal = "improving" | "worse" | "up" | "down" | null;
export type Rule =
  | "above_upper_limit"
  | "below_lower_limit"
  | "trend_up"
  | "trend_down"
  | "two_in_three_above"
  | "two_in_three_below"
  | "shift_above"
  | "shift_below";
export type Membership = "then" | "now";
export type Panel = "all" | "constant";
export type Revision = { sequence: number; committed_at: string | null };
export type SchemeRef = { code: string; name: string; label: string };
export type Page<Item> = { items: Item[]; total: number };

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  reference: string;
  errors?: { field: string; message: string }[];
};
export type Token = { access_token: string; token_type: "bearer"; expires_in: number };
export type Site = { demonstration: boolean; demonstration_sign_ins: { email: string; label: string }[] };
export type Permission =
  | "read_overview"
  | "read_practices"
  | "enter_figures"
  | "import_files"
  | "withdraw_imports"
  | "exclude_figures"
  | "read_revisions";
export type Me = {
  name: string;
  email: string;
  role: "national" | "faculty" | "lead" | "practice" | "analyst";
  role_label: string;
  organisation: OrganisationRef;
  home: string;
  permissions: string[];
  demonstration: boolean;
};

export type MeasureHead = {
  code: string;
  title: string;
  short_title: string;
  unit_label: string;
  target_label: string | null;
  direction: "lower" | "higher" | "neither";
};
export type Measure = MeasureHead & {
  why: string;
  numerator: string | null;
  denominator: string | null;
  unit: "percent" | "rate" | "count" | "ratio" | "hours" | "score";
  multiplier: number;
  decimals: number;
  family: "outcome" | "process" | "balancing";
  chart: string;
  period: "month" | "quarter";
  source: string;
  disclosure: string;
  target: number | null;
  version: number;
  entry: boolean;
};

export type Spark = { from: string; values: (number | null)[]; signals: string; centre: number | null };
export type Cell = {
  measure: string;
  state: "reported" | "no_data" | "suppressed";
  words: string | null;
  period: string | null;
  value: number | null;
  shown: string;
  variation: Variation | null;
  assurance: Assurance | null;
  spark: Spark | null;
  label: string;
};
export type Level = "federation" | "network" | "scheme" | "commissioner" | "region";
export type Choice = { value: string; label: string; count: number };
export type OverviewMeasure = MeasureHead & {
  counts: { improving: number; worse: number; moved: number; same: number; no_data: number };
};
export type OverviewRow = {
  organisation: OrganisationRef;
  region: OrganisationRef | null;
  commissioner: OrganisationRef | null;
  schemes: SchemeRef[];
  reported: { contributing: number; expected: number; overdue: number };
  silent_since: string | null;
  silent_words: string | null;
  worse: number;
  better: number;
  cells: Cell[];
};
export type Overview = {
  level: string;
  membership: Membership;
  period: string | null;
  sentence: Segment[];
  also: Segment[];
  measures: OverviewMeasure[];
  filters: { regions: Choice[]; commissioners: Choice[]; waves: Choice[]; signals: Choice[] };
  items: OverviewRow[];
  total: number;
  revision: Revision;
};
export type OverviewQuery = {
  level: Level;
  region?: string;
  commissioner?: string;
  scheme?: string;
  wave?: "1" | "2" | "none";
  signal?: "worse" | "improving" | "overdue" | "no_data";
  membership?: Membership;
  sort?: "worst" | "name";
  measures?: string;
  cursor?: string;
  limit?: number;
};

export type Grouping = OrganisationRef & {
  region: OrganisationRef | null;
  commissioner: OrganisationRef | null;
  schemes: SchemeRef[];
  practices: number;
};
export type ChartData = {
  periods: string[];
  values: (number | null)[];
  centre: (number | null)[];
  lower: (number | null)[];
  upper: (number | null)[];
  signals: string;
  phase: number[];
  target: (number | null)[];
  excluded: (number | null)[];
};
export type SmallChart = {
  measure: MeasureHead;
  shown: string;
  sub: string;
  target: number | null;
  target_label: string | null;
  variation: Variation | null;
  assurance: Assurance | null;
  sentence: Segment[];
  chart: ChartData;
};
export type Attention = { label: string; organisation: string; measure: string | null; when: string };
export type PracticeRow = {
  organisation: OrganisationRef;
  list_size: number | null;
  reported: boolean[];
  cells: Cell[];
  last_sent: string | null;
};
export type NewsItem = {
  variation: Variation | null;
  icon: "variation" | "late";
  sentence: Segment[];
  link: { to: "measure" | "practice"; measure: string | null; organisation: string; label: string };
};
export type MemberSpell = {
  organisation: OrganisationRef;
  from: string;
  until: string | null;
  words: string | null;
  successor: string | null;
};
export type MembersOverTime = {
  from: string;
  until: string;
  steady: number;
  items: MemberSpell[];
  sentence: string;
};
export type Dashboard = {
  organisation: Grouping;
  membership: Membership;
  period: string | null;
  facts: string;
  sentence: Segment[];
  since: { last_visit: string | null; heading: string; items: NewsItem[]; also: string | null };
  attention: { worse: Attention[]; overdue: Attention[] };
  measures: SmallChart[];
  practices: { measures: MeasureHead[]; items: PracticeRow[]; total: number };
  members: MembersOverTime | null;
  revision: Revision;
};

export type Point = {
  period: string;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  shown: string;
  status: "reported" | "missing" | "excluded" | "suppressed";
  centre: number | null;
  lower: number | null;
  upper: number | null;
  phase: number;
  signal: Signal;
  rule: Rule | null;
  rule_words: string | null;
  contributing: number | null;
  expected: number | null;
  above_zero: number | null;
  sources: { revision: number; label: string; file: string | null }[];
  reason: string | null;
};
export type Phase = {
  from: string;
  to: string;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  baseline_points: number;
  short: boolean;
};
export type SeriesNote = {
  period: string;
  until: string | null;
  title: string;
  words: string;
  kind: "exclusion" | "gap";
};
export type MemberChart = { organisation: OrganisationRef; cell: Cell; chart: ChartData };
export type Series = {
  measure: Measure;
  organisation: OrganisationRef;
  parents: OrganisationRef[];
  membership: Membership;
  panel: Panel;
  panel_practices: number | null;
  rules: { name: string; title: string };
  chart: "xmr";
  sentence: Segment[];
  detail: Segment[];
  alt: string;
  variation: Variation | null;
  assurance: Assurance | null;
  target: number | null;
  target_label: string | null;
  phases: Phase[];
  points: Point[];
  notes: SeriesNote[];
  members: MemberChart[];
  members_scale: number[] | null;
  revision: Revision;
};

type Send<Body> = {
  post: { requestBody: { content: { "application/json": Body } }; responses: { 204: { content?: never } } };
};
type Answer<Body> = {
  responses: {
    200: { content: { "application/json": Body } };
    default: { content: { "application/problem+json": Problem } };
  };
};
type Get<Body, Query = Record<never, never>, Path = never> = {
  get: { parameters: { query?: Query; path: Path } } & Answer<Body>;
};
type GetAll<Body, Query = Record<never, never>> = { get: { parameters: { query?: Query } } & Answer<Body> };

export type SeriesQuery = { membership?: Membership; panel?: Panel; from?: string; to?: string };
export type GroupingsQuery = {
  kind?: string;
  region?: string;
  commissioner?: string;
  scheme?: string;
  q?: string;
  cursor?: string;
  limit?: number;
};

/** In the form openapi-typescript generates, so that openapi-fetch is typed now as it will be then. */
export type paths = {
  "/api/v1/site": GetAll<Site>;
  "/api/v1/me": GetAll<Me>;
  "/api/v1/search": GetAll<Page<OrganisationRef>, { q: string }>;
  "/api/v1/overview": GetAll<Overview, OverviewQuery>;
  "/api/v1/federations": GetAll<Page<Grouping>, GroupingsQuery>;
  "/api/v1/federations/{code}/dashboard": Get<Dashboard, { membership?: Membership }, { code: string }>;
  "/api/v1/visits": Send<{ organisation: string }>;
  "/api/v1/measures": GetAll<Page<Measure>>;
  "/api/v1/measures/{code}/series/{organisation}": Get<Series, SeriesQuery, { code: string; organisation: string }>;
};
