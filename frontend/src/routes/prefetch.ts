import type { FetchQueryOptions, QueryClient, QueryKey } from "@tanstack/react-query";

/** Begins to fetch what a page asks. Its queries come with the page, not with the first load; where they cannot be had,
 * neither can the page, which says so. */
export function prefetch<Data, Key extends QueryKey>(
  client: QueryClient,
  asked: Promise<FetchQueryOptions<Data, Error, Data, Key>>,
): void {
  void asked.then(
    (query) => client.prefetchQuery(query),
    () => undefined,
  );
}
