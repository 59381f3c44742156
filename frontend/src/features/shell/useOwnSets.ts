import { useQuery } from "@tanstack/react-query";
import { api, read } from "../../api/client";
import type { LearningSet } from "../../api/facultyTypes";
import type { Me } from "../../api/types";
import { runsProgrammes } from "./navigation";

/** The learning sets that a person belongs to. Those who run programmes see every set, and find theirs in their week. */
export function useOwnSets(me: Me): LearningSet[] {
  const { data } = useQuery({
    queryKey: ["learning-sets", "own"],
    queryFn: ({ signal }) => read(api.GET("/api/v1/learning-sets", { signal })),
    enabled: !runsProgrammes(me),
    staleTime: Infinity,
  });
  return data?.items ?? [];
}
