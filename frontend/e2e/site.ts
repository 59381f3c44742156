/** The built pages in a browser, with answers made up for them: one server and one browser for a file of tests. */
import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import type { PreviewServer } from "vite";
import { afterAll, beforeAll, expect } from "vitest";
import { violationsOn } from "./axe";
import { openBrowser, openPage, serveBuilt, type Size } from "./browser";

const PATIENCE = 15_000;

/** Call it in a `describe`. `open` gives a page whose API is answered by `fake`, at one of the two sizes. */
export function withSite<Options extends object>(fake: (page: Page, options: Options) => Promise<unknown>) {
  let browser: Browser;
  let server: PreviewServer;
  let origin: string;
  beforeAll(async () => {
    ({ server, origin } = await serveBuilt());
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  async function open(path: string, options: Options = {} as Options, size: Size = "desktop"): Promise<Page> {
    const page = await openPage(browser, size);
    page.setDefaultTimeout(PATIENCE);
    await fake(page, options);
    await page.goto(origin + path);
    return page;
  }
  return { open, origin: () => origin };
}

const shots = process.env.SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

/** Pictures are for people to look at: SHOTS names the folder they go to. */
export async function picture(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

/** How far the page spills sideways out of its window, in pixels. */
export const spill = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Nothing for axe to find, and no sideways scrolling. */
export async function sound(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([]);
  expect(await spill(page)).toBe(0);
}
