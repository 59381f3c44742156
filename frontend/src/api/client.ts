import createClient from "openapi-fetch";
import { ApiProblem, problemOf } from "./problem";
import { fetchSignedIn } from "./session";
import type { paths } from "./types";

/** Typed by the contract, as JSON where a table is offered too. Paths are absolute: the single-page app and the API share an origin through the proxy. */
export const api = createClient<paths, "application/json">({ baseUrl: window.location.origin, fetch: fetchSignedIn });

type Answered<Body> = { data?: Body; error?: unknown; response: Response };

/** The body of an answer, or its problem thrown. */
export async function read<Body>(request: Promise<Answered<Body>>): Promise<Body> {
  return (await readPage(request)).body;
}

/** The body of an answer, and the cursor of its next page. */
export async function readPage<Body>(
  request: Promise<Answered<Body>>,
): Promise<{ body: Body; next: string | undefined }> {
  const { data, error, response } = await request;
  if (data === undefined) {
    if (error && typeof error === "object") {
      throw new ApiProblem({ title: "The request failed.", status: response.status, ...error });
    }
    throw await problemOf(response);
  }
  return { body: data, next: nextCursor(response.headers.get("link")) };
}

/** For an answer without a body (204): nothing, or its problem thrown. */
export async function settle(request: Promise<{ error?: unknown; response: Response }>): Promise<void> {
  const { error, response } = await request;
  if (response.ok) return;
  const told = error && typeof error === "object" ? error : {};
  throw new ApiProblem({ title: "The request failed.", status: response.status, ...told });
}

/** The `cursor` of the page named rel="next" in a Link header (RFC 8288). */
export function nextCursor(link: string | null): string | undefined {
  const next = link?.split(/,\s*(?=<)/).find((part) => /;\s*rel="?next"?/.test(part));
  const address = next?.match(/<([^>]*)>/)?.[1];
  return address ? (new URL(address, window.location.origin).searchParams.get("cursor") ?? undefined) : undefined;
}

/** Fetches a file as this person and hands it to the browser to keep. */
export async function download(address: string, name: string): Promise<void> {
  const response = await fetchSignedIn(new Request(new URL(address, window.location.origin)));
  if (!response.ok) throw await problemOf(response);
  save(await response.blob(), name);
}

export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const anchor = Object.assign(document.createElement("a"), { href: address, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
