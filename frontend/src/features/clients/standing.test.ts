import { expect, test } from "vitest";
import type { Client, ClientKey } from "../../api/exchangeTypes";
import { concernsOf } from "./standing";

const NOW = Date.parse("2026-03-20T12:00:00Z");
const key = (given: Partial<ClientKey> = {}): ClientKey => ({
  id: 1,
  kind: "secret",
  state: "live",
  kid: null,
  strength: null,
  jwks_url: null,
  made_by: "Nadia Rahman",
  made_at: "2026-01-02T09:00:00Z",
  expires_at: null,
  revoked_at: null,
  last_used_at: "2026-03-19T02:00:00Z",
  ...given,
});
const client = (given: Partial<Client> = {}): Client => ({
  code: "tideway-warehouse",
  name: "Tideway data warehouse",
  state: "in_force",
  scopes: ["figures"],
  commissioners: [],
  expires_on: null,
  disabled: false,
  demonstration: false,
  made_by: "Nadia Rahman",
  made_at: "2026-01-02T09:00:00Z",
  last_used_at: "2026-03-19T02:00:00Z",
  keys: [key()],
  revision: 7,
  ...given,
});
const concerns = (given: Partial<Client>) => concernsOf(client(given), NOW);

test("one that signs in with a key that lasts needs nothing", () => {
  expect(concerns({})).toEqual([]);
  expect(concerns({ keys: [key({ expires_at: "2026-04-20T00:00:00Z" })] })).toEqual([]);
});

test("a key that ends within thirty days is pointed out, and whether another can take its place", () => {
  // Midnight in England, where it is summer time.
  const ending = key({ expires_at: "2026-04-01T23:00:00Z" });
  expect(concerns({ keys: [ending] })).toEqual([
    "A key of it ends on 2 April 2026, in 13 days. Give it another before then.",
  ]);
  expect(concerns({ keys: [ending, key({ id: 2 })] })).toEqual([
    "A key of it ends on 2 April 2026, in 13 days. It has another.",
  ]);
  expect(concerns({ keys: [ending, key({ id: 2, state: "revoked" })] })[0]).toContain("Give it another");
});

test("two keys that both end soon are no help to each other", () => {
  const ending = [key({ expires_at: "2026-03-21T09:00:00Z" }), key({ id: 2, expires_at: "2026-03-20T15:00:00Z" })];
  expect(concerns({ keys: ending })).toEqual([
    "A key of it ends from tomorrow. Give it another before then.",
    "A key of it ends today. Give it another before then.",
  ]);
});

test("what has never been used, has no key or comes to its end is pointed out; what is shut out is not", () => {
  expect(concerns({ last_used_at: null, keys: [key({ last_used_at: null })] })).toEqual(["It has never signed in."]);
  expect(concerns({ state: "without_key", keys: [], last_used_at: null })).toEqual([
    "It has no key that opens anything: give it one, or disable it.",
  ]);
  expect(concerns({ expires_on: "2026-04-01" })).toEqual(["It may sign in no more on 1 April 2026, in 12 days."]);
  expect(concerns({ state: "disabled", disabled: true, last_used_at: null })).toEqual([]);
  expect(concerns({ state: "ended", expires_on: "2026-03-01" })).toEqual([]);
});
