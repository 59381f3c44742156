/** Names for the shapes of innovations, their evidence and their spread, all from `openapi.yaml` by `npm run types`. */
import type { components } from "./schema.gen";
import type { Query } from "./types";

type Schemas = components["schemas"];

export type LibraryItem = Schemas["LibraryItem"];
export type LibraryQuery = Query<"innovations">;
export type InnovationPage = Schemas["InnovationPage"];
export type Innovation = Schemas["Innovation"];
export type NewInnovation = Schemas["NewInnovation"];
export type InnovationChanges = Partial<Schemas["InnovationChanges"]>;
export type NewContact = Schemas["NewContact"];

export type Evidence = Schemas["Evidence"];
export type EvidenceSite = Schemas["EvidenceSite"];
export type Effect = Schemas["Effect"];
export type Spread = Schemas["Spread"];
export type SpreadRow = Schemas["SpreadRow"];
