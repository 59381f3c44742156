/** The chart of a measure: each kind as a picture, what people set on it, and what they are told when it is refused. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { violationsOn } from "./axe";
import type { Size } from "./browser";
import { fakeApi, type FakeOptions } from "./fake/api";
import { picture, sound, spill, withSite } from "./site";

const PATH = "/measures/missed_call_share/F0010";
const screens = [
  { name: "chart-xmr", path: PATH, chart: "XmR chart, NHS plot the dots." },
  { name: "chart-p", path: `${PATH}?chart=p`, chart: "p chart, NHS plot the dots." },
  { name: "chart-run", path: `${PATH}?chart=run`, chart: "Run chart, Anhøj." },
];

describe("the chart of a measure", () => {
  const { open: openAt, origin } = withSite<FakeOptions>(fakeApi);
  async function open(path = PATH, options?: FakeOptions, size?: Size): Promise<Page> {
    const page = await openAt(path, options, size);
    await page.getByRole("heading", { level: 1, name: /^M/ }).waitFor();
    return page;
  }
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
  const inChart = (page: Page) =>
    page.evaluate(() => document.activeElement === document.querySelector("section[aria-label='Chart']"));
  const said = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words }).waitFor();

  for (const size of ["desktop", "phone"] as Size[]) {
    test.each(screens)(`$name, ${size}`, async ({ name, path, chart }) => {
      const page = await open(path, {}, size);
      await page.getByText(chart, { exact: false }).first().waitFor();
      await page.getByText(/^How this is worked out/).click();
      await picture(page, `${name}-${size}`);
      await sound(page);
    });

    test.each([
      ["Recalculate the limits", "phase"],
      ["set a target", "target"],
      ["record a change", "change"],
    ])(`the form behind “%s”, ${size}: it says what is missing, and lets go`, async (words, name) => {
      const page = await open(PATH, {}, size);
      const opener = page.getByRole("button", { name: words, exact: true }).first();
      await opener.click();
      const form = page.locator("form.setting-form");
      expect(await focused(page)).toBe(await form.locator("h2").textContent());
      await form.locator("button[type=submit]").click();
      await form.getByRole("alert").waitFor();
      await picture(page, `chart-form-${name}-${size}`);
      await sound(page);
      await form.getByRole("button", { name: "Cancel" }).click();
      expect(await form.count()).toBe(0);
      expect(await focused(page)).toBe(words);
    });
  }

  test("the chart and the rules are chosen in the page, said in words and kept in the address", async () => {
    const page = await open();
    await page.getByRole("combobox", { name: "Chart" }).selectOption("p chart");
    await said(page, "p chart, NHS plot the dots. This measure’s own is the XmR chart.");
    await page.getByRole("combobox", { name: "Rules" }).selectOption("Making Data Count");
    await said(page, "p chart, Making Data Count.");
    expect(page.url()).toBe(`${origin()}${PATH}?chart=p&rules=making-data-count`);
    await page.getByRole("combobox", { name: "Chart" }).selectOption("XmR chart");
    await said(page, "XmR chart, NHS plot the dots. Members of each month");
    expect(page.url()).toBe(origin() + PATH);
  });

  test("while another chart is drawn slowly the old one stays, dimmed, and says which is coming", async () => {
    const page = await open();
    const chart = page.locator("section[aria-label='Chart']");
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    await page.route(/series\/F0010\?.*chart=p/, async (route) => {
      await waiting;
      await route.fallback();
    });
    await page.getByRole("combobox", { name: "Chart" }).selectOption("p chart");
    await page.locator("section[aria-label='Chart'][aria-busy='true']").waitFor();
    await chart.getByText("Drawing the p chart…").waitFor();
    expect(await chart.locator(".series-chart").count()).toBe(1);
    expect(await violationsOn(page)).toEqual([]);
    await picture(page, "chart-slow");
    answer();
    await said(page, "p chart, NHS plot the dots.");
    expect(await chart.getAttribute("aria-busy")).toBe("false");
    expect(await chart.getByText("Drawing").count()).toBe(0);
  });

  test("a chart that could not be fetched leaves the old one, with why and a way to try again", async () => {
    const page = await open();
    const chart = page.locator("section[aria-label='Chart']");
    await page.route(/series\/F0010\?.*chart=p/, (route) => route.abort());
    await page.getByRole("combobox", { name: "Chart" }).selectOption("p chart");
    await chart.getByText("The chart could not be fetched.").waitFor();
    expect(await chart.locator(".series-chart").count()).toBe(1);
    await picture(page, "chart-failed");
    await page.unroute(/series\/F0010\?.*chart=p/);
    await chart.getByRole("button", { name: "Try again" }).click();
    await said(page, "p chart, NHS plot the dots.");
  });

  test("another organisation's address never shows the chart of the one before", async () => {
    const page = await open();
    await page.route(/series\/(?!F0010)/, () => new Promise(() => {}));
    await page.locator(".member a").first().click();
    await page.waitForURL((url) => !url.pathname.endsWith("F0010"));
    await page.getByRole("heading", { level: 1, name: "Loading" }).waitFor();
    expect(await page.locator(".series-chart").count()).toBe(0);
  });

  test("Escape closes a form and gives the focus back; a target with a decimal comma is refused", async () => {
    const page = await open();
    const opener = page.getByRole("button", { name: "set a target" });
    await opener.click();
    await page.getByLabel("The figure").fill("9,5");
    await page.getByRole("button", { name: "Set the target" }).click();
    await page.getByRole("link", { name: "Write 9.5 with a point." }).waitFor();
    await page.getByLabel("Reason").press("Escape");
    expect(await page.locator("form.setting-form").count()).toBe(0);
    expect(await focused(page)).toBe("set a target");
  });

  test("a phone says that it shows the last 24 months, and shows all when asked", async () => {
    const page = await open(PATH, {}, "phone");
    const points = page.locator("[aria-label^='Points'] .point");
    await page.getByText(/^The last 24 of \d+ months/).waitFor();
    const few = await points.count();
    await page.getByRole("button", { name: /^Show all \d+/ }).click();
    expect(await points.count()).toBeGreaterThan(few);
    await sound(page);
    await picture(page, "chart-all-phone");
  });

  test("a chart the measure cannot have: why, and the way to its own", async () => {
    const page = await open(`${PATH}?chart=xbar`);
    await page.getByText("This measure has no x̄ chart.").waitFor();
    await picture(page, "chart-refused");
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("link", { name: "Show it as the chart the measure has of its own" }).click();
    await page.getByText("XmR chart, NHS plot the dots.").first().waitFor();
  });

  test("limits are recalculated; what was typed stays when it is refused", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await picture(page, "chart-add-menu");
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("list").getByRole("button", { name: "Recalculate the limits" }).click();
    await page.getByLabel("From which month").selectOption("April 2017");
    await page.getByLabel("Another number of months").check();
    await page.getByLabel("How many months, 12 or more").fill("14");
    await page.getByLabel("Reason").fill("A new rota at every practice.");
    await page.getByRole("button", { name: "Recalculate", exact: true }).click();
    await page.getByRole("alert").getByText("Limits are already recalculated from April 2017.").waitFor();
    await picture(page, "chart-form-refused");
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.getByLabel("Reason").inputValue()).toBe("A new rota at every practice.");
    await page.getByLabel("From which month").selectOption("February 2018");
    await page.getByRole("button", { name: "Recalculate", exact: true }).click();
    await said(page, "The limits are recalculated from February 2018.");
    expect(await inChart(page)).toBe(true);
    await page.getByRole("listitem").filter({ hasText: "February 2018, limits recalculated." }).waitFor();
    await picture(page, "chart-done");
    expect(await violationsOn(page)).toEqual([]);
  });

  test("a target is set, and refused at its field", async () => {
    const page = await open();
    await page.getByRole("button", { name: "set a target" }).click();
    await page.getByLabel("The figure").fill("800");
    await page.getByLabel("From which month").selectOption("January 2019");
    await page.getByLabel("Reason").fill("Agreed with the practices.");
    await page.getByRole("button", { name: "Set the target" }).click();
    await page.getByRole("link", { name: "A share lies between 0 and 100." }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("target-value");
    await page.getByLabel("The figure").fill("8%");
    await page.getByRole("button", { name: "Set the target" }).click();
    await said(page, "The new target holds from January 2019.");
    await page.getByRole("listitem").filter({ hasText: "January 2019, target 8%." }).waitFor();
  });

  test("a change is recorded, marked under the chart, and removed with a reason", async () => {
    const page = await open();
    await page.getByRole("button", { name: "record a change" }).click();
    await page.getByLabel("Day").fill("2017-04-01");
    await page.getByLabel("What changed").fill("New phone system at nine practices.");
    await page.getByLabel("On every measure here").check();
    await page.getByRole("button", { name: "Record it" }).click();
    await said(page, "Recorded: “New phone system at nine practices.”");
    const marks = page.getByRole("group", { name: "Recorded changes, oldest first" }).getByRole("img");
    expect(await marks.count()).toBe(2);
    await marks.first().hover();
    await page.locator(".point-card").getByText("New phone system at nine practices.").waitFor();
    await page.locator("[aria-label^='Points'] .point").nth(3).hover();
    expect(await page.locator(".point-card").allTextContents()).toEqual([expect.stringMatching(/^February 2015/)]);

    const note = page.getByRole("listitem").filter({ hasText: "April 2017, a change." });
    await note.getByRole("button", { name: /^Remove/ }).click();
    await note.getByRole("button", { name: "Remove it" }).click();
    await note.getByText("Say why it is removed.").waitFor();
    await picture(page, "chart-remove");
    expect(await violationsOn(page)).toEqual([]);
    await note.getByRole("textbox").fill("It was another federation’s.");
    await note.getByRole("button", { name: "Remove it" }).click();
    await said(page, "Removed: April 2017, a change.");
    expect(await note.count()).toBe(0);
    expect(await marks.count()).toBe(1);
  });

  test("a suggestion fills in the form, or is put aside in this browser", async () => {
    const page = await open();
    const suggestion = page.getByRole("complementary", { name: "A suggestion" });
    await suggestion.getByRole("button", { name: "Recalculate from February 2018" }).click();
    expect(await page.getByLabel("From which month").inputValue()).toBe("2018-02-01");
    expect(await page.getByLabel("Reason").inputValue()).toBe("Call back instead of hold at nine practices.");
    await page.getByRole("button", { name: "Cancel" }).click();
    await suggestion.getByRole("button", { name: "Not now" }).click();
    expect(await suggestion.count()).toBe(0);
    expect(await inChart(page)).toBe(true);
    await page.reload();
    await page.getByText("XmR chart, NHS plot the dots.").first().waitFor();
    expect(await suggestion.count()).toBe(0);
  });

  test("who may not set anything is shown no way to", async () => {
    const page = await open(PATH, { maySet: false });
    await page.getByRole("heading", { name: "Notes" }).waitFor();
    expect(await page.getByRole("button", { name: /Add|Recalculate|target|change|Remove/ }).count()).toBe(0);
    expect(await page.getByRole("complementary", { name: "A suggestion" }).count()).toBe(0);
  });

  test("every rule that holds at a point is in its card, the winning one first", async () => {
    const page = await open();
    await page.locator("[aria-label^='Points'] [tabindex='0']").focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    const card = page.locator(".point-card");
    await card.getByText("Improving: 7 or more below average").waitFor();
    await card.getByText("Also 2 of 3 close to the lower limit").waitFor();
    await picture(page, "chart-card");
  });

  test("a phone’s card of a point stays on the screen", async () => {
    const page = await open(PATH, {}, "phone");
    const points = page.locator("[aria-label^='Points'] .point");
    for (const place of [0, 11, 12, 23]) {
      await points.nth(place).hover();
      await page.locator(".point-card").waitFor();
      expect(await spill(page)).toBe(0);
    }
    await picture(page, "chart-card-phone");
  });

  test("on paper there is the chart with its rules, and nothing to press", async () => {
    const page = await open();
    await page.emulateMedia({ media: "print" });
    expect(await page.getByText("XmR chart, NHS plot the dots.").first().isVisible()).toBe(true);
    expect(await page.getByRole("button").filter({ visible: true }).count()).toBe(0);
    await picture(page, "chart-print");
  });
});
