/** What leaves Groundswell, with the real backend: a system that is let in and shut out, and files that an analyst takes. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Client, Export } from "../../src/api/exchangeTypes";
import type { Me } from "../../src/api/types";
import { walking } from "./walking";

type Token = { access_token?: string; error?: string };

describe("what leaves it, with the real backend", () => {
  const { signIn, look, ask } = walking();

  const origin = (page: Page) => new URL(page.url()).origin;
  const tokenFor = async (page: Page, code: string, secret: string) => {
    const form = { grant_type: "client_credentials", client_id: code, client_secret: secret };
    const answer = await fetch(`${origin(page)}/api/v1/auth/token`, {
      method: "POST",
      body: new URLSearchParams(form),
    });
    return { status: answer.status, ...((await answer.json()) as Token) };
  };
  const pull = async (page: Page, token: string | undefined) =>
    (await fetch(`${origin(page)}/api/v1/changes?limit=1`, { headers: { Authorization: `Bearer ${token}` } })).status;

  /** Makes a secret on the client's page, and reads it there as a person would. */
  async function newSecret(page: Page): Promise<string> {
    await page.getByRole("button", { name: "Make a secret" }).click();
    const shown = page.getByRole("region", { name: "The secret, shown this once" });
    const secret = (await shown.locator("code").last().textContent())!;
    await look(page, /^Upper vale warehouse/);
    await shown.getByRole("button", { name: "I have kept it" }).click();
    return secret;
  }

  test("the national team lets a system in; it pulls, changes its key without a gap, and is shut out", async () => {
    const { organisation } = await ask<Me>("analyst", "/api/v1/me");
    const page = await signIn("national");
    await page.getByRole("link", { name: "API clients" }).click();
    await look(page, "API clients");
    await page.getByRole("link", { name: "Add a client" }).click();
    await look(page, "Add an API client");
    await page.getByLabel("Name", { exact: true }).fill("Upper vale warehouse");
    await page.getByLabel("Code", { exact: true }).fill("upper-vale");
    await page.getByLabel("Commissioner", { exact: true }).fill(`${organisation.name}, ${organisation.code}`);
    await page.getByRole("button", { name: "Add it, then give it a key" }).click();
    await page.getByRole("heading", { level: 1, name: /^Upper vale warehouse/ }).waitFor();

    const first = await newSecret(page);
    await page.getByText("It has never signed in.").waitFor();
    const signedIn = await tokenFor(page, "upper-vale", first);
    expect(signedIn.status).toBe(200);
    expect(await pull(page, signedIn.access_token)).toBe(200);
    await page.reload();
    await page.getByText(/^It last signed in today at/).waitFor();
    const known = await ask<Client>("national", "/api/v1/clients/upper-vale");
    expect(known).toMatchObject({
      state: "in_force",
      scopes: ["figures"],
      commissioners: [{ code: organisation.code }],
    });

    await page.getByRole("button", { name: "Add the second key" }).click();
    const second = await newSecret(page);
    const again = await tokenFor(page, "upper-vale", second);
    expect(again.status).toBe(200);
    await page.reload();
    // The newest stands first.
    await page
      .getByRole("article")
      .nth(1)
      .getByRole("button", { name: /^Revoke/ })
      .click();
    await page.getByRole("button", { name: "Revoke it for good" }).click();
    await page.getByText("The key is revoked: it opens nothing any more.").waitFor();
    expect(await pull(page, signedIn.access_token)).toBe(401);
    expect(await tokenFor(page, "upper-vale", first)).toMatchObject({ status: 401, error: "invalid_client" });
    expect(await pull(page, again.access_token)).toBe(200);
    await look(page, /^Upper vale warehouse/);

    await page.getByRole("button", { name: "Change", exact: true }).click();
    await page.getByLabel("Innovations").check();
    await page.getByRole("button", { name: "Save the changes" }).click();
    await page.getByText("Figures, Innovations, and the organisations they belong to").waitFor();
    await page.getByRole("button", { name: "Disable this client" }).click();
    await page.getByRole("button", { name: "Disable it", exact: true }).click();
    await page.getByText("Upper vale warehouse is disabled: it can pull nothing.").waitFor();
    expect(await pull(page, again.access_token)).toBe(401);
    await page.getByRole("link", { name: "API clients" }).first().click();
    await page.getByRole("row", { name: /Upper vale warehouse Disabled/ }).waitFor();
    await look(page, "API clients");
    await page.getByRole("link", { name: "Upper vale warehouse" }).click();
    const recorded = page.getByRole("table", { name: "Recorded changes" });
    for (const said of [/^Changed: disabled/, /^Changed: may pull innovations too/, /^Key revoked: a secret/]) {
      await recorded.getByRole("cell", { name: said }).waitFor();
    }
    await look(page, /^Upper vale warehouse/);
  });

  test("an analyst makes an export and downloads a file that is what was listed, then deletes it", async () => {
    const page = await signIn("analyst");
    await look(page, "Data and API");
    await page.getByRole("link", { name: "Make an export" }).click();
    await look(page, "Take data out");
    await page.getByRole("button", { name: "Make the export" }).click();
    await page
      .getByRole("status")
      .getByText(/^5 files, .* kept until/)
      .waitFor({ timeout: 60_000 });
    await look(page, /^Organisations, and 4 more kinds/);
    const made = await ask<Export>("analyst", new URL(page.url()).pathname.replace("/data/", "/api/v1/"));
    const listed = made.files!.find(({ kind }) => kind === "observation")!;
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: `Download ${listed.name}` }).click();
    const bytes = await readFile(await (await coming).path());
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(listed.sha256);
    const lines = gunzipSync(bytes).toString("utf8").trimEnd().split("\n");
    expect(lines[0]).toContain("measure");
    expect(lines).toHaveLength(listed.rows + 1);
    await page.getByText("its SHA-256 is the one listed").waitFor();

    await page.getByRole("button", { name: "Delete the files now" }).click();
    await page.getByRole("button", { name: "Delete them" }).click();
    await page.getByText("You have made no export yet.").waitFor();
    await page.goBack();
    await page.getByText(/This export has been deleted/).waitFor();
  });
});
