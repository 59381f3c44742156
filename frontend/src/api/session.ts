/**
 * The sign-in of this tab. The access token lives in memory only; the refresh cookie is HttpOnly and out of reach.
 * A reload asks for a new token with the cookie; so does a 401, once, however many requests met it together.
 */
import { problemOf, unreachable } from "./problem";
import type { Token } from "./types";

const AUTH = "/api/v1/auth";
let token: string | null = null;
let refreshing: Promise<boolean> | null = null;
let signedOut: () => void = () => undefined;

/** Called when a request finds the sign-in gone and it could not be renewed. */
export function whenSignedOut(act: () => void): void {
  signedOut = act;
}

export async function signIn(email: string, password: string): Promise<void> {
  const form = new URLSearchParams({ grant_type: "password", username: email, password });
  const response = await fetch(`${AUTH}/token`, { method: "POST", body: form }).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw await problemOf(response);
  token = ((await response.json()) as Token).access_token;
}

export async function signOut(): Promise<void> {
  const headers = { ...bearer(), "X-Requested-With": "groundswell" };
  token = null;
  await fetch(`${AUTH}/sign-out`, { method: "POST", headers }).catch(() => undefined);
}

/** True when there is a token, after asking for one with the cookie if need be. */
export async function isSignedIn(): Promise<boolean> {
  return token !== null || (await refresh());
}

/** A new access token by the cookie; false when the sign-in is gone. */
export function refresh(): Promise<boolean> {
  refreshing ??= fetch(`${AUTH}/refresh`, { method: "POST", headers: { "X-Requested-With": "groundswell" } })
    .then(async (response) => {
      // Read in either case: an answer whose body nobody reads keeps its request open.
      const body: unknown = await response.json().catch(() => null);
      token = response.ok ? (body as Token).access_token : null;
      return response.ok;
    })
    .catch(() => {
      throw unreachable();
    })
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

/** For what `fetch` cannot do: an upload that tells how far it is. */
export function bearer(): Record<string, string> {
  return token ? { Authorization: `Bearer ${token}` } : {};
}

/** `fetch` as this person. A stream or an upload may use it directly; everything else goes through `api`. */
export async function fetchSignedIn(request: Request): Promise<Response> {
  const again = request.clone();
  const first = await send(request);
  if (first.status !== 401) return first;
  if (await refresh()) return send(again);
  signedOut();
  return first;
}

async function send(request: Request): Promise<Response> {
  for (const [name, value] of Object.entries(bearer())) request.headers.set(name, value);
  return fetch(request).catch((reason: unknown) => {
    if (reason instanceof DOMException && reason.name === "AbortError") throw reason;
    throw unreachable();
  });
}
