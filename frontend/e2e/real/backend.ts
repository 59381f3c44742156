/** The real backend on a database of its own, a copy of one small demonstration country, gone when the tests are. */
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, rename, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inject } from "vitest";

const command = fileURLToPath(new URL("../../../backend/.venv/bin/groundswell", import.meta.url));
export const FEDERATIONS = 12;
const PASSWORD = "demonstration-only";
const PATIENCE = 20_000;

export type Person = "national" | "faculty" | "lead" | "practice" | "analyst";
export type Backend = {
  /** where it answers */
  address: string;
  /** what the API answers a person, for what a page should show */
  ask: <Body>(person: Person, path: string) => Promise<Body>;
  /** what the API says to something that it should refuse */
  refusal: (person: Person, path: string, body: object) => Promise<{ status: number; detail?: string }>;
  stop: () => Promise<void>;
};

export async function startBackend(): Promise<Backend> {
  if (!existsSync(command)) throw new Error(`The backend is not installed (${command}): run make test, or make run.`);
  const folder = await mkdtemp(join(tmpdir(), "groundswell-"));
  const database = join(folder, "real.db");
  await copyFile(await madeCountry(), database);
  const env = on(database);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(command, ["serve", "--port", String(port)], { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (part) => (said += String(part)));
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (const began = Date.now(); !(await isReady(address)); await new Promise((again) => setTimeout(again, 100))) {
    if (server.exitCode !== null || Date.now() - began > PATIENCE) {
      await stop();
      throw new Error(`The backend did not start: ${said}`);
    }
  }
  return {
    address,
    ask: (person, path) => answerTo(address, person, path),
    refusal: (person, path, body) => refusalOf(address, person, path, body),
    stop,
  };
}

const on = (database: string) => ({ ...process.env, GROUNDSWELL_DATABASE_URL: `sqlite:///${database}` });

/** The demonstration country of this run, made when it is first asked for: files of tests run one after another. */
async function madeCountry(): Promise<string> {
  const country = join(inject("countryFolder"), "country.db");
  if (existsSync(country)) return country;
  const begun = `${country}.begun`;
  const run = (...words: string[]) => promisify(execFile)(command, words, { env: on(begun) });
  await run("database", "upgrade");
  await run("demo", "--federations", String(FEDERATIONS));
  await rename(begun, country);
  return country;
}

const isReady = (address: string) =>
  fetch(`${address}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

async function bearer(address: string, person: Person): Promise<{ Authorization: string }> {
  const form = new URLSearchParams({ username: `${person}@demo.example`, password: PASSWORD, grant_type: "password" });
  const token = await fetch(`${address}/api/v1/auth/token`, { method: "POST", body: form });
  const { access_token } = (await token.json()) as { access_token: string };
  return { Authorization: `Bearer ${access_token}` };
}

async function answerTo<Body>(address: string, person: Person, path: string): Promise<Body> {
  const answer = await fetch(address + path, { headers: await bearer(address, person) });
  if (!answer.ok) throw new Error(`${path} for ${person}: ${answer.status}`);
  return (await answer.json()) as Body;
}

async function refusalOf(address: string, person: Person, path: string, body: object) {
  const headers = { ...(await bearer(address, person)), "Content-Type": "application/json" };
  const answer = await fetch(address + path, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: answer.status, ...((await answer.json()) as { detail?: string }) };
}

/** A port nobody listens on now. Another program could take it first; then the backend says so. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const place = probe.address();
      probe.close(() => (place && typeof place === "object" ? resolve(place.port) : reject(new Error("No port."))));
    });
  });
}
