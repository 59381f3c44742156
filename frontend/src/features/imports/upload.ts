/**
 * One file on its way: the bytes sent are told as they go, which `fetch` cannot do, and the answer is read line by
 * line as it comes.
 */
import { ApiProblem, unreachable } from "../../api/problem";
import { bearer, isSignedIn, refresh } from "../../api/session";
import type { ImportStep, OnBadRows } from "../../api/figureTypes";
import type { Problem } from "../../api/types";
import { linesFrom } from "./ndjson";

export type SendOptions = { as?: string; as_at?: string; on_bad_rows: OnBadRows };
type Heard = { onSent: (bytes: number) => void; onStep: (step: ImportStep) => void };

/** Ends when the last line has come. Throws an `ApiProblem` where the answer is one, or there is none. */
export async function upload(file: File, options: SendOptions, heard: Heard): Promise<void> {
  if (!(await isSignedIn())) throw new ApiProblem({ title: "Sign in again, then send the file.", status: 401 });
  const first = await once(file, options, heard);
  if (first === "sign-in" && (!(await refresh()) || (await once(file, options, heard)) === "sign-in")) {
    throw new ApiProblem({ title: "Sign in again, then send the file.", status: 401 });
  }
}

function once(file: File, { as, as_at, on_bad_rows }: SendOptions, heard: Heard): Promise<"told" | "sign-in"> {
  const query = new URLSearchParams({ on_bad_rows, ...(as && { as }), ...(as_at && { as_at }) });
  const body = new FormData();
  body.set("file", file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let read = 0;
    const readLines = () => {
      if (request.status !== 200) return;
      const found = linesFrom<ImportStep>(request.responseText, read);
      read = found.read;
      found.lines.forEach(heard.onStep);
    };
    request.open("POST", `/api/v1/imports?${query}`);
    for (const [name, value] of Object.entries(bearer())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => heard.onSent(Math.min(loaded, file.size));
    request.onprogress = readLines;
    request.onload = () => {
      readLines();
      if (request.status === 200) resolve("told");
      else if (request.status === 401) resolve("sign-in");
      else reject(problemIn(request));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(unreachable());
    request.send(body);
  });
}

function problemIn({ status, responseText }: XMLHttpRequest): ApiProblem {
  const fallback = { title: `The server answered ${status}.`, status };
  try {
    return new ApiProblem({ ...fallback, ...(JSON.parse(responseText) as Partial<Problem>) });
  } catch {
    return new ApiProblem(fallback);
  }
}
