/** A folder for as long as the tests run, in which the first that wants a demonstration country leaves it for all. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    countryFolder: string;
  }
}

export default async function keepOneCountry({ provide }: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "groundswell-country-"));
  provide("countryFolder", folder);
  return () => rm(folder, { recursive: true, force: true });
}
