/** The words for what a system may pull and for how it shows that it is itself. */
import type { Client, ClientKey, Scope } from "../../api/exchangeTypes";

export const SCOPES: { scope: Scope; label: string; hint: string }[] = [
  {
    scope: "figures",
    label: "Figures",
    hint: "Measures, practices’ figures, roll-ups, phases, and what is set aside.",
  },
  { scope: "programmes", label: "Programmes", hint: "Programmes and cohorts, without the people in them." },
  {
    scope: "innovations",
    label: "Innovations",
    hint: "Initiatives, innovations, and how far practices have come with them.",
  },
];
export const scopeWords = (scopes: Scope[]): string =>
  SCOPES.filter(({ scope }) => scopes.includes(scope))
    .map(({ label }) => label)
    .join(", ");

export const KEY_WORDS: Record<ClientKey["kind"], string> = {
  secret: "Secret",
  public_key: "Public key",
  jwks: "Address of its public keys",
};

export const STATE_WORDS: Record<Client["state"], string> = {
  in_force: "Can sign in",
  without_key: "No key",
  disabled: "Disabled",
  ended: "Ended",
};
export const STATE_TONES = { in_force: "green", without_key: "late", disabled: "grey", ended: "grey" } as const;

/** By the action of a revision; another than these is told by its own name. */
const ACTIONS: Record<string, string> = {
  client_made: "Added",
  client_changed: "Changed",
  client_key_added: "Key added",
  client_key_revoked: "Key revoked",
  client_revoked: "Disabled",
};
export const actionWords = (action: string): string => ACTIONS[action] ?? action;
