/** The library and an innovation's page, under the hands of a person: keys, the address, waiting, failing, two who edit. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { fakeApi, type FakeOptions } from "./fake/api";
import { BLOODS, CALL_BACK, HUB, type InnovationFake } from "./fake/innovation";
import { picture, sound, withSite } from "./site";

const INNOVATION = `/innovations/${CALL_BACK}`;

describe("innovations", () => {
  const { open } = withSite<FakeOptions>(fakeApi);
  const titles = (page: Page) =>
    page.locator("main").getByRole("heading", { level: 2 }).getByRole("link").allTextContents();
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  const ready = (page: Page) => page.getByRole("heading", { level: 1, name: "Call back instead of hold" }).waitFor();

  test("the library is searched as one types; the count is announced and the address keeps it", async () => {
    const page = await open("/innovations");
    const status = page.locator("p.lede[role='status']");
    await status.getByText("4 innovations: changes that practices have tried").waitFor();
    await page.getByLabel("Find", { exact: true }).fill("missed poster");
    await status.getByText("1 innovation found.").waitFor();
    expect(await titles(page)).toEqual(["Posters about missed appointments"]);
    expect(page.url()).toContain("text=missed");
    await page.getByLabel("Theme").selectOption({ label: "Active signposting" });
    await page.getByText("Nothing in the library answers all of that.").waitFor();
    await sound(page);
    await page.getByRole("button", { name: "Show all" }).click();
    await status.getByText("4 innovations").waitFor();
    expect(await page.getByLabel("Find", { exact: true }).inputValue()).toBe("");
    await page.getByLabel("Measure").selectOption({ label: "Missed calls" });
    await expect.poll(() => titles(page)).toEqual(["Call back instead of hold", "Evening and weekend hub"]);
    await page.reload();
    await expect.poll(() => titles(page)).toHaveLength(2);
  });

  test("evidence that nobody has asked for yet comes into the list once it has been worked out", async () => {
    const page = await open("/innovations", { innovations: { slow: 400 } });
    const posters = page.getByRole("listitem").filter({ hasText: "Posters about" });
    await posters.getByText("Its evidence is being worked out").waitFor();
    await posters.getByText("No clear change on average.").waitFor();
    await page
      .getByRole("listitem")
      .filter({ hasText: "Blood tests" })
      .getByText("No measure to judge it by")
      .waitFor();
  });

  test("the head does not wait for the evidence; after four seconds the page says what takes so long", async () => {
    const page = await open(INNOVATION, { innovations: { slow: 5_000 } });
    await ready(page);
    await page.locator(".lede").getByText("378 of 2,500 practices use it.").waitFor();
    expect(await page.getByText("Gwen Astley").isVisible()).toBe(true);
    await page.locator(".bones__row").first().waitFor();
    await page.getByText("Still working.").first().waitFor();
    await page.locator(".lede").getByText("At 12 sites missed calls fell by 2.7 points").waitFor();
    expect(await page.getByText("Still working.").count()).toBe(0);
  });

  test("evidence that cannot be had: the rest stands, and a way on that works", async () => {
    let broken = true;
    const page = await open(INNOVATION, { innovations: { broken: () => broken } });
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("The evidence could not be fetched.");
    expect(await page.getByText("How it is spreading").isVisible()).toBe(true);
    broken = false;
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("img", { name: /^Forest plot of 12 sites/ }).waitFor();
  });

  test("the forest has one tab stop; the arrow keys go from site to site, each says what it shows", async () => {
    const page = await open(INNOVATION);
    const forest = page.locator(".forest");
    await forest.locator("[tabindex='0']").focus();
    expect(await focused(page)).toMatch(/^Yarrowcombe GP Federation, 14 practices, began 2017: fell by 4.9 points/);
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toMatch(/^Brackenholt/);
    expect(await forest.locator(".point-card").textContent()).toContain("24 months before, 12 after");
    await page.keyboard.press("End");
    expect(await focused(page)).toMatch(/^Netherwell .* no clear change/);
    expect(await forest.locator("[tabindex='0']").count()).toBe(1);
    await sound(page);
    await page.keyboard.press("Escape");
    await forest.locator(".point-card").waitFor({ state: "detached" });
  });

  test("the same figures stand in a table, with the change at once and each month; the address says so", async () => {
    const page = await open(INNOVATION);
    await page.getByRole("button", { name: "Table" }).click();
    const table = page.getByRole("table", { name: "Missed calls: what happened at each site" });
    const row = table.getByRole("row", { name: /^Yarrowcombe/ });
    expect(await row.textContent()).toContain("−4.9 (−6.1 to −3.7)");
    expect(await table.getByRole("columnheader").allTextContents()).toEqual([
      "Site",
      "Practices",
      "Began",
      "Change, points (95% range)",
      "At once",
      "Each month since",
      "Months before",
      "Months after",
      "Weight",
    ]);
    expect(await table.getByRole("row", { name: /^All 12 sites together/ }).textContent()).toContain("−2.7");
    await table.getByRole("row", { name: /^Beside 180 practices that had not adopted/ }).waitFor();
    expect(page.url()).toContain("view=table");
    await page.getByLabel("Measure").selectOption({ label: "Appointments not attended" });
    await page.waitForURL(/measure=dna_rate/);
    await page.locator(".lede").getByText("At 12 sites dna rate").waitFor();
    await picture(page, "innovation-table");
    await sound(page);
  });

  test("too little data is said plainly, with the sites that have too few months", async () => {
    const page = await open(`/innovations/${HUB}`);
    await page.getByText("There is nothing to show yet.").waitFor();
    await page
      .getByRole("region", { name: "Sites left out" })
      .getByText("Eight months before, 12 are needed.")
      .waitFor();
    expect(await page.locator(".forest").count()).toBe(0);
    expect(await page.getByRole("button", { name: "Plot" }).count()).toBe(0);
  });

  test("without a measure nothing is asked for, and nobody's adoption is no curve", async () => {
    const page = await open(`/innovations/${BLOODS}`);
    await page.getByText("No measure is named that it should move").waitFor();
    await page.getByText("Nobody has adopted it there yet.").waitFor();
    expect(await page.getByRole("heading", { name: "What happened at each site" }).count()).toBe(0);
  });

  test("regions are sorted by any column, schemes stand in their place, and months are read by keyboard", async () => {
    const page = await open(INNOVATION);
    const table = page.getByRole("table", { name: "Adoption by region" });
    const first = () => table.locator("tbody tr").first().getByRole("rowheader").textContent();
    expect(await first()).toBe("Northreach");
    expect(await table.getByRole("columnheader", { name: "Adopted or sustained" }).getAttribute("aria-sort")).toBe(
      "descending",
    );
    await table.getByRole("button", { name: "Region" }).click();
    expect(await first()).toBe("Capital");
    await page.getByLabel("Where", { exact: true }).selectOption({ label: "Capital" });
    await page.waitForURL(/within=/);
    await page.getByRole("button", { name: "Scheme", exact: true }).click();
    await page.getByRole("table", { name: "Adoption by scheme" }).getByText("Northreach Open Hours").waitFor();
    expect(page.url()).toContain("by=scheme");
    await page.locator(".spread-fan [tabindex='0']").focus();
    expect(await focused(page)).toMatch(/^October 2018: \d+ practices had adopted$/);
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toMatch(/^November 2018: \d+ practices likely, half the time/);
  });

  test("who looks after many federations says at which one it is tried", async () => {
    const page = await open(INNOVATION);
    await page.getByRole("button", { name: "Try this at a federation" }).click();
    const field = page.getByLabel("At which federation?");
    await field.fill("somewhere");
    await page.getByRole("button", { name: "Go", exact: true }).click();
    await page.getByText("Choose a federation from the list").waitFor();
    await sound(page);
    await field.fill("Brackenholt Together, F0010");
    await page.getByRole("button", { name: "Go", exact: true }).click();
    await page.waitForURL(/\/federations\/F0010\/adoptions\?innovation=call-back-instead-of-hold/);
  });

  test("an innovation is added with two fields; what is typed survives a reload", async () => {
    const sent: InnovationFake["sent"] = [];
    const page = await open("/new-innovation", { innovations: { sent } });
    await page.getByRole("button", { name: "Add it to the library" }).click();
    await page.getByRole("alert").getByText("Give it a title people will know it by.").waitFor();
    await page.getByLabel("Title").fill("A hold that ends");
    await page.reload();
    expect(await page.getByLabel("Title").inputValue()).toBe("A hold that ends");
    await page.getByLabel("What it is").fill("Nobody waits more than two minutes.");
    await page.getByLabel("Reduce DNAs").check();
    await picture(page, "innovation-new");
    await sound(page);
    await page.getByRole("button", { name: "Add it to the library" }).click();
    await ready(page);
    expect(sent[0]?.body).toMatchObject({ title: "A hold that ends", themes: [2], measures: [], first_tried: null });
  });

  test("two edit one innovation: the second sees both versions, loses nothing typed, and sends only what changed", async () => {
    const sent: InnovationFake["sent"] = [];
    const page = await open(`${INNOVATION}/edit`, { innovations: { sent, stale: true } });
    await page.getByLabel("Title").fill("Call back, never hold");
    await page.getByRole("button", { name: "Save the changes" }).click();
    const conflict = page.getByRole("alert").filter({ hasText: "changed by somebody else while you were typing" });
    await conflict.waitFor();
    const row = conflict.getByRole("row", { name: /^Title/ });
    expect(await row.getByRole("cell").allTextContents()).toEqual([
      "Call back within the hour",
      "Call back, never hold",
    ]);
    expect(await page.getByLabel("Title").inputValue()).toBe("Call back, never hold");
    await picture(page, "innovation-conflict");
    await sound(page);
    await conflict.getByRole("button", { name: "Save mine" }).click();
    await page.waitForURL(/\/innovations\/call-back-instead-of-hold$/);
    expect(sent.map(({ seen }) => seen)).toEqual(['"72"', '"73"']);
    expect(sent[1]?.body).toEqual({ title: "Call back, never hold" });
  });

  test("contacts are a list of their own; it is retired with a reason, and never without", async () => {
    const sent: InnovationFake["sent"] = [];
    const page = await open(`${INNOVATION}/edit`, { innovations: { sent } });
    const contacts = page.getByRole("form", { name: "Who to talk to" });
    await contacts.getByRole("button", { name: "Add somebody" }).click();
    await page.getByRole("button", { name: "Save whom to talk to" }).click();
    await page.getByRole("alert").getByText("Give a name, or take this line out.").waitFor();
    await contacts.getByLabel("Name").fill("Tom Ferris");
    await contacts.getByLabel("Where they work").last().fill("F0010");
    await page.getByRole("button", { name: "Save whom to talk to" }).click();
    await page.getByText("Whom to talk to has been saved.").waitFor();
    expect(sent[0]?.body).toEqual({
      contacts: [
        { person: 7, organisation: "F0015", words: "began it; 11 practices since 2016" },
        { name: "Tom Ferris", email: null, organisation: "F0010", words: "" },
      ],
    });
    await page.getByRole("button", { name: "Retire it" }).click();
    await page.getByRole("alert").getByText("Say why it is retired").waitFor();
    await page.getByLabel("Why is it retired?").fill("A better one has come.");
    await page.getByRole("button", { name: "Retire it" }).click();
    await page.getByText("Call back instead of hold is retired.").waitFor();
    expect(sent.at(-1)).toMatchObject({ body: { retired_because: "A better one has come." }, seen: '"73"' });
  });

  test("who may not change it is not shown how, and is told so at the address", async () => {
    const page = await open(INNOVATION, { innovations: { mayEdit: false } });
    await ready(page);
    expect(await page.getByRole("link", { name: "Change it" }).count()).toBe(0);
    await page.goto(page.url() + "/edit");
    await page.getByRole("heading", { level: 1, name: "Not found" }).waitFor();
  });

  test("on a phone the plot has its words above its ranges, and nothing spills", async () => {
    const page = await open(INNOVATION, {}, "phone");
    await page.getByRole("img", { name: /^Forest plot of 12 sites/ }).waitFor();
    expect(await page.locator(".forest").getByText("14 practices · began 2017").isVisible()).toBe(true);
    await picture(page, "innovation-phone");
    await sound(page);
  });
});
