import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, read, readPage, settle } from "../../api/client";
import type { NewExport } from "../../api/exchangeTypes";
import { isUnderWay } from "./kinds";

const AGAIN_MS = 5_000;

export const exportsQuery = () =>
  infiniteQueryOptions({
    queryKey: ["exports"],
    queryFn: ({ pageParam, signal }) =>
      readPage(
        api.GET("/api/v1/exports", {
          params: { query: { cursor: pageParam, limit: 20 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ body }) => body.items.some(isUnderWay)) ? AGAIN_MS : false,
  });

/** While it is made it is asked for again as soon as the API says that it is worth asking. */
export const exportQuery = (id: string) =>
  queryOptions({
    queryKey: ["export", id],
    queryFn: async ({ signal }) => {
      const answer = await api.GET("/api/v1/exports/{export_id}", {
        params: { path: { export_id: id } },
        signal,
      });
      const made = await read(Promise.resolve(answer));
      const seconds = Number(answer.response.headers.get("retry-after"));
      return { made, againMs: seconds > 0 ? seconds * 1000 : AGAIN_MS };
    },
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data.made) ? data.againMs : false),
  });

export const makeExport = (body: NewExport) => read(api.POST("/api/v1/exports", { body }));

export const deleteExport = (id: string) =>
  settle(api.DELETE("/api/v1/exports/{export_id}", { params: { path: { export_id: id } } }));
