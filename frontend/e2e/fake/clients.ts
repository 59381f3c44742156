/** What the API would answer about commissioners' systems and their keys: kept while a page is open. */
import type { Page } from "playwright-core";
import type { Client, ClientKey, NewClient, NewClientKey, Revision } from "../../src/api/exchangeTypes";
import { addDays } from "../../src/lib/days";
import { today } from "../../src/lib/moment";
import { json, problem } from "./answering";

/** Two live keys, one of which ends soon. */
export const WAREHOUSE = "tideway-warehouse";
/** One key, which nobody has used. */
export const DASHBOARDS = "estuary-dashboards";
export const DISABLED = "vale-reports";
export const SECRET = "groundswell_an-invented-secret";

export type ClientsFake = {
  none?: boolean;
  /** nothing can be fetched while it says so */
  down?: () => boolean;
  /** another changes the client while the form is open */
  stale?: boolean;
  /** what was sent, in order */
  sent?: { method: string; path: string; body: unknown; seen: string | undefined }[];
};

const tideway = { code: "99X", name: "NHS Tideway CCG", kind: "commissioner" as const };
const estuary = { code: "98Y", name: "NHS Estuary and Marsh CCG", kind: "commissioner" as const };
const upland = { code: "97W", name: "NHS Upland CCG", kind: "commissioner" as const };
const places = [tideway, estuary, upland];
const at = (days: number, clock = "09:30") => `${addDays(today(), days)}T${clock}:00Z`;

let lastKey = 40;
const key = (given: Partial<ClientKey> = {}): ClientKey => ({
  id: ++lastKey,
  kind: "secret",
  state: "live",
  kid: null,
  strength: null,
  jwks_url: null,
  made_by: "Nadia Rahman",
  made_at: at(-120),
  expires_at: null,
  revoked_at: null,
  last_used_at: at(0, "02:10"),
  ...given,
});
const client = (code: string, name: string, given: Partial<Client> = {}): Client => ({
  code,
  name,
  state: "in_force",
  scopes: ["figures"],
  commissioners: [tideway],
  expires_on: null,
  disabled: false,
  demonstration: false,
  made_by: "Nadia Rahman",
  made_at: at(-300),
  last_used_at: at(0, "02:10"),
  keys: [key()],
  revision: 71,
  ...given,
});

const known = (): Client[] => [
  client("commissioner-system", "Commissioner’s system", {
    scopes: ["figures", "programmes", "innovations"],
    demonstration: true,
  }),
  client(DASHBOARDS, "Estuary dashboards", {
    commissioners: [estuary, upland],
    expires_on: addDays(today(), 400),
    last_used_at: null,
    keys: [
      key({
        kind: "jwks",
        jwks_url: "https://dashboards.estuary.example/.well-known/jwks.json",
        last_used_at: null,
        made_at: at(-9),
      }),
    ],
  }),
  client("far-side-analytics", "Far side analytics", {
    state: "without_key",
    last_used_at: at(-80),
    keys: [key({ state: "revoked", revoked_at: at(-30), last_used_at: at(-80) })],
  }),
  client(WAREHOUSE, "Tideway data warehouse", {
    scopes: ["figures", "innovations"],
    keys: [
      key({ kind: "public_key", kid: "tideway-2026-11", strength: "EC P-384", made_at: at(-2), last_used_at: null }),
      key({ expires_at: `${addDays(today(), 12)}T00:00:00Z` }),
      key({ state: "revoked", revoked_at: at(-130), made_at: at(-290), last_used_at: at(-131) }),
      key({ state: "expired", kind: "public_key", kid: "tideway-2025", strength: "RSA 4096", expires_at: at(-200) }),
    ],
  }),
  client(DISABLED, "Vale reports", { state: "disabled", disabled: true, last_used_at: at(-61) }),
];

/** What was done to each, the newest first. */
const recorded = ({ code, name, commissioners, made_at }: Client): Revision[] =>
  [
    [
      "client_changed",
      "may pull innovations too; of NHS Upland CCG (97W) too; not of NHS Estuary and Marsh CCG (98Y) any more",
    ],
    ["client_key_added", "a key (EC P-384, called tideway-2026-11)"],
    [
      "client_made",
      `${name}, to pull figures of ${commissioners.map((each) => `${each.name} (${each.code})`).join(", ")}`,
    ],
  ].map(([action = "", words = ""], index) => ({
    sequence: 90 - index,
    committed_at: index === 2 ? made_at : at(-2 - index),
    by: "Nadia Rahman",
    action,
    words,
    source: code,
  }));

const standing = ({ disabled, keys }: Client): Client["state"] =>
  disabled ? "disabled" : keys.some(({ state }) => state === "live") ? "in_force" : "without_key";

export async function fakeClients(page: Page, options: ClientsFake = {}): Promise<void> {
  const clients = options.none ? [] : known();
  let stale = options.stale ?? false;
  await page.route(/\/api\/v1\/clients(\/.*|\.csv)?(\?.*)?$/, (route) => {
    const request = route.request();
    const path = new URL(request.url()).pathname.replace("/api/v1", "");
    const method = request.method();
    if (options.down?.()) return problem(route, 500, "Something went wrong here, not with you.");
    const body: unknown = request.postData() ? request.postDataJSON() : null;
    if (method !== "GET") {
      options.sent?.push({ method, path, body, seen: request.headers()["if-match"] });
    }
    if (path === "/clients.csv") return route.fulfill({ contentType: "text/csv", body: "code\n" });
    if (path === "/clients" && method === "GET") return json(route, { items: clients, total: clients.length });
    if (path === "/clients") {
      const sent = body as NewClient;
      if (clients.some(({ code }) => code === sent.code)) {
        return problem(route, 409, `There is already a client with the code ${sent.code}.`);
      }
      const commissioners = places.filter(({ code }) => sent.commissioners.includes(code));
      if (commissioners.length < sent.commissioners.length) {
        const message = `There is no commissioner with the code ${sent.commissioners.at(-1)}.`;
        return problem(route, 422, message, [{ field: "commissioners", message }]);
      }
      const made = client(sent.code, sent.name, {
        ...sent,
        commissioners,
        state: "without_key",
        keys: [],
        last_used_at: null,
        made_at: at(0),
      });
      clients.push(made);
      return json(route, made, 201);
    }
    const [, , code, part, id] = path.split("/");
    const found = clients.find((each) => each.code === code);
    if (!found) return problem(route, 404, `There is no client ${code}.`);
    if (part === "revisions") return json(route, { items: recorded(found), total: 3 });
    if (method === "GET") return json(route, found);
    if (method === "PATCH") {
      if (stale) {
        stale = false;
        Object.assign(found, { name: "Tideway warehouse, new building", revision: found.revision + 1 });
        return problem(route, 412, "Somebody else has changed this client since you looked.");
      }
      const { commissioners, ...sent } = body as Partial<NewClient>;
      Object.assign(found, sent, { revision: found.revision + 1 });
      if (commissioners) found.commissioners = places.filter((each) => commissioners.includes(each.code));
    } else if (method === "POST") {
      const sent = body as NewClientKey;
      const made = key({
        kind: sent.kind,
        made_at: at(0),
        last_used_at: null,
        kid: sent.kind === "public_key" ? (sent.kid ?? "8Xq3yWb0") : null,
        strength: sent.kind === "public_key" ? "EC P-384" : null,
      });
      found.keys = [made, ...found.keys];
      found.state = standing(found);
      return json(route, { key: made, secret: sent.kind === "secret" ? SECRET : null }, 201);
    } else {
      const revoked = found.keys.find((each) => String(each.id) === id)!;
      Object.assign(revoked, { state: "revoked", revoked_at: at(0) });
      found.state = standing(found);
      return route.fulfill({ status: 204 });
    }
    found.state = standing(found);
    return json(route, found);
  });
}
