/** Who has adopted what, recorded for many at once; where innovations are in use; when a nation's course changed. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addDays } from "../src/lib/days";
import { today } from "../src/lib/moment";
import type { AdoptionFake } from "./fake/adoption";
import { fakeApi, type FakeOptions } from "./fake/api";
import { picture, sound, withSite } from "./site";

const MATRIX = "/federations/F0010/adoptions";
const HUB = `${MATRIX}?innovation=shared-hub-for-letters`;

describe("adoption and spread", () => {
  const { open } = withSite<FakeOptions>(fakeApi);
  const tick = (page: Page, name: RegExp) => page.getByRole("checkbox", { name });
  const ticked = (page: Page) => page.getByRole("checkbox", { checked: true }).count();
  const record = (page: Page) => page.getByRole("button", { name: /^Record/ });

  test("a federation's page says what is tried, what has stalled and what worked elsewhere", async () => {
    const page = await open("/federations/F0010");
    const trying = page.getByRole("region", { name: "What we are trying" });
    await trying.getByText("Four initiatives, 18 PDSA cycles; one has stalled.").waitFor();
    const names = await page
      .getByRole("region", { name: "Initiatives", exact: true })
      .getByRole("rowheader")
      .allTextContents();
    expect(names.map((name) => name.replace(/\d+ practices$/, ""))).toEqual([
      "Call back instead of hold",
      "Text reminders",
      "Protected learning hour",
    ]);
    await trying.getByRole("button", { name: "And 1 that is over" }).click();
    await trying.getByRole("link", { name: "A phlebotomy service" }).waitFor();
    expect(await trying.getByRole("link", { name: "New initiative" }).getAttribute("href")).toContain("owner=F0010");
    const attention = page.getByRole("region", { name: "Needs attention" });
    await attention.getByRole("link", { name: "Text reminders" }).waitFor();
    const elsewhere = page.getByRole("region", { name: "What worked elsewhere" });
    await elsewhere.getByText("Strong evidence").waitFor();
    await elsewhere.getByText("Talk to Dr Meera Pillai, Thornreach GP Alliance").waitFor();
    await sound(page);
    await elsewhere.getByRole("link", { name: "Who here has adopted what" }).click();
    await page.getByRole("heading", { level: 1, name: "Who has adopted what" }).waitFor();
  });

  test("what is tried and what worked elsewhere may fail or be nothing; the figures stand", async () => {
    const failing = await open("/federations/F0010", { adoption: { down: true } });
    await failing.getByText("The initiatives could not be fetched.").waitFor();
    await failing.getByText("What worked elsewhere could not be fetched.").waitFor();
    await failing.getByRole("heading", { name: "Measures" }).waitFor();
    const none = await open("/federations/F0010", { adoption: { empty: true } });
    await none.getByText("Nothing is being tried yet.").first().waitFor();
    await none.getByText(/^No innovation in the library has been followed/).waitFor();
    await sound(none);
  });

  test("a step is recorded for several practices in one act, ticked by mouse and by keyboard", async () => {
    const sent: AdoptionFake["sent"] = [];
    const page = await open(MATRIX, { adoption: { sent } });
    await page.getByRole("button", { name: "Shared hub for letters" }).click();
    await page.getByText("No practice uses Shared hub for letters.").waitFor();
    await tick(page, /^Ferry Road/)
      .first()
      .check();
    await page
      .getByRole("checkbox")
      .nth(4)
      .click({ modifiers: ["Shift"] });
    expect(await ticked(page)).toBe(5);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await page.getByRole("status").filter({ hasText: "6 of 23 ticked" }).waitFor();
    expect(await page.getByRole("checkbox").nth(6).isChecked()).toBe(true);
    await page.reload();
    await page.getByText("This is what you typed before.").waitFor();
    expect(await ticked(page)).toBe(6);
    await page.getByRole("button", { name: "Tick all 23" }).click();
    expect(await ticked(page)).toBe(23);
    await page.getByRole("button", { name: "Tick none" }).click();
    await record(page).click();
    await page.getByRole("link", { name: "Tick at least one practice." }).waitFor();
    await sound(page);
    expect(sent).toEqual([]);
    await page.getByRole("checkbox").nth(2).check();
    await page.getByRole("checkbox").nth(3).check();
    await page.getByLabel("They are now").selectOption("Adopted");
    await page.getByLabel("Since").fill("2018-10-01");
    await page.getByRole("button", { name: "Record for 2 practices" }).click();
    await page.getByText("Recorded for 2 practices: adopted, Shared hub for letters.").waitFor();
    await page.getByText("2 of 23 practices use Shared hub for letters.").waitFor();
    expect(sent.map(({ body }) => body)).toEqual([
      {
        innovation: "shared-hub-for-letters",
        stage: "adopted",
        on: "2018-10-01",
        reason: null,
        practices: ["Z10103", "Z10104"],
      },
    ]);
    expect(await ticked(page)).toBe(0);
    await page.reload();
    expect(await page.getByText("This is what you typed before.").count()).toBe(0);
    await picture(page, "adoptions-recorded");
  });

  test("a day to come, and practices that cannot, are refused where they stand; nothing typed is lost", async () => {
    const sent: AdoptionFake["sent"] = [];
    const page = await open(HUB, { adoption: { sent, cannot: ["Z10102"] } });
    for (const place of [0, 1, 2]) await page.getByRole("checkbox").nth(place).check();
    await page.getByLabel("They are now").selectOption("Testing");
    await page.getByLabel("Since").fill(addDays(today(), 1));
    await record(page).click();
    const summary = page.getByRole("alert");
    await summary.getByText("Nothing has been recorded").waitFor();
    await summary
      .getByRole("link", { name: /^A step is recorded once it is taken\. Choose .* or a day before\.$/ })
      .waitFor();
    await page.getByLabel("Since").fill("2018-11-01");
    await record(page).click();
    const fault = /Nothing was recorded: 1 of 3 practices cannot take this step\. .* closed on 30 June 2018\./;
    await summary.getByRole("link", { name: fault }).click();
    const refused = page.getByRole("checkbox").nth(1);
    expect(await refused.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByRole("rowheader").nth(1).textContent()).toMatch(fault);
    await sound(page);
    await picture(page, "adoptions-refused");
    await page.getByRole("button", { name: "Untick the one that cannot take this step" }).click();
    await page.getByRole("button", { name: "Record for 2 practices" }).click();
    await page.getByText("Recorded for 2 practices: testing, Shared hub for letters.").waitFor();
    expect(sent).toHaveLength(3);
  });

  test("who stopped says why", async () => {
    const sent: AdoptionFake["sent"] = [];
    const page = await open(HUB, { adoption: { sent } });
    await page.getByRole("checkbox").first().check();
    expect(await page.getByLabel("Why they stopped").count()).toBe(0);
    await page.getByLabel("They are now").selectOption("Stopped");
    await record(page).click();
    await page.getByRole("link", { name: /^Say why they stopped/ }).click();
    await page.keyboard.type("No spare line");
    await record(page).click();
    await page.getByText("Recorded for 1 practice: stopped").waitFor();
    expect(sent[0]!.body).toMatchObject({ stage: "stopped", reason: "No spare line" });
    await page.getByRole("rowheader").first().waitFor();
    await page.getByText("No spare line").first().waitFor();
  });

  test("a retired innovation is begun by nobody any more", async () => {
    const page = await open(`${MATRIX}?innovation=posters`);
    await page.getByRole("checkbox").first().waitFor();
    const offered = await page.getByLabel("They are now").locator("option").allTextContents();
    expect(offered).toEqual(["Choose", "Sustained", "Stopped"]);
  });

  test("a wrong step is taken back, unless another has come since it was seen", async () => {
    const sent: AdoptionFake["sent"] = [];
    const path = `${MATRIX}?innovation=call-back-instead-of-hold`;
    const page = await open(path, { adoption: { sent } });
    const steps = page.getByRole("button", { name: /^Steps of / });
    await steps.first().waitFor();
    const before = await steps.count();
    await steps.first().click();
    await page
      .getByRole("button", { name: /^Take back/ })
      .first()
      .click();
    await sound(page);
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByText(/^Taken back: /).waitFor();
    expect(sent[0]).toMatchObject({ method: "DELETE", seen: '"72"' });
    expect(sent[0]!.path).toMatch(/^\/adoptions\/call-back-instead-of-hold\/Z101\d\d\/[a-z]+\/2018-03-05$/);
    await expect.poll(() => steps.count()).toBe(before - 1);

    const other = await open(path, { adoption: { stale: true } });
    await other
      .getByRole("button", { name: /^Steps of / })
      .first()
      .click();
    await other
      .getByRole("button", { name: /^Take back/ })
      .first()
      .click();
    await other.getByRole("button", { name: "Take it back" }).click();
    await other.getByText("The step stays as it was.").waitFor();
    await other.getByText("Somebody has changed how far this practice has come meanwhile.").waitFor();
  });

  test("on a phone an innovation is chosen first, and everything is large enough to press", async () => {
    const page = await open(MATRIX, {}, "phone");
    await page.getByRole("button", { name: "Shared hub for letters" }).filter({ visible: true }).click();
    const row = page.locator("label", { has: page.getByRole("checkbox").first() }).first();
    expect((await row.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await page.getByRole("checkbox").nth(2).check();
    await page.getByRole("checkbox").nth(9).check();
    const button = (await record(page).boundingBox())!;
    expect(button.y + button.height).toBeLessThanOrEqual(page.viewportSize()!.height);
    await sound(page);
    await picture(page, "adoptions-phone");
  });

  test("who may not record reads, and is told of practices that are not theirs to see", async () => {
    const page = await open(HUB, { adoption: { mayRecord: false, hidden: 20 } });
    await page.getByText("20 practices that you may not see one by one are counted and not listed.").waitFor();
    expect(await page.getByRole("checkbox").count()).toBe(0);
    expect(
      await page
        .getByRole("main")
        .getByRole("button", { name: /^(Record|Tick)/ })
        .count(),
    ).toBe(0);
    await sound(page);
  });

  test("an empty library, a library that cannot be fetched", async () => {
    const empty = await open(MATRIX, { adoption: { empty: true } });
    await empty.getByText("The library is empty.").waitFor();
    await sound(empty);
    const failing = await open(MATRIX, { adoption: { down: true } });
    await failing.getByText("The practices and what they have adopted could not be fetched.").waitFor();
    await failing.getByRole("button", { name: "Try again" }).waitFor();
  });

  test("the national table turns from regions to schemes, says its sentence first and leads to the innovations", async () => {
    const page = await open("/overview");
    await page.getByRole("main").getByRole("link", { name: "How innovations spread" }).click();
    await page.getByRole("heading", { level: 1, name: "How innovations spread" }).waitFor();
    await page.getByRole("columnheader", { name: "Northreach" }).waitFor();
    await page.getByRole("button", { name: "Access Fund scheme" }).click();
    await page.getByRole("rowheader", { name: "Practices in no scheme" }).waitFor();
    expect(page.url()).toContain("by=scheme");
    const link = page.getByRole("columnheader").getByRole("link", { name: "Ten-minute team huddle" });
    expect(await link.getAttribute("href")).toBe("/innovations/ten-minute-team-huddle");
    await sound(page);
    const empty = await open("/spread", { adoption: { empty: true } });
    await empty.getByText("There is nothing to show yet.").waitFor();
  });

  test("a national change is dated and drawn, with its twin; where there is none, it says why", async () => {
    const page = await open("/measures/trimethoprim_ratio/change");
    await page.getByRole("img", { name: /^Nationally trimethoprim changed course in January 2017/ }).waitFor();
    await page.getByRole("img", { name: /nine in ten by −14\.0 to \+2\.0/ }).waitFor();
    await page.getByRole("button", { name: "Table" }).first().click();
    await page.getByRole("rowheader", { name: "January 2017, the new course begins" }).waitFor();
    await page.getByRole("button", { name: "Table" }).nth(1).click();
    await page.getByRole("row", { name: "The middle practice −6.0" }).waitFor();
    await sound(page);
    const none = await open("/measures/missed_call_share/change");
    await none.getByText("No month stands out beyond what chance alone would make of such figures.").waitFor();
    expect(await none.getByText("How differently practices changed").count()).toBe(0);
  });
});
