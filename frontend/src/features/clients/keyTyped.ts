/** A key as typed: a secret that we make, a public key that was pasted, or where the public keys of a system are. */
import type { NewClientKey } from "../../api/exchangeTypes";
import { isDay } from "../../lib/days";
import type { FieldProblem } from "../../ui/fieldProblems";

export type KeyTyped = {
  kind: NewClientKey["kind"];
  public_key: string;
  kid: string;
  jwks_url: string;
  expires_on: string;
};

export const noKey: KeyTyped = { kind: "secret", public_key: "", kid: "", jwks_url: "", expires_on: "" };

/** What was pasted, as far as one can tell by looking. */
export type Pasted = "pem" | "jwk" | "private" | "unknown";

export function pasted(text: string): Pasted {
  const bare = text.trim();
  if (bare.includes("PRIVATE KEY-----")) return "private";
  if (/^-----BEGIN (RSA |EC )?PUBLIC KEY-----[\s\S]+-----END (RSA |EC )?PUBLIC KEY-----$/.test(bare)) return "pem";
  const key = jsonOf(bare);
  if (key === null) return "unknown";
  // The private half of a pair, or a key that both sides share (RFC 7518, section 6).
  if ("d" in key || "k" in key) return "private";
  return "kty" in key ? "jwk" : "unknown";
}

function jsonOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

export function problemsIn({ kind, public_key, jwks_url, expires_on }: KeyTyped): FieldProblem<keyof KeyTyped>[] {
  const problems: (FieldProblem<keyof KeyTyped> | false)[] = [
    kind === "public_key" && pasteProblem(public_key),
    kind === "jwks" &&
      !isAddress(jwks_url) && {
        field: "jwks_url",
        message: "Give the whole address, with https:// at its head.",
      },
    expires_on !== "" &&
      !isDay(expires_on) && { field: "expires_on", message: "Give the day on which it ends, or leave it empty." },
  ];
  return problems.filter((problem) => problem !== false);
}

function pasteProblem(text: string): FieldProblem<keyof KeyTyped> | false {
  switch (pasted(text)) {
    case "private":
      return {
        field: "public_key",
        message:
          "This is the private key, which belongs to the system alone. It was not sent. Paste the public key that goes with it.",
      };
    case "unknown":
      return {
        field: "public_key",
        message: "Paste the whole public key: PEM, from -----BEGIN PUBLIC KEY----- to its end, or a JWK in its braces.",
      };
    default:
      return false;
  }
}

function isAddress(text: string): boolean {
  return URL.canParse(text.trim()) && new URL(text.trim()).protocol === "https:";
}

export function keyOf({ kind, public_key, kid, jwks_url, expires_on }: KeyTyped): NewClientKey {
  const ends = { expires_on: expires_on || null };
  switch (kind) {
    case "secret":
      return { kind, ...ends };
    case "public_key":
      return { kind, public_key: public_key.trim(), kid: kid.trim() || null, ...ends };
    case "jwks":
      return { kind, jwks_url: jwks_url.trim(), ...ends };
  }
}
