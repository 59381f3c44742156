/** A lead reads a chart in other ways and sets it right, with the real API working out every line and word. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Me, Series } from "../../src/api/types";
import { monthAndYear } from "../../src/lib/period";
import type { Size } from "../browser";
import { walking } from "./walking";

const MEASURE = "missed_call_share";

describe("a chart set right, with the real backend", () => {
  const { signIn, look, ask } = walking();

  const home = async () => (await ask<Me>("lead", "/api/v1/me")).organisation;
  const chartOf = async (query = "") =>
    ask<Series>("lead", `/api/v1/measures/${MEASURE}/series/${(await home()).code}${query}`);
  async function openChart(size: Size = "desktop"): Promise<{ page: Page; series: Series }> {
    const page = await signIn("lead", size);
    await look(page, (await home()).name);
    await page.getByRole("link", { name: "Missed calls", exact: true }).first().click();
    const series = await chartOf();
    await look(page, `${series.measure.title}, ${series.organisation.name}`);
    return { page, series };
  }
  const done = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words }).waitFor();
  const chart = (page: Page, { alt }: Series) => page.getByRole("img", { name: alt, exact: true }).waitFor();

  test.each(["desktop", "phone"] as Size[])("every chart the measure can be drawn as, %s", async (size) => {
    const { page, series } = await openChart(size);
    for (const { name, title } of series.charts.filter((each) => each.name !== series.chart.name)) {
      await page.getByRole("combobox", { name: "Chart" }).selectOption(title);
      const other = await chartOf(`?chart=${name}`);
      await done(page, `${title}, ${other.rules.title}. This measure’s own is the ${series.chart.title}.`);
      await chart(page, other);
    }
    await look(page, `${series.measure.title}, ${series.organisation.name}`);
  });

  test("limits are recalculated from what the page suggests, refused a second time, and taken back", async () => {
    const { page, series } = await openChart();
    const suggested = series.suggestion!;
    const month = monthAndYear(suggested.from);
    await page.getByRole("button", { name: `Recalculate from ${month}` }).click();
    await page.getByRole("button", { name: "Recalculate", exact: true }).click();
    await done(page, `The limits are recalculated from ${month}.`);
    const after = await chartOf();
    expect(after.phases).toHaveLength(series.phases.length + 1);
    expect(after.suggestion).toBeNull();
    await chart(page, after);
    await page
      .getByText(`Average ${after.phases.at(-1)!.centre_shown}`)
      .first()
      .waitFor();
    await look(page, `${series.measure.title}, ${series.organisation.name}`);

    await page.getByRole("button", { name: "Recalculate the limits" }).first().click();
    await page.getByLabel("From which month").selectOption(month);
    await page.getByLabel("Reason").fill("Once more.");
    await page.getByRole("button", { name: "Recalculate", exact: true }).click();
    await page.getByRole("alert").getByText("The limits are as they were").waitFor();
    expect(await page.getByLabel("Reason").inputValue()).toBe("Once more.");
    await page.getByRole("button", { name: "Cancel" }).click();

    const note = page.getByRole("listitem").filter({ hasText: `${month}, limits recalculated.` });
    await note.getByRole("button", { name: /^Remove/ }).click();
    await note.getByRole("textbox").fill("The change did not last.");
    await note.getByRole("button", { name: "Remove it" }).click();
    await done(page, "Removed:");
    await chart(page, series);
    expect((await chartOf()).phases).toEqual(series.phases);
  });

  test("a target steps from the month it is set for, and a change is marked under the chart", async () => {
    const { page, series } = await openChart();
    const from = series.points.at(-7)!.period;
    await page.getByRole("button", { name: "set a target" }).click();
    await page.getByLabel("The figure").fill("9");
    await page.getByLabel("From which month").selectOption(monthAndYear(from));
    await page.getByLabel("Reason").fill("Agreed with the practices.");
    await page.getByRole("button", { name: "Set the target" }).click();
    await done(page, `The new target holds from ${monthAndYear(from)}.`);
    await page.getByText("Target 9%").first().waitFor();
    const { points, notes } = await chartOf();
    expect(points.at(-7)!.target).toBe(9);
    expect(points.at(-8)!.target).toBe(series.points.at(-8)!.target);
    expect(await page.getByRole("table").first().locator("tbody tr").first().textContent()).toContain("9%");

    await page.getByRole("button", { name: "record a change" }).click();
    await page.getByLabel("Day").fill(from);
    await page.getByLabel("What changed").fill("A new rota for the phones.");
    await page.getByRole("button", { name: "Record it" }).click();
    await done(page, "Recorded: “A new rota for the phones.”");
    await page
      .getByRole("img", { name: /A new rota for the phones/ })
      .first()
      .waitFor();
    expect((await chartOf()).notes).toHaveLength(notes.length + 1);
  });

  test("an analyst reads the chart and its notes, and has nothing to set", async () => {
    const { code, name } = await home();
    const page = await signIn("analyst");
    await look(page, "Data and API");
    await page.goto(`${new URL(page.url()).origin}/measures/${MEASURE}/${code}`);
    await look(page, new RegExp(name));
    expect(await page.getByRole("button", { name: /^(Add|Recalculate|Remove|set a target)/ }).count()).toBe(0);
  });
});
