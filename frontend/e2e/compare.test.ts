/** Comparing organisations, under the hands of a person: keys, pointer, the address, files, thousands of points. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { violationsOn } from "./axe";
import { fakeApi, type FakeOptions } from "./fake/api";
import { withSite } from "./site";

const FUNNEL = "/measures/missed_call_share/F0010/compare";

describe("comparing", () => {
  const { open } = withSite<FakeOptions>(fakeApi);
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

  test("from its chart, a measure is compared in a funnel, and over time, and the address says how", async () => {
    const page = await open("/measures/missed_call_share/F0010");
    await page.getByRole("link", { name: "in a funnel" }).click();
    await page.getByRole("heading", { level: 1, name: "Missed calls, Brackenholt Together: compared" }).waitFor();
    await page.getByRole("button", { name: "Over time" }).click();
    await page.locator(".centiles").waitFor();
    expect(page.url()).toContain("view=over-time");
    await page.getByLabel("Among").selectOption("practice:F0010");
    await page.waitForURL(/of=practice&within=F0010/);
    await page.getByRole("button", { name: "Funnel" }).click();
    await page.getByRole("heading", { level: 2, name: "23 practices" }).waitFor();
    await page.getByLabel("Month").selectOption("2018-06-01");
    await page.waitForURL(/period=2018-06-01/);
    await page.getByText("In June 2018").waitFor();
  });

  test("on paper every row of the table is there", async () => {
    const page = await open(FUNNEL);
    const rows = page.locator(".compare-table tbody tr:not(.spacer)");
    await rows.first().waitFor();
    expect(await rows.count()).toBeLessThan(120);
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => rows.count()).toBe(120);
    await page.emulateMedia({ media: "screen" });
    await expect.poll(() => rows.count()).toBeLessThan(120);
  });

  test("the funnel has one tab stop, on the page's own place; arrows go by size or along those outside", async () => {
    const page = await open(FUNNEL);
    const point = page.locator(".funnel .point");
    await point.focus();
    expect(await focused(page)).toMatch(/^Brackenholt Together: /);
    await page.keyboard.press("ArrowUp");
    expect(await focused(page)).toMatch(/ 99.8% line, on the /);
    const words = await page.locator(".point-card").textContent();
    expect(words).toContain("Rank: between 3rd and 41st lowest of 120");
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator(".point-card").waitFor({ state: "detached" });
    expect(await page.locator(".funnel [tabindex='0']").count()).toBe(1);
  });

  test("among 2,500 practices pointing, stepping and scrolling stay quick", async () => {
    const page = await open("/measures/missed_call_share/Z10101/compare?of=practice");
    await page.getByRole("heading", { level: 2, name: "2,500 practices" }).waitFor();
    expect(await page.locator(".funnel svg *").count()).toBeLessThan(120);
    expect(await page.locator(".compare-table tbody tr:not(.spacer)").count()).toBeLessThan(80);
    const box = (await page.locator(".funnel svg").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.locator(".point-card").waitFor();
    await page.locator(".funnel .point").focus();
    const first = await focused(page);
    for (let step = 0; step < 20; step += 1) await page.keyboard.press("ArrowRight");
    expect(await focused(page)).not.toBe(first);
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await page.locator("tr[aria-rowindex='2501']").waitFor();
  });

  test("the table is ordered by signal first, and by a column when asked", async () => {
    const page = await open(FUNNEL);
    const first = page.locator(".compare-table tbody tr:not(.spacer)").first();
    await first.waitFor();
    expect(await first.textContent()).toContain("on the unwanted side");
    await page.getByRole("button", { name: "Calls received" }).click();
    const head = page.getByRole("columnheader", { name: "Calls received" });
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    const sizes = await page.locator(".compare-table tbody tr:not(.spacer) td:nth-child(4)").allTextContents();
    const counts = sizes.map((text) => Number(text.replaceAll(",", "")));
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });

  test("both pictures are kept as PNG, SVG and CSV", async () => {
    const page = await open(FUNNEL);
    for (const [view, marker] of [
      ["funnel", ".funnel"],
      ["over-time", ".centiles"],
    ] as const) {
      if (view === "over-time") await page.getByRole("button", { name: "Over time" }).click();
      await page.locator(marker).waitFor();
      for (const kind of ["PNG", "SVG", "CSV"]) {
        const [file] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", { name: kind, exact: true }).click(),
        ]);
        expect(file.suggestedFilename()).toBe(`missed_call_share-F0010-${view}.${kind.toLowerCase()}`);
        if (kind === "CSV") {
          const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
          expect(lines).toHaveLength(view === "funnel" ? 121 : 49);
        }
      }
    }
  });

  test("a measure that cannot be compared so says why, and the other view is still offered", async () => {
    const page = await open("/measures/staff_satisfaction/F0010/compare");
    await page.getByText("there is no funnel").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(await page.getByRole("button", { name: "Over time" }).count()).toBe(1);
  });

  test("a failing server: what happened, and a way on that works", async () => {
    let broken = true;
    const page = await open(FUNNEL, { fail: (path) => broken && path.endsWith("/funnel") });
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("The funnel could not be fetched.");
    broken = false;
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.locator(".funnel").waitFor();
  });

  test("every kind of chart is explained, drawn, and has its values behind it", async () => {
    const page = await open("/how-the-charts-work");
    await page.locator(".chart-kind").nth(12).waitFor();
    expect(await page.locator(".chart-kind .series-chart").count()).toBe(13);
    const kind = page.locator(".chart-kind", { has: page.locator("#chart-g") });
    await kind.getByText(/values behind it/).click();
    await kind.getByRole("row", { name: /^Error 26/ }).waitFor();
    await kind.locator(".point[tabindex='0']").focus();
    expect(await focused(page)).toMatch(/^Error 26: /);
    expect(await violationsOn(page)).toEqual([]);
  });
});
