/** A programme from its first day into a further year, and the act that an overdue contact waits for. */
import { describe, expect, test } from "vitest";
import type { MyWeek } from "../../src/api/facultyTypes";
import type { Programme, ProgrammePage } from "../../src/api/programmeTypes";
import type { OrganisationRef } from "../../src/api/types";
import { today } from "../../src/lib/moment";
import { addDays } from "../../src/lib/days";
import { walking } from "./walking";

const ORDINARY = "general-practice-development";

describe("programmes, with the real backend", () => {
  const { signIn, look, ask } = walking();

  test("one is set up, renewed into a further year, and takes in a federation", async () => {
    const first = addDays(today(), -100);
    const page = await signIn("national");
    await page.getByRole("link", { name: "Programmes", exact: true }).click();
    await look(page, "Programmes");
    await page.getByRole("link", { name: "Set up a programme" }).click();
    await look(page, "Set up a programme");
    await page.getByLabel("Name", { exact: true }).fill("Waiting well");
    await page.getByLabel("Commissioned by").fill("Tideway Deanery");
    await page.getByLabel("First day").fill(first);
    await page.getByLabel("Aims").fill("Fewer people who wait without knowing why.");
    await page.getByLabel("Design principles").fill("Release talent\nDevelop leadership");
    await page.getByRole("button", { name: "Add a target" }).click();
    await page.getByLabel("How many").fill("40");
    await page.getByRole("button", { name: "Add a partner" }).click();
    const partner = page.getByRole("group", { name: "Partners" });
    await partner.getByLabel("Name").fill("Tideway CSU");
    await partner.getByLabel("Kind, such as AHSN").fill("CSU");
    await page.getByRole("button", { name: "Set up this programme" }).click();
    await look(page, "Waiting well");
    const made = await ask<Programme>("national", "/api/v1/programmes/waiting-well");
    expect(made).toMatchObject({
      first,
      principles: ["Release talent", "Develop leadership"],
      partners: [{ name: "Tideway CSU", kind: "CSU", part: "" }],
      targets: [{ what: "participants", number: 40, first, by: made.last }],
    });

    const { items } = await ask<{ items: OrganisationRef[] }>("national", "/api/v1/search?q=federation");
    const federation = items.find(({ kind }) => kind === "federation")!;
    await page.getByRole("button", { name: "Record an interest" }).click();
    await page.getByLabel("Federation, network or practice").fill(federation.code);
    await page.getByRole("button", { name: "Record the interest" }).click();
    await page.getByText(`The interest of ${federation.name} is recorded.`).waitFor();

    await page.getByRole("link", { name: "Change", exact: true }).click();
    await look(page, "Change this programme");
    await page.getByLabel("Funding, in pounds (may be empty)").fill("£85,000");
    await page.getByRole("button", { name: "Save the changes" }).click();
    await page.getByText(/£85,000/).waitFor();

    await page.getByRole("link", { name: "Renew", exact: true }).click();
    await look(page, "Renew into a further year");
    await page.getByRole("button", { name: "Renew the programme" }).click();
    await look(page, "Waiting well, second year");
    await page.getByText("Its aims, 2 design principles, 1 partner, the milestones").waitFor();
    const renewed = await ask<Programme>("national", "/api/v1/programmes/waiting-well-2");
    expect(renewed).toMatchObject({
      renews: "waiting-well",
      first: addDays(made.last, 1),
      funding_pounds: 85_000,
      principles: made.principles,
      partners: made.partners,
      targets: [],
    });
    await page.getByRole("status").getByRole("link", { name: "Waiting well", exact: true }).click();
    await look(page, "Waiting well");
    expect(await page.getByRole("link", { name: "Renew", exact: true }).count()).toBe(0);
    await page.getByRole("rowheader", { name: federation.name }).waitFor();
  });

  test("an overdue contact is recorded where it stands, and what somebody achieved beside it", async () => {
    const path = `/api/v1/programmes/${ORDINARY}/page`;
    const before = await ask<ProgrammePage>("national", path);
    const waiting = before.joinings.overdue[0]!;
    const page = await signIn("faculty");
    await page.getByRole("link", { name: "Programmes", exact: true }).click();
    await page.getByRole("link", { name: before.name, exact: true }).click();
    await look(page, before.name);
    const row = page.getByRole("row").filter({ hasText: waiting.organisation.code });
    await row.getByText(waiting.when).waitFor();
    await row.getByRole("button", { name: /^Record the contact/ }).click();
    const form = page.getByRole("form", { name: `${waiting.organisation.name}: record the contact` });
    await form.getByLabel("Adviser", { exact: true }).locator("option").nth(1).waitFor({ state: "attached" });
    await form.getByLabel("Day").fill(addDays(today(), 1));
    await form.getByRole("button", { name: "Record the contact" }).click();
    await page.getByRole("link", { name: /^The day is still to come/ }).waitFor();
    await form.getByLabel("Day").fill(today());
    if ((await form.getByLabel("Adviser", { exact: true }).inputValue()) === "")
      await form.getByLabel("Adviser", { exact: true }).selectOption({ index: 1 });
    await form.getByRole("button", { name: "Record the contact" }).click();
    await page.getByText(`${waiting.organisation.name}: the contact is recorded.`).waitFor();
    await look(page, before.name);
    const after = await ask<ProgrammePage>("national", path);
    expect(after.joinings.overdue).toHaveLength(before.joinings.overdue.length - 1);
    expect(after.joinings.items.find(({ id }) => id === waiting.id)).toMatchObject({
      stage: "contacted",
      since: today(),
    });

    await page.getByRole("button", { name: "Record an achievement" }).click();
    await page.getByLabel("What was achieved").fill("A shared clinic for spirometry");
    await page.getByLabel("Kind").selectOption("service");
    await page.getByLabel("Address of the evidence (may be empty)").fill("https://evidence.example/clinic");
    await page.getByRole("button", { name: "Record it" }).click();
    await page.getByText("Recorded: A shared clinic for spirometry.").waitFor();
    await look(page, before.name);
    const recorded = await ask<ProgrammePage>("national", path);
    expect(recorded.achievements.total).toBe(before.achievements.total + 1);
    expect(recorded.achievements.items[0]).toMatchObject({
      title: "A shared clinic for spirometry",
      day: today(),
      person: null,
      evidence_url: "https://evidence.example/clinic",
    });
    await page.getByRole("button", { name: /^Take back ?: A shared clinic/ }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByText("Taken back: A shared clinic for spirometry.").waitFor();
    expect((await ask<ProgrammePage>("national", path)).achievements.total).toBe(before.achievements.total);
  });

  test("a site and the reference group are set on a phone; a lead reads them without an act", async () => {
    const page = await signIn("national", "phone");
    await page.waitForURL("**/overview");
    await page.goto(new URL(`/programmes/${ORDINARY}`, page.url()).href);
    const { items } = await ask<{ items: OrganisationRef[] }>("national", "/api/v1/practices?limit=3");
    await page.getByRole("button", { name: "Add a site" }).click();
    await page.getByRole("region", { name: "Sites", exact: true }).getByLabel("Name").fill("Northbank");
    await page.getByLabel("Place", { exact: true }).fill("The Long Room");
    await page.getByLabel("Add a practice").fill(items.map(({ code }) => code).join(" "));
    await page.getByRole("button", { name: "Save the site" }).click();
    await page.getByText("Northbank is saved.").waitFor();
    await page.getByRole("button", { name: "Add a member" }).click();
    const group = page.getByRole("region", { name: "Reference group", exact: true });
    await group.getByLabel("Name").fill("Ada Lunn");
    await group.getByLabel("Speaks for").fill("Carers");
    await page.getByRole("button", { name: "Add to the group" }).click();
    await page.getByText("Ada Lunn is in the reference group.").waitFor();
    await look(page, "General Practice Development Programme");
    const { sites } = await ask<ProgrammePage>("national", `/api/v1/programmes/${ORDINARY}/page`);
    expect(sites.find(({ name }) => name === "Northbank")).toMatchObject({ place: "The Long Room", practices: 3 });

    const lead = await signIn("lead");
    await lead.waitForURL("**/federations/**");
    await lead.goto(new URL(`/programmes/${ORDINARY}`, lead.url()).href);
    await look(lead, "General Practice Development Programme");
    await lead.getByRole("rowheader", { name: "Northbank" }).waitFor();
    expect(
      await lead
        .getByRole("main")
        .getByRole("button", { name: /^(Record|Add a|Change|Leaves)/ })
        .count(),
    ).toBe(0);
  });

  test("from the week to the form of an overdue contact in one press; a theme is added for all programmes", async () => {
    const { contacts } = await ask<MyWeek>("faculty", "/api/v1/my-week");
    const [contact] = contacts;
    const page = await signIn("faculty");
    await page.getByRole("link", { name: `Record the contact with ${contact!.organisation.name}` }).click();
    const title = page.getByRole("heading", { level: 3, name: `${contact!.organisation.name}: record the contact` });
    await title.waitFor();
    await expect.poll(() => title.evaluate((heading) => heading === document.activeElement)).toBe(true);

    await page.goto(new URL(`/programmes/${ORDINARY}/change`, page.url()).href);
    await page.getByLabel("A further theme").fill("Prescribing");
    await page.getByRole("button", { name: "Add the theme" }).click();
    await page.getByText("Added: Prescribing.").waitFor();
    await look(page, "Change this programme");
    const { items } = await ask<{ items: { title: string }[] }>("faculty", "/api/v1/themes");
    expect(items.map(({ title: theme }) => theme)).toContain("Prescribing");
  });
});
