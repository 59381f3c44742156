import type { ReactNode } from "react";
import type { Measure, OrganisationRef } from "../../api/types";
import type { Chosen } from "./choices";

/** What both views of the page are given. */
export type ViewProps = {
  measure: Measure;
  organisation: OrganisationRef;
  chosen: Chosen;
  period: string | undefined;
  /** nothing: the newest */
  onPeriod: (period: string | undefined) => void;
  /** the view, and what is compared */
  controls: ReactNode;
};
