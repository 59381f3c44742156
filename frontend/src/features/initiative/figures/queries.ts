import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../../api/schema.gen";
import { api, read } from "../../../api/client";

export type FiguresGrid = components["schemas"]["FiguresGrid"];
export type SentFigure = components["schemas"]["SentFigure"];
export type Pasted = components["schemas"]["PastedFigures"];

export const figuresQuery = (code: string, measure: number) =>
  queryOptions({
    queryKey: ["initiative", code, "measure", measure, "figures"],
    queryFn: ({ signal }) =>
      read(
        api.GET("/api/v1/initiatives/{code}/measures/{measure_id}/figures", {
          params: { path: { code, measure_id: measure } },
          signal,
        }),
      ),
  });

export const giveFigures = (code: string, measure: number, figures: SentFigure[]) =>
  read(
    api.PUT("/api/v1/initiatives/{code}/measures/{measure_id}/figures", {
      params: { path: { code, measure_id: measure } },
      body: { figures },
    }),
  );

/** What is pasted: cells as text, or a whole file. */
export type Table = { text: string } | { file: File };

/** With `preview` it is only understood. */
export const takeTable = (code: string, measure: number, table: Table, preview: boolean) => {
  const path = { code, measure_id: measure };
  if ("text" in table) {
    return read(
      api.POST("/api/v1/initiatives/{code}/measures/{measure_id}/figures/paste", {
        params: { path },
        body: { text: table.text, preview },
      }),
    );
  }
  return read(
    api.POST("/api/v1/initiatives/{code}/measures/{measure_id}/figures/file", {
      params: { path, query: { preview } },
      body: { file: table.file.name },
      bodySerializer: () => {
        const form = new FormData();
        form.set("file", table.file, table.file.name);
        return form;
      },
    }),
  );
};
