import { datesInWords } from "../lib/days";
import type { Problem } from "./types";

/** What the API answered instead of what was asked, or that it could not be reached at all (status 0). Its days are
 * written out: people read them. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly reference: string | null;
  readonly errors: { field: string; message: string }[];

  constructor(problem: Pick<Problem, "title" | "status"> & Partial<Problem>) {
    super(datesInWords(problem.detail ?? problem.title));
    this.name = "ApiProblem";
    this.status = problem.status;
    this.reference = problem.reference ?? null;
    this.errors = (problem.errors ?? []).map(({ field, message }) => ({ field, message: datesInWords(message) }));
  }
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const fallback = { title: `The server answered ${response.status}.`, status: response.status };
  if (!response.headers.get("content-type")?.includes("json")) return new ApiProblem(fallback);
  const body = (await response.json()) as Partial<Problem>;
  return new ApiProblem({ ...fallback, ...body });
}

export const unreachable = () => new ApiProblem({ title: "The server could not be reached.", status: 0 });
