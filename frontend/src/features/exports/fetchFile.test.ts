import { afterEach, expect, test, vi } from "vitest";
import { BrokenOff, Coming } from "./fetchFile";

const WHOLE = "practice,month,value\nZ10101,2018-10,15.6\n";
const ETAG = '"abc"';
const bytes = (text: string) => new TextEncoder().encode(text);

/** Sends what it is given, then ends, or breaks off. */
const body = (text: string, breaks = false) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      if (text) controller.enqueue(bytes(text));
      text = "";
      if (breaks) controller.error(new TypeError("network error"));
      else controller.close();
    },
  });

/** Answers one request after another, and keeps what was asked. */
function answers(...given: Response[]) {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", (request: Request) => {
    asked.push(request);
    return Promise.resolve(given.shift());
  });
  return asked;
}
afterEach(() => vi.unstubAllGlobals());

const fetchRest = (coming: Coming, onBytes: (so: number) => void = () => undefined) =>
  coming.fetchRest(onBytes, new AbortController().signal);
const file = () => new Coming("/api/v1/exports/1/files/observation.csv.gz", bytes(WHOLE).length);

test("a file comes whole, and how far it is is told on the way", async () => {
  const asked = answers(new Response(body(WHOLE), { headers: { etag: ETAG } }));
  const told: number[] = [];
  const whole = await fetchRest(file(), (so) => told.push(so));
  expect(whole.size).toBe(WHOLE.length);
  expect(told.at(-1)).toBe(WHOLE.length);
  expect(asked[0]?.headers.get("range")).toBeNull();
});

test("after a break only the rest is asked for, if it is still the same file", async () => {
  const [first, rest] = [WHOLE.slice(0, 20), WHOLE.slice(20)];
  const asked = answers(
    new Response(body(first), { headers: { etag: ETAG } }),
    new Response(body(rest), { status: 206, headers: { etag: ETAG } }),
  );
  const coming = file();
  await expect(fetchRest(coming)).rejects.toThrow(BrokenOff);
  expect(coming.bytes).toBe(20);
  const whole = await fetchRest(coming);
  expect(whole.size).toBe(WHOLE.length);
  expect(asked[1]?.headers.get("range")).toBe("bytes=20-");
  expect(asked[1]?.headers.get("if-range")).toBe(ETAG);
});

test("a server that sends it all again is not added to what had come", async () => {
  answers(
    new Response(body(WHOLE.slice(0, 20)), { headers: { etag: ETAG } }),
    new Response(body(WHOLE), { headers: { etag: '"other"' } }),
  );
  const coming = file();
  await expect(fetchRest(coming)).rejects.toThrow(BrokenOff);
  expect((await fetchRest(coming)).size).toBe(WHOLE.length);
});

test("what the connection broke off is said in words, and what the API refuses in its own", async () => {
  answers(new Response(body("", true)));
  await expect(fetchRest(file())).rejects.toThrow("The connection broke off.");
  const gone = JSON.stringify({ title: "Gone", status: 410, detail: "This export has been deleted." });
  answers(new Response(gone, { status: 410, headers: { "content-type": "application/problem+json" } }));
  await expect(fetchRest(file())).rejects.toThrow("This export has been deleted.");
});
