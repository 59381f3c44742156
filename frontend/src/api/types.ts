/** Names for the shapes of the API, all from `openapi.yaml` by `npm run types`. Nothing is stated here a second time. */
import type { components, operations, paths } from "./schema.gen";

export type { paths };

type Schemas = components["schemas"];
/** What may be asked of a list or a report; what is not asked is left out, never null. */
export type Query<Name extends keyof operations> = Given<NonNullable<operations[Name]["parameters"]["query"]>>;
type Given<Asked> = { [Name in keyof Asked]: Exclude<Asked[Name], null> };

export type Segment = Schemas["Segment"];
export type Tone = Segment["tone"];
export type OrganisationRef = Schemas["OrganisationRef"];
export type OrganisationKind = OrganisationRef["kind"];
export type Problem = Schemas["Problem"];
export type Token = Schemas["Token"];
export type Me = Schemas["Me"];

export type Measure = Schemas["Measure"];
export type MeasureHead = Schemas["MeasureHead"];
export type Spark = Schemas["Spark"];
export type Cell = Schemas["Cell"];
export type Variation = NonNullable<Cell["variation"]>;
export type Assurance = NonNullable<Cell["assurance"]>;

export type Overview = Schemas["Overview"];
export type OverviewMeasure = Schemas["CountedMeasure"];
export type OverviewRow = Schemas["OverviewRow"];
export type Choice = Schemas["Choice"];
export type OverviewQuery = Query<"overview">;
export type Level = Overview["level"];
export type Membership = Overview["membership"];

export type Grouping = Schemas["Grouping"];
export type GroupingsQuery = Query<"federations">;
export type Dashboard = Schemas["Dashboard"];
export type Attention = Schemas["AttentionItem"];
export type ChartData = Schemas["ChartData"];
export type SmallChart = Schemas["SmallChart"];
export type PracticeRow = Schemas["PracticeRow"];
export type NewsItem = Schemas["SinceItem"];
export type MembersOverTime = Schemas["MembersOverTime"];

export type Series = Schemas["Series"];
export type SeriesQuery = Omit<Query<"series">, "format">;
export type Panel = Series["panel"];
export type Point = Schemas["Point"];
export type Signal = Point["signal"];
export type Rule = NonNullable<Point["rule"]>;
export type Phase = Schemas["Phase"];
export type SeriesNote = Schemas["Note"];
export type Suggestion = Schemas["Suggestion"];
export type MemberChart = Schemas["SeriesMember"];
