import type { components } from "../../api/schema.gen";

export type Page = components["schemas"]["InitiativePage"];
