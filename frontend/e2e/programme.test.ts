/** What those who run programmes do with one: set it up, change it, renew it, take in who joins, record what came of it. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { violationsOn } from "./axe";
import { fakeApi, type FakeOptions } from "./fake/api";
import type { Sent } from "./fake/programmeActs";
import { withSite } from "./site";

const PATH = "/programmes/practice-leaders-2";

describe("a programme", () => {
  const { open, origin } = withSite<FakeOptions>(fakeApi);
  const act = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

  test("a stage is a filter, in the address", async () => {
    const page = await open("/programmes/practice-leaders-2");
    await page.getByRole("button", { name: /^planning/ }).click();
    await page.waitForURL(/stage=planning/);
    await page.getByText("15 of 34 shown").waitFor();
    await page.getByRole("button", { name: "Show all" }).click();
    expect(
      await page.getByRole("table", { name: "Federations and practices" }).locator("tbody").getByRole("row").count(),
    ).toBe(34);
  });

  test("one is set up: errors at their fields, a draft that survives a reload, a code that is taken", async () => {
    const sent: Sent = [];
    const page = await open("/programmes", { programmes: { sent } });
    await page.getByRole("link", { name: "Set up a programme" }).click();
    await act(page, "Set up this programme").click();
    const summary = page.getByRole("alert").filter({ hasText: "No programme has been set up yet" });
    await summary.getByRole("link", { name: "Say who commissions it." }).click();
    expect(await focused(page)).toBe("programme-commissioned_by");
    await page.keyboard.type("NHS England");
    await page.getByLabel("Name", { exact: true }).fill("Practice leaders 1");
    expect(await page.getByLabel("Code").inputValue()).toBe("practice-leaders-1");
    await page.getByLabel("First day").fill("2019-04-01");
    expect(await page.getByLabel("Last day").inputValue()).toBe("2020-03-31");
    await page.getByLabel("Aims").fill("To leave each practice with a change that lasts.");
    await page.getByLabel("Design principles").fill("Release talent\nDevelop leadership\n");
    await act(page, "Add a target").click();
    await page.getByLabel("How many").fill("120");
    await page.reload();
    await page.getByText("This is what you typed before.").waitFor();
    expect(await page.getByLabel("How many").inputValue()).toBe("120");
    await act(page, "Set up this programme").click();
    await summary.getByText("There is already a programme with the code practice-leaders-1.").waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel("Code").fill("practice-leaders-3");
    await act(page, "Set up this programme").click();
    await page.waitForURL("**/programmes/practice-leaders-3");
    expect(sent.at(-1)!.body).toMatchObject({
      code: "practice-leaders-3",
      led_by: null,
      funding_pounds: null,
      principles: ["Release talent", "Develop leadership"],
      targets: [{ what: "participants", number: 120, first: "2019-04-01", by: "2020-03-31" }],
    });
    await page.goto(`${origin()}/new-programme`);
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("");
  });

  test("one is changed, and what somebody else changed meanwhile is not written over", async () => {
    const sent: Sent = [];
    const page = await open(PATH, { programmes: { sent } });
    await page.getByRole("link", { name: "Change", exact: true }).click();
    await page.getByLabel("Funding, in pounds (may be empty)").fill("1,750,000");
    await act(page, "Leave out target 1").click();
    await page.route("**/api/v1/programmes/practice-leaders-2", (route) =>
      route.request().method() === "PATCH"
        ? route.fallback({ headers: { ...route.request().headers(), "if-match": '"399"' } })
        : route.fallback(),
    );
    await act(page, "Save the changes").click();
    await page.getByRole("link", { name: "Somebody else has changed this programme since you looked." }).waitFor();
    expect(await page.getByLabel("Funding, in pounds (may be empty)").inputValue()).toBe("1,750,000");
    expect(sent).toEqual([]);
    await page.unrouteAll();
    await fakeApi(page, { programmes: { sent } });
    await act(page, "Save the changes").click();
    await page.waitForURL(`**${PATH}`);
    expect(sent[0]!.body).toMatchObject({ funding_pounds: 1_750_000, aims: expect.stringContaining("To give every") });
  });

  test("a renewal says what goes with it, and the two years link to each other", async () => {
    const sent: Sent = [];
    const page = await open(PATH, { programmes: { sent } });
    await page.getByRole("link", { name: "Renew", exact: true }).click();
    const carried = "Its aims, 3 design principles, 1 partner, the milestones of its projects and the themes";
    await page.getByText(`${carried} go with it.`).waitFor();
    expect(await page.getByLabel("Code").inputValue()).toBe("practice-leaders-3");
    await page.getByLabel("First day").fill("2010-01-01");
    await act(page, "Renew the programme").click();
    await page.getByRole("link", { name: /^A further year begins after the one it renews/ }).waitFor();
    await page.getByLabel("First day").fill("2019-04-01");
    await act(page, "Renew the programme").click();
    await page.waitForURL("**/programmes/practice-leaders-3?renewed=true");
    const said = page.getByRole("status").filter({ hasText: "A further year of" });
    await said.getByText(`${carried} came with it`).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await said.getByRole("link", { name: "Second year" }).click();
    await page.waitForURL(`**${PATH}`);
  });

  test("interest is expressed from the page; who has expressed it already is refused, and nothing typed is lost", async () => {
    const sent: Sent = [];
    const page = await open(PATH, { programmes: { sent } });
    await act(page, "Record an interest").click();
    const form = page.getByRole("form", { name: "Record an expression of interest" });
    await form.getByLabel("Federation, network or practice").fill("Bracken");
    await act(page, "Record the interest").click();
    await page.getByRole("link", { name: /^Choose a federation, network or practice from the list/ }).waitFor();
    await form.getByLabel("Federation, network or practice").fill("F0010");
    await act(page, "Record the interest").click();
    await page.getByRole("link", { name: /has already expressed interest/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await form.getByLabel("Federation, network or practice").fill("Kestrel Moor, F0777");
    await page.keyboard.press("Enter");
    await page
      .getByText("The interest of Kestrel Moor is recorded. A first contact is due by 19 December 2018.")
      .waitFor();
    expect(sent.at(-1)!.body).toMatchObject({ organisation: "F0777", days_needed: 1, adviser: null });
    await page.getByRole("rowheader", { name: /^Kestrel Moor/ }).waitFor();
  });

  test("an overdue contact has its act beside it; a refusal stands at its field, Escape goes back", async () => {
    const sent: Sent = [];
    const page = await open(PATH, { programmes: { sent } });
    await page.getByText("2 have waited too long for a first contact, and stand first.").waitFor();
    const row = page.getByRole("table", { name: "Federations and practices" }).getByRole("row").nth(1);
    const name = (await row.getByRole("rowheader").getByRole("link").textContent())!;
    const opener = row.getByRole("button", { name: /^Record the contact/ });
    await opener.click();
    await page.getByRole("heading", { name: `${name}: record the contact` }).waitFor();
    await page.keyboard.press("Escape");
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
    await opener.click();
    const form = page.getByRole("form", { name: `${name}: record the contact` });
    await form.getByRole("button", { name: "Record the contact" }).click();
    await page.getByRole("link", { name: "Choose the adviser who was in touch." }).click();
    expect(await focused(page)).toBe("step-adviser");
    await form.getByLabel("Adviser", { exact: true }).selectOption("Tom Reeve");
    await form.getByLabel("Note (may be empty)").fill("Refused");
    await form.getByRole("button", { name: "Record the contact" }).click();
    await page.getByRole("link", { name: /^The adviser is not in the faculty on that day/ }).waitFor();
    await form.getByLabel("Note (may be empty)").fill("They will meet in January.");
    await form.getByRole("button", { name: "Record the contact" }).click();
    await page.getByText(`${name}: the contact is recorded.`).waitFor();
    expect(sent.at(-1)!.body).toMatchObject({ stage: "contacted", adviser: 1, note: "They will meet in January." });
    await page.getByText("1 has waited too long for a first contact, and stands first.").waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test("who withdraws says why, and an adviser is changed", async () => {
    const sent: Sent = [];
    const page = await open(PATH, { programmes: { sent } });
    const third = page.getByRole("table", { name: "Federations and practices" }).getByRole("row").nth(3);
    await third.getByRole("button", { name: /^Change/ }).click();
    await page.getByLabel("Adviser", { exact: true }).selectOption("Tom Reeve");
    await act(page, "Save").click();
    await page.getByText(/: Tom Reeve advises\.$/).waitFor();
    await third.getByRole("button", { name: /^Record the contact/ }).click();
    await page.getByLabel("They have withdrawn").check();
    await act(page, "Record that they withdrew").click();
    await page.getByRole("link", { name: "Say why they withdrew." }).waitFor();
    await page.getByLabel("Why they withdrew").fill("They merged.");
    await act(page, "Record that they withdrew").click();
    await page.getByText(/: they have withdrawn\.$/).waitFor();
    expect(sent.map(({ body }) => body)).toMatchObject([
      { adviser: 1, days_needed: 1.5 },
      { stage: "withdrawn", note: "They merged.", adviser: null },
    ]);
  });

  test("an achievement is recorded and taken back, after it is asked once more", async () => {
    const sent: Sent = [];
    const page = await open(PATH, { programmes: { sent } });
    const part = section(page, "What they went on to do");
    await act(page, "Record an achievement").click();
    await part.getByLabel("What was achieved").fill("A shared clinic for spirometry");
    await part.getByLabel("Who (empty: all together)").fill("Somebody else");
    await act(page, "Record it").click();
    await page.getByRole("link", { name: /^Choose somebody from the list/ }).waitFor();
    await part.getByLabel("Who (empty: all together)").fill("Martha Quill");
    await part.getByLabel("Theme").selectOption("Lean");
    await act(page, "Record it").click();
    await page.getByText("Recorded: A shared clinic for spirometry.").waitFor();
    expect(sent[0]!.body).toMatchObject({ person: 101, theme: 1, kind: "service", evidence_url: null });
    await part.getByText("The newest 3 of 44").waitFor();
    await act(page, /^Take back ?: A shared clinic/).click();
    await act(page, "Take it back").click();
    await page.getByText("Taken back: A shared clinic for spirometry.").waitFor();
    await part.getByText("The newest 2 of 43").waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test("the reference group: somebody joins, somebody leaves, and a meeting gets its notes", async () => {
    const sent: Sent = [];
    const page = await open(PATH, { programmes: { sent } }, "phone");
    const group = section(page, "Reference group");
    await act(page, "Add a member").click();
    await group.getByLabel("Name").fill("Ada Lunn");
    await group.getByLabel("Speaks for").fill("Carers");
    await act(page, "Add to the group").click();
    await page.getByText("Ada Lunn is in the reference group.").waitFor();
    await act(page, "Leaves the group: Una Whit").click();
    await group.getByLabel("Last day").fill("2015-01-01");
    await act(page, "Save the last day").click();
    await page.getByRole("link", { name: "Nobody leaves the group before they join." }).waitFor();
    await group.getByLabel("Last day").fill("2018-10-31");
    await act(page, "Save the last day").click();
    await group.getByText("Before: Piers Lund (nurses), Una Whit (patients).").waitFor();
    await act(page, "Change the meeting of 13 December 2018").click();
    await group.getByLabel("What came of it (may be empty)").fill("A third year is wanted.");
    await act(page, "Save the meeting").click();
    await group.getByText("A third year is wanted.").waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test("a site takes practices by name or pasted codes; one that nobody knows is refused by its code", async () => {
    const sent: Sent = [];
    const page = await open(PATH, { programmes: { sent } });
    const sites = section(page, "Sites");
    await act(page, "Change the site Harrowdene").click();
    const adding = sites.getByLabel("Add a practice");
    await adding.fill("Z10103 Z99999");
    await adding.press("Enter");
    await sites.getByRole("heading", { name: "Practices (4)" }).waitFor();
    await act(page, /^Take out Three Oaks/).click();
    await act(page, "Save the site").click();
    await page.getByRole("link", { name: "No practice has the code Z99999." }).waitFor();
    await act(page, /^Take out Z99999/).click();
    await act(page, "Save the site").click();
    await page.getByText("Harrowdene is saved.").waitFor();
    expect(sent.at(-1)!.body).toMatchObject({ practices: ["Z10101", "Z10103"] });
    expect(await violationsOn(page)).toEqual([]);
  });

  test("a lead reads all of it and has none of the acts", async () => {
    const page = await open(PATH, { role: "lead" });
    await section(page, "Reference group").getByText("Una Whit").waitFor();
    for (const name of [/^Record/, /^Add a/, /^Take back/, /^Leaves/, /^Change/])
      expect(await page.getByRole("main").getByRole("button", { name }).count()).toBe(0);
    expect(await page.getByRole("link", { name: /^(Change|Renew|Plan a cohort)$/ }).count()).toBe(0);
    await page.goto(`${origin()}${PATH}/renew`);
    await page.getByText("This is for those who run programmes.").waitFor();
    expect(await act(page, "Renew the programme").count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
  });
});
