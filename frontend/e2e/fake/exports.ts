/** What the API would answer about exports: one under way that gets on with every look at it, one ready, one failed. */
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import type { Export, ExportFile, NewExport } from "../../src/api/exchangeTypes";
import { addDays } from "../../src/lib/days";
import { today } from "../../src/lib/moment";
import { json, problem } from "./answering";

export const READY = "0197a000ready";
export const UNDER_WAY = "0197b000running";
export const FAILED = "0197c000failed";
export const GONE = "0197d000gone";

export type ExportsFake = {
  none?: boolean;
  /** nothing can be fetched while it says so */
  down?: () => boolean;
  /** the connection ends in the middle of a file, once */
  breaks?: boolean;
  /** the files are other bytes than their checksums say */
  altered?: boolean;
  /** exports under way never become ready */
  endless?: boolean;
  sent?: { method: string; path: string; body: unknown; range?: string }[];
};

const CONTENT = Buffer.from("measure,organisation,period\n".repeat(2000));
const ETAG = createHash("sha256").update(CONTENT).digest("hex");
const ENDINGS: Record<string, string> = { jsonl: "jsonl.gz", csv: "csv.gz", parquet: "parquet" };

/** Real amounts: seven years of every practice in England. */
const SIZES: Record<string, [rows: number, bytes: number]> = {
  organisation: [68_412, 2_604_118],
  membership: [91_007, 1_918_223],
  measure: [14, 3_871],
  roll_up: [1_204_880, 61_220_904],
};

const filesOf = ({ id, kinds_asked, formats }: Export): ExportFile[] =>
  kinds_asked.flatMap((kind) =>
    formats.map((format) => {
      const name = `${kind}.${ENDINGS[format]}`;
      const [rows, bytes] = SIZES[kind] ?? [2000, CONTENT.length];
      const sum = SIZES[kind] ? createHash("sha256").update(name).digest("hex") : ETAG;
      return { name, url: `/api/v1/exports/${id}/files/${name}`, kind, format, rows, bytes, sha256: sum };
    }),
  );

const exported = (id: string, state: Export["state"], given: Partial<Export> = {}): Export => ({
  id,
  state,
  made_at: `${addDays(today(), -1)}T15:12:00Z`,
  expires_at: `${addDays(today(), 1)}T15:14:00Z`,
  kinds_asked: ["organisation", "membership", "measure", "observation", "roll_up"],
  formats: ["csv"],
  rows_written: 0,
  rows_expected: null,
  problem: null,
  schema_version: null,
  watermark: null,
  cursor: null,
  kinds: [],
  files: [],
  ...given,
});

const known = (): Export[] => [
  exported(UNDER_WAY, "running", { rows_written: 1_310_000, rows_expected: 4_760_000, formats: ["parquet"] }),
  exported(READY, "ready", { rows_written: 1_366_313 }),
  exported(FAILED, "failed", { kinds_asked: ["adoption"], problem: "There was no room on the disk." }),
];

function ready(made: Export): void {
  made.state = "ready";
  made.watermark = 48_213;
  made.schema_version = 1;
  made.cursor = "eyJzIjo0ODIxMywiZiI6IjFjOWUiLCJrIjpbIm9ic2VydmF0aW9uIl19";
  made.files = filesOf(made);
}

export async function fakeExports(page: Page, options: ExportsFake = {}): Promise<void> {
  const exports = options.none ? [] : known();
  let breaks = options.breaks ?? false;
  exports.filter(({ id }) => id === READY).forEach(ready);
  await page.route(/\/api\/v1\/exports(\/.*)?(\?.*)?$/, (route) => {
    const request = route.request();
    const path = new URL(request.url()).pathname.replace("/api/v1", "");
    const method = request.method();
    if (options.down?.()) return problem(route, 500, "Something went wrong here, not with you.");
    const range = request.headers()["range"];
    if (method !== "GET" || path.includes("/files/")) {
      options.sent?.push({ method, path, body: request.postData() ? request.postDataJSON() : null, range });
    }
    if (path === "/exports" && method === "GET") return json(route, { items: exports, total: exports.length });
    if (path === "/exports") {
      const sent = request.postDataJSON() as NewExport;
      if (sent.kinds.includes("phase")) {
        return problem(route, 429, "You have 3 exports under way. Wait until one is ready, or delete one.");
      }
      const made = exported("0197e000new", "waiting", {
        kinds_asked: sent.kinds,
        formats: sent.formats ?? ["jsonl"],
        made_at: `${today()}T00:05:00Z`,
        from: sent.from,
        to: sent.to,
        ...(sent.organisation && {
          organisation: { code: sent.organisation, name: "Brackenholt Together", kind: "federation" },
        }),
      });
      exports.unshift(made);
      return json(route, made, 202);
    }
    const [, , id, , name] = path.split("/");
    const found = exports.find((each) => each.id === id);
    if (id === GONE) return problem(route, 410, "This export has been deleted. Ask for a new export.");
    if (!found) return problem(route, 404, `There is no export ${id}.`);
    if (method === "DELETE") {
      exports.splice(exports.indexOf(found), 1);
      return route.fulfill({ status: 204 });
    }
    if (name) {
      const from = Number(range?.match(/bytes=(\d+)-/)?.[1] ?? 0);
      const to = breaks ? 20_000 : CONTENT.length;
      breaks = false;
      const body = options.altered ? Buffer.alloc(CONTENT.length, "x") : CONTENT.subarray(from, to);
      return route.fulfill({ status: from ? 206 : 200, headers: { etag: `"${ETAG}"` }, body });
    }
    if (found.state === "failed") return problem(route, 500, `${found.problem} Ask for it again.`);
    const shown = { ...found };
    const underWay = found.state === "waiting" || found.state === "running";
    if (underWay && !options.endless) {
      // The next look finds it further.
      if (found.state === "waiting") Object.assign(found, { state: "running", rows_expected: 2000, rows_written: 900 });
      else ready(found);
    }
    return route.fulfill({
      status: underWay ? 202 : 200,
      contentType: "application/json",
      headers: underWay ? { "retry-after": "1" } : {},
      body: JSON.stringify(shown),
    });
  });
}
