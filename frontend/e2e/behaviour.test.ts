/** What the screens do under the hands of a person: keys, pointer, long lists, a lost sign-in, a failing server. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { violationsOn } from "./axe";
import { fakeApi, type FakeOptions } from "./fake/api";
import { withSite } from "./site";

describe("behaviour", () => {
  const { open, origin } = withSite<FakeOptions>(fakeApi);
  const focused = (page: Page) =>
    page.evaluate(() => {
      const { dataset, textContent } = document.activeElement as HTMLElement;
      return { row: dataset.row, column: dataset.column, text: textContent?.slice(0, 40) };
    });

  test("without a sign-in, a link leads to it and then to where it pointed", async () => {
    const page = await open("/federations/F0010?membership=now", { signedIn: false });
    await page.getByRole("button", { name: "Federation lead" }).click();
    await page.getByRole("heading", { level: 1, name: "Brackenholt Together" }).waitFor();
    expect(page.url()).toBe(`${origin()}/federations/F0010?membership=now`);
  });

  test("the first page is the one the API names", async () => {
    const page = await open("/");
    await page.waitForURL("**/overview");
    await page.waitForFunction(() => document.title === "National overview – Groundswell");
  });

  test("the grid has one tab stop, and arrow keys reach rows that did not exist", async () => {
    const page = await open("/overview");
    const stops = page.locator(".grid tbody [data-row][tabindex='0']");
    await stops.first().waitFor();
    expect(await stops.count()).toBe(1);
    await stops.first().focus();
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toMatchObject({ row: "0", column: "1" });
    for (let press = 0; press < 5; press += 1) await page.keyboard.press("PageDown");
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset.row === "50");
    expect(await stops.count()).toBe(1);
    expect(await page.locator(".grid tbody tr:not(.spacer)").count()).toBeLessThan(50);
  });

  test("the card opens on focus and on hover, stays while pointed at, and closes on Escape", async () => {
    const page = await open("/overview");
    const cell = page.locator("a.cell").nth(2);
    const card = page.locator(".hover-card");
    await cell.hover();
    await card.waitFor();
    await card.hover();
    await page.waitForTimeout(400);
    expect(await card.count()).toBe(1);
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    await page.mouse.move(0, 0);
    await page.locator(".grid tbody [data-row][tabindex='0']").focus();
    await page.keyboard.press("ArrowRight");
    await card.waitFor();
  });

  test("a chip is a filter, in the address, with its count announced", async () => {
    const page = await open("/overview");
    await page.getByRole("button", { name: /^Northreach/ }).click();
    await page.waitForURL(/region=Y90/);
    await page.getByRole("status").filter({ hasText: "20 federations" }).waitFor();
  });

  test("1,250 networks: the far end is reached by scrolling, and few rows ever exist", async () => {
    const page = await open("/overview?level=network");
    await page.getByRole("table").waitFor();
    for (let step = 0; step < 60; step += 1) {
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      await page.waitForTimeout(60);
      if (await page.locator("tr[aria-rowindex='1251']:not([aria-busy])").count()) break;
    }
    expect(await page.locator("tr[aria-rowindex='1251']:not([aria-busy])").count()).toBe(1);
    expect(await page.locator(".grid tbody tr").count()).toBeLessThan(40);
  });

  test("the search is a combobox: type, arrow, enter", async () => {
    const page = await open("/overview");
    const find = page.getByRole("combobox", { name: "Find an organisation" });
    await find.fill("brackenholt tog");
    await page.getByRole("option", { name: /Brackenholt Together/ }).waitFor();
    await find.press("ArrowDown");
    expect(await find.getAttribute("aria-activedescendant")).toBeTruthy();
    await find.press("Enter");
    await page.waitForURL("**/federations/F0010");
  });

  test("a failing server: what happened, a way on, and a reference to quote", async () => {
    let broken = true;
    const page = await open("/measures/dna_rate/F0010", { fail: (path) => broken && path.includes("/series/") });
    const alert = page.getByRole("alert");
    await alert.waitFor({ timeout: 15_000 });
    expect(await alert.textContent()).toContain("Reference 7f3a 22c1");
    broken = false;
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { level: 1, name: /^DNA rate/ }).waitFor();
  });

  test("a chart's points are reached by keyboard and say their rule", async () => {
    const page = await open("/measures/missed_call_share/F0010");
    const point = page.locator("[aria-label^='Points'] [tabindex='0']");
    await point.focus();
    await page.keyboard.press("ArrowLeft");
    expect(await page.locator(".point-card").textContent()).toContain("September 2018");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toContain(
      "7 or more below average",
    );
  });

  test("the chart is kept as a picture and as an SVG that stands alone", async () => {
    const page = await open("/measures/missed_call_share/F0010");
    for (const [name, kind] of [
      ["SVG", "svg"],
      ["PNG", "png"],
    ]) {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name, exact: true }).click(),
      ]);
      expect(file.suggestedFilename()).toBe(`missed_call_share-F0010.${kind}`);
    }
  });

  test("a practice has its own two places, and what is tried and proven", async () => {
    const page = await open("/measures/missed_call_share/Z10101", { role: "practice" });
    const places = page.getByRole("navigation", { name: "Main" }).getByRole("link");
    await places.first().waitFor();
    expect(await places.allTextContents()).toEqual(["This month", "Our charts", "Initiatives", "Innovations"]);
  });

  test("axe finds nothing in what opens: menu, filters, list of the search, card of a cell, card of a point", async () => {
    const phone = await open("/overview", {}, "phone");
    await phone.getByRole("button", { name: "Menu" }).click();
    await phone.getByRole("button", { name: /^Region/ }).click();
    await phone.getByRole("combobox", { name: "Find an organisation" }).fill("brack");
    await phone.getByRole("option").first().waitFor();
    expect(await violationsOn(phone)).toEqual([]);
    const desk = await open("/overview");
    await desk.locator("a.cell").nth(2).hover();
    await desk.locator(".hover-card .chart").waitFor();
    expect(await violationsOn(desk)).toEqual([]);
    await desk.goto(`${origin()}/measures/missed_call_share/F0010`);
    await desk.locator("[aria-label^='Points'] [tabindex='0']").focus();
    await desk.locator(".point-card").waitFor();
    expect(await violationsOn(desk)).toEqual([]);
  });

  test("the head of the grid stays in view, and so does its first column where it scrolls sideways", async () => {
    const page = await open("/overview");
    await page.locator("a.cell").first().waitFor();
    await page.evaluate(() => window.scrollTo(0, 2000));
    await page.waitForTimeout(200);
    expect((await page.getByRole("columnheader", { name: /^Missed calls/ }).boundingBox())?.y).toBe(0);
    await page.setViewportSize({ width: 900, height: 900 });
    await page.locator(".grid-frame").evaluate((frame) => frame.scrollTo(300, 0));
    await page.evaluate(() => window.scrollTo(0, 2400));
    const head = page.getByRole("columnheader", { name: /^DNA rate/ });
    await expect.poll(async () => Math.round((await head.boundingBox())?.y ?? -1)).toBe(0);
    const frame = await page.locator(".grid-frame").boundingBox();
    expect((await page.locator(".grid tbody th").first().boundingBox())?.x).toBeCloseTo((frame?.x ?? 0) + 1, 0);
  });

  test("a page that is not there, or not yours, says so", async () => {
    const page = await open("/nowhere");
    await page.getByRole("heading", { level: 1, name: "Not found" }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test("practices in no scheme are compared with, but have no page to go to", async () => {
    const page = await open("/access-fund");
    await page.getByRole("table").waitFor();
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const row = page.getByRole("row", { name: /Practices in no scheme/ });
    await row.waitFor();
    expect(await row.getByRole("link").count()).toBe(0);
    expect(await row.getByRole("img").count()).toBe(8);
  });
});
