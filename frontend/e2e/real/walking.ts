/** What every walk with the real backend needs: the backend, a browser, a way in, and a look at each page. */
import type { Browser, Page } from "playwright-core";
import type { PreviewServer } from "vite";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { violationsOn } from "../axe";
import { openBrowser, openPage, serveBuilt, type Size } from "../browser";
import { startBackend, type Backend, type Person } from "./backend";

const doors: Record<Person, string> = {
  national: "National programme team",
  faculty: "Improvement faculty",
  lead: "Federation lead",
  practice: "Practice team",
  analyst: "Commissioner's analyst",
};

/** Inside a `describe`: starts everything before its tests and stops it after; no page may have thrown an error. */
export function walking() {
  let backend: Backend;
  let browser: Browser;
  let server: PreviewServer;
  let origin: string;
  const errors: string[] = [];
  beforeAll(async () => {
    [backend, browser] = await Promise.all([startBackend(), openBrowser()]);
    ({ server, origin } = await serveBuilt(backend.address));
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(errors.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await backend?.stop();
  });

  async function signIn(person: Person, size: Size = "desktop"): Promise<Page> {
    const page = await openPage(browser, size);
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(origin);
    await page.getByRole("button", { name: doors[person] }).click();
    return page;
  }

  /** The page has its heading, says what its data are, fits its width, and axe finds nothing. */
  async function look(page: Page, heading: string | RegExp): Promise<void> {
    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await page.getByText("Demonstration data.").isVisible()).toBe(true);
    const spill = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(spill).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
  }

  /** What the API answers a person, for what a page should show. */
  const ask = <Body>(person: Person, path: string) => backend.ask<Body>(person, path);
  const refusal = (person: Person, path: string, body: object) => backend.refusal(person, path, body);
  return { signIn, look, ask, refusal };
}
