/** Names for the shapes of systems that pull, and of what is taken out; all from `openapi.yaml`. */
import type { components } from "./schema.gen";

type Schemas = components["schemas"];

export type Scope = Schemas["Scope"];
export type Client = Schemas["Client"];
export type ClientKey = Schemas["Key"];
export type KeyMade = Schemas["KeyMade"];
export type NewClient = Schemas["NewClient"];
/** What is left out stays as it is. */
export type ClientChanges = Partial<Schemas["ClientChanges"]>;
export type NewClientKey = Schemas["NewSecret"] | Schemas["NewPublicKey"] | Schemas["NewKeySet"];

export type Revision = Schemas["RevisionLogged"];

export type Export = Schemas["ExportStatus"];
export type ExportFile = Schemas["ExportFile"];
export type NewExport = Schemas["NewExport"];
export type ExportFormat = Schemas["NewExport"]["formats"][number];
