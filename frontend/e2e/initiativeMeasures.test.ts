/** States of an initiative's measures and business case: what is refused, kept, and given by two people at once. */
import { expect, describe, test } from "vitest";
import type { Page } from "playwright-core";
import { fakeApi, type FakeOptions } from "./fake/api";
import { INITIATIVE } from "./fake/initiativeAnswers";
import type { InitiativeMeasuresFake } from "./fake/initiativeMeasures";
import { picture, sound, withSite } from "./site";

const PATH = `/initiatives/${INITIATIVE}`;
type Sent = NonNullable<InitiativeMeasuresFake["sent"]>;

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

describe("measures, figures and the business case of an initiative", () => {
  const { open } = withSite<FakeOptions>(fakeApi);
  const at = (path: string, initiativeMeasures: InitiativeMeasuresFake = {}) =>
    open(PATH + path, { initiativeMeasures });

  test("a measure is defined first: what is wrong stands at its fields, and little is asked", async () => {
    const sent: Sent = [];
    const page = await at("/measures", { sent });
    await page.getByText("Bloods within two weeks: September").waitFor();
    await page.getByRole("button", { name: "Define your own" }).click();
    const form = page.getByRole("form", { name: "Define your own measure" });
    await form.getByRole("button", { name: "Define it" }).click();
    await page.getByRole("link", { name: "Say what is counted." }).waitFor();
    await sound(page);
    await form.getByLabel("Title").fill("Seen in the evening");
    await form.getByLabel("What is counted").fill("Bloods taken after six");
    await form.getByLabel("Of what").fill("Bloods taken");
    await picture(page, "define-measure");
    await form.getByRole("button", { name: "Define it" }).click();
    await page.getByText("Seen in the evening is defined. Now it needs figures.").waitFor();
    expect(sent.at(-1)!.body).toMatchObject({
      title: "Seen in the evening",
      ...{ unit: "percent", aggregation: "ratio", multiplier: 100, by_practice: false },
      unit_label: "% of bloods taken",
      aim: null,
    });
  });

  test("one of the library is chosen, and asks for nothing that it says itself", async () => {
    const sent: Sent = [];
    const page = await at("/measures", { sent });
    await page.getByRole("button", { name: "Add from the library" }).click();
    const choice = page.getByLabel("Measure", { exact: true });
    await choice.selectOption({ index: 1 });
    expect(await choice.getByRole("option", { name: "Missed calls", exact: true }).count()).toBe(0);
    await page.getByLabel("Aim (may be empty)").fill("12");
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByRole("status").getByText("is a measure of this initiative").waitFor();
    expect(Object.keys(sent.at(-1)!.body as object).sort()).toEqual(
      ["aim", "baseline_months", "due_days", "family", "measure"].sort(),
    );
  });

  test("two people change one measure: both versions are shown, and nothing typed is lost", async () => {
    const sent: Sent = [];
    const page = await at("/measures", { sent, meanwhile: true });
    await page.getByRole("button", { name: "Change Bloods within two weeks" }).click();
    await page.getByLabel("Aim (may be empty)").fill("95");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const both = page.getByRole("table", { name: "Both versions" });
    expect(await both.getByRole("row", { name: /^Aim/ }).textContent()).toBe("Aim8095");
    await sound(page);
    await picture(page, "measure-both-versions");
    await page.getByRole("button", { name: "Save mine" }).click();
    await page.getByText("Bloods within two weeks is changed.").waitFor();
    expect(sent.at(-1)!.body).toMatchObject({ aim: 95 });
  });

  test("a measure with figures is not taken out, and says why in its row", async () => {
    const page = await at("/measures");
    await page.getByRole("button", { name: /^Take out ?: Bloods/ }).click();
    await page.getByRole("button", { name: "Take it out" }).click();
    await page.getByRole("alert").getByText("has 10 figures: it is kept. Take the figures back first.").waitFor();
    await sound(page);
  });

  test("the grid is typed like a spreadsheet, kept over a reload, and saved at once", async () => {
    const sent: Sent = [];
    const page = await at("/measures/1/figures", { sent });
    await page.getByText("September 2018 is overdue.").waitFor();
    const taken = (month: string) => page.getByLabel(`${month}: Taken within 14 days of the request`);
    await taken("August 2018").focus();
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("September 2018: Taken within 14 days of the request, overdue");
    await page.keyboard.type("95");
    await page.keyboard.press("Tab");
    await page.keyboard.type("1 100");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("October 2018: Requests");
    await page.keyboard.type("120");
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toBe("October 2018: Requests");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.type("9,5");
    await page.getByRole("button", { name: "Save 2 figures" }).click();
    await page.getByRole("link", { name: "October 2018: Write 9.5 with a point." }).waitFor();
    expect(sent).toEqual([]);
    await sound(page);
    await picture(page, "figures-wrong");
    await page.reload();
    await page.getByText("This is what you typed before.").waitFor();
    expect(await taken("September 2018").inputValue()).toBe("95");
    await taken("October 2018").fill("100");
    await page.getByRole("button", { name: "Save 2 figures" }).click();
    await page.getByText("2 figures are saved.").waitFor();
    expect(sent).toEqual([
      {
        method: "PUT",
        path: "measures/1/figures",
        body: {
          figures: [
            { practice: null, period: "2018-09-01", numerator: 95, denominator: 1100, revision: null },
            { practice: null, period: "2018-10-01", numerator: 100, denominator: 120, revision: null },
          ],
        },
      },
    ]);
    expect(await page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
  });

  test("somebody else has given the same figure: both are shown at it, and one is chosen", async () => {
    const sent: Sent = [];
    const page = await at("/measures/1/figures", { sent, meanwhile: true });
    await page.getByLabel("August 2018: Taken within 14 days of the request").fill("66");
    await page.getByRole("button", { name: "Save one figure" }).click();
    const both = page.getByRole("group", { name: "August 2018" });
    expect(await both.textContent()).toContain("Saved now: 77 of 100. Yours: 66 of 100.");
    expect(await page.getByRole("button", { name: "Save one figure" }).isDisabled()).toBe(true);
    await sound(page);
    await picture(page, "figures-conflict");
    await both.getByRole("button", { name: "Keep mine" }).click();
    await page.getByRole("button", { name: "Save one figure" }).click();
    await page.getByText("One figure is saved.").waitFor();
    expect(sent.at(-1)!.body).toMatchObject({ figures: [{ numerator: 66, denominator: 100, revision: 99 }] });
  });

  test("cells of a spreadsheet go into the grid to the right and down; a closed practice is refused at its cell", async () => {
    const page = await at("/measures/2/figures");
    const first = page.getByLabel("Weir Street Surgery, August 2018: Samples spoiled");
    await first.evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", "3\t4\r\n5\t6\r\n");
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    expect(await page.getByLabel(/^Castle Street Surgery, September 2018/).inputValue()).toBe("6");
    await page.getByRole("button", { name: "Save 4 figures" }).click();
    await page
      .getByRole("link", {
        name: "Castle Street Surgery closed on 1 June 2018, so it has no figure for September 2018.",
      })
      .waitFor();
    const cell = page.getByLabel(/^Castle Street Surgery, September 2018/);
    expect(await cell.getAttribute("aria-invalid")).toBe("true");
    const words = await page.locator(`[id="${await cell.getAttribute("aria-describedby")}"]`).textContent();
    expect(words).toContain("closed on 1 June 2018, so it has no figure for September 2018.");
    await sound(page);
    await picture(page, "figures-closed");
  });

  test("a pasted table is looked at first: wrong rows by number, and nothing is taken unless all is right", async () => {
    const sent: Sent = [];
    const page = await at("/measures/1/figures", { sent });
    const cells = page.getByLabel("Cells, a month a line");
    await cells.fill("Sep 2017\tx\t100\nOct 2017\t90\t100\nNov 2017\t90\t100");
    await page.getByRole("button", { name: "Look at it" }).click();
    const wrong = page.getByRole("table", { name: "What is wrong, by row and column" });
    expect(await wrong.getByRole("row").nth(1).textContent()).toBe(
      "1Taken within 14 days of the requestxThis is not a number.",
    );
    expect(await page.getByRole("button", { name: /^Take these/ }).count()).toBe(0);
    await sound(page);
    await page.reload();
    expect(await cells.inputValue()).toContain("Sep 2017\tx");
    await cells.fill("Sep 2017\t90\t100\nOct 2017\t90\t100\nNov 2017\t90\t100");
    await page.getByRole("button", { name: "Look at it" }).click();
    await page.getByText("One of them replaces what stands there now. Nothing is taken yet.").waitFor();
    await sound(page);
    await picture(page, "figures-understood");
    await page.getByRole("button", { name: "Take these 3 figures" }).click();
    await page.getByText("3 figures are new or changed.").waitFor();
    expect(sent.map(({ body }) => (body as { preview: boolean }).preview)).toEqual([true, true, false]);
    expect(await cells.inputValue()).toBe("");
  });

  test("a file goes the same way", async () => {
    const sent: Sent = [];
    const page = await at("/measures/1/figures", { sent });
    const file = { name: "bloods.csv", mimeType: "text/csv", buffer: Buffer.from("Sep 2017,90,100") };
    await page.getByLabel("A CSV file or a workbook").setInputFiles(file);
    await page.getByRole("button", { name: "Take this figure" }).click();
    await page
      .getByRole("status")
      .getByText(/new or changed/)
      .waitFor();
    expect(sent.map(({ path }) => path)).toEqual(Array(2).fill("measures/1/figures/file"));
  });

  test("cycles stand under the chart as numbered squares, two of one month side by side, hollow while open", async () => {
    const page = await at("/measures/3");
    const lane = page.getByRole("group", { name: "PDSA cycles, oldest first" });
    const squares = lane.locator("rect.cycle-mark");
    await squares.first().waitFor();
    expect(await lane.locator("text.cycle-number").allTextContents()).toEqual(["1", "2", "3", "4"]);
    const places = await squares.evaluateAll((all) => all.map((each) => Number(each.getAttribute("x"))));
    expect(places[1]! - places[0]!).toBeGreaterThanOrEqual(16);
    expect(await squares.evaluateAll((all) => all.map((each) => each.classList.contains("cycle-mark--open")))).toEqual([
      ...[false, false, false, true],
    ]);
    await lane.getByRole("img").first().focus();
    await page.locator(".point-card").getByText("Cycle 1, one receptionist: adapted").waitFor();
    await page.getByText("That the one follows the other does not tell what brought it about.").waitFor();
    expect(await page.locator(".chart .target-label").first().textContent()).toMatch(/^Aim/);
    const [csv] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV" }).click()]);
    expect(csv.suggestedFilename()).toBe(`${INITIATIVE}-measure-3.csv`);
    const [svg] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "SVG" }).click()]);
    expect(svg.suggestedFilename()).toBe(`${INITIATIVE}-measure-3.svg`);
    const [png] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "PNG" }).click()]);
    expect(png.suggestedFilename()).toBe(`${INITIATIVE}-measure-3.png`);
  });

  test("the business case: a stance is recorded, a challenge answered, an option decided on is kept", async () => {
    const sent: Sent = [];
    const page = await at("/business-case", { sent });
    await page.getByText("Evenings at one practice, for £24,000, is preferred among 2 options.").waitFor();
    await page.getByRole("button", { name: "Stance of Hospital laboratory" }).click();
    await page.getByLabel("Where they stand").selectOption("for");
    await page.getByLabel("Since").fill("2018-10-01");
    await page.getByRole("button", { name: "Record the stance" }).click();
    await page.getByRole("status").getByText("Hospital laboratory: for.").waitFor();
    await page.getByRole("button", { name: "Answer Finance" }).click();
    await page.getByRole("button", { name: "Record the answer" }).click();
    await page.getByRole("link", { name: "Write the answer." }).waitFor();
    await sound(page);
    await page.getByLabel("Answer", { exact: true }).fill("The federation, for a year.");
    await page.getByRole("button", { name: "Record the answer" }).click();
    await page.getByText("The answer to Finance is recorded.").waitFor();
    await page.getByRole("button", { name: /^Take out ?: Evenings at one practice/ }).click();
    await page.getByRole("button", { name: "Take it out" }).click();
    await page.getByRole("alert").getByText("it is kept. Take the decision back first.").waitFor();
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST stakeholders/1/stances",
      "PATCH challenges/1",
      "DELETE options/1",
    ]);
    await sound(page);
  });

  test("two people change one stakeholder: both versions are shown", async () => {
    const page = await at("/business-case", { meanwhile: true });
    await page.getByRole("button", { name: "Change Hospital laboratory" }).click();
    await page.getByLabel("Next step (may be empty)").fill("Write to them");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const both = page.getByRole("table", { name: "Both versions" });
    expect(await both.getByRole("row", { name: /^Next step/ }).textContent()).toBe(
      "Next stepRing them on MondayWrite to them",
    );
    await sound(page);
    await page.getByRole("button", { name: "Take what is saved" }).click();
    expect(await page.getByLabel("Next step (may be empty)").inputValue()).toBe("Ring them on Monday");
  });

  test("who only reads has none of the acts, on screen or on paper", async () => {
    for (const path of ["/measures", "/measures/1/figures", "/business-case"]) {
      const page = await at(path, { mayEdit: false });
      await page.getByRole("table").first().waitFor();
      const acts = page
        .getByRole("main")
        .getByRole("button", { name: /^(Add|Define|Change|Take|Save|Look|Name|Record|Answer)/ });
      expect(await acts.count()).toBe(0);
      await sound(page);
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
      expect(await page.getByRole("button", { name: "CSV" }).filter({ visible: true }).count()).toBe(0);
      await page.context().close();
    }
  });
});
