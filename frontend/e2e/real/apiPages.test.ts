/** The API's pages with the real backend: its operations to read and try, the page for integrators, what problems mean. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { violationsOn } from "../axe";
import type { Size } from "../browser";
import { walking } from "./walking";

const nginx = readFileSync(new URL("../../nginx.conf", import.meta.url), "utf8");
const policy = /Content-Security-Policy "([^"]+)"/.exec(nginx)?.[1] ?? "";

/** As the deployed site serves its pages; and every address that is asked. */
async function strict(page: Page): Promise<Set<string>> {
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  return asked;
}

describe("the API's pages, with the real backend", () => {
  const { signIn, look } = walking();

  test.each(["desktop", "phone"] as Size[])("an analyst reads and tries an operation, %s", async (size) => {
    expect(policy).toContain("default-src 'self'");
    const page = await signIn("analyst", size);
    await page.getByRole("link", { name: "the API, to read and try" }).click();
    await page.getByRole("heading", { level: 1, name: "The API, to read and try" }).waitFor();
    const asked = await strict(page);
    const { origin } = new URL(page.url());
    await page.reload();
    await page.locator(".opblock-tag").first().waitFor();
    await look(page, "The API, to read and try");

    await page.goto(`${origin}/api-docs?try=regions#/organisations/regions`);
    await page.getByRole("button", { name: "Try it out" }).press("Enter");
    await page.getByRole("button", { name: "Execute" }).press("Enter");
    await page.locator(".live-responses-table .response-col_status").getByText("200").waitFor();
    expect([...asked]).toEqual([origin]);
    // The opened operation too, with what it was sent and what came.
    await look(page, "The API, to read and try");
  });

  test("an operation that is sent something, with what its parts mean", async () => {
    const page = await signIn("national");
    await page.getByRole("link", { name: "API clients" }).waitFor();
    await page.goto(`${new URL(page.url()).origin}/api-docs#/clients/make_client`);
    await page.getByRole("tab", { name: "Schema" }).first().click();
    await page.getByRole("button", { name: "Expand all" }).first().click();
    await page.getByRole("button", { name: "Collapse all" }).first().waitFor();
    await look(page, "The API, to read and try");
  });

  test("the page for integrators, and what a problem means", async () => {
    const page = await signIn("analyst");
    await page.getByRole("link", { name: "For integrators" }).first().click();
    await look(page, "For integrators");
    await page.getByRole("button", { name: "Copy" }).first().waitFor();
    await page.goto(`${new URL(page.url()).origin}/problems/start-again`);
    await page.getByRole("heading", { level: 1, name: "Start again" }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });
});
