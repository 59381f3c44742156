/** A list that comes in pages, as the API gives them. */
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { number } from "../lib/amounts";

type Page<Row> = { body: { items: Row[]; total: number } };
export type PagedQuery<Row> = UseInfiniteQueryResult<InfiniteData<Page<Row>>>;

/** What has come of it, and how many there are; undefined until the first page is here. */
export function listedOf<Row>({ data }: PagedQuery<Row>): { rows: Row[]; total: number } | undefined {
  return data && { rows: data.pages.flatMap(({ body }) => body.items), total: data.pages[0]?.body.total ?? 0 };
}

/** "20 of 1,204 shown, newest first" */
export function shownWords(listed: { rows: unknown[]; total: number } | undefined): string {
  return listed && listed.total > 0
    ? `${number(listed.rows.length)} of ${number(listed.total)} shown, newest first`
    : "";
}
