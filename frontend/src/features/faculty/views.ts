/** A picture, or the same figures as a table. */
export type View = "chart" | "table";

export const views: { value: View; label: string }[] = [
  { value: "chart", label: "Chart" },
  { value: "table", label: "Table" },
];
