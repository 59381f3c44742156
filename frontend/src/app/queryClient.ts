import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../api/problem";

const worthRetrying = (error: Error) => !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;

/** Figures change when a file is imported, not by the second; the browser's cache then asks by ETag. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 60_000, retry: (failures, error) => failures < 2 && worthRetrying(error) },
  },
});
