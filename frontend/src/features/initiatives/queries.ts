import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, read, readPage } from "../../api/client";
import type { components } from "../../api/schema.gen";
import type { InitiativesSearch } from "./search";

export type ListedInitiative = components["schemas"]["ListedInitiative"];
export type NewInitiative = components["schemas"]["NewInitiative"];
export type InitiativeBoard = components["schemas"]["InitiativeBoard"];
const asked = ({ status, theme, owner, programme, stalled, q }: InitiativesSearch) => ({
  status,
  theme,
  owner,
  programme,
  stalled,
  text: q,
});

export const isNarrowed = (search: InitiativesSearch): boolean =>
  Object.values(asked(search)).some((value) => value !== undefined);

export const initiativesQuery = (search: InitiativesSearch) =>
  infiniteQueryOptions({
    queryKey: ["initiatives", asked(search)],
    queryFn: ({ pageParam, signal }) =>
      readPage(
        api.GET("/api/v1/initiatives", {
          params: { query: { ...asked(search), cursor: pageParam, limit: 100 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

/** The same initiatives as a file. */
export function csvOf(search: InitiativesSearch): string {
  const given = Object.entries(asked(search)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return `/api/v1/initiatives.csv${given.length ? `?${new URLSearchParams(given).toString()}` : ""}`;
}

export const boardQuery = (federation: string) =>
  queryOptions({
    queryKey: ["initiatives", "board", federation],
    queryFn: ({ signal }) => read(api.GET("/api/v1/initiative-board", { params: { query: { federation } }, signal })),
  });

export const themesQuery = () =>
  queryOptions({
    queryKey: ["improvement-themes"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/improvement-themes", { signal })),
  });

export const programmesToChooseQuery = (may: boolean) =>
  queryOptions({
    queryKey: ["initiatives", "programmes"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/programmes", { params: { query: { limit: 200 } }, signal })),
    enabled: may,
  });

export const startInitiative = (started: Partial<NewInitiative>) =>
  // The contract's types want every field that has a default; a title and an owner are enough.
  read(api.POST("/api/v1/initiatives", { body: started as NewInitiative }));
