/** The people of a cohort: where they work, who leaves, who goes on in the next, and the cohort itself. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Cohort, CohortPage, Participant } from "../../src/api/programmeTypes";
import { addDays } from "../../src/lib/days";
import { walking } from "./walking";
import { longDate } from "../../src/lib/period";

const CODE = "practice-leaders-2-harrowdene";
const EARLIER = "practice-leaders-1-harrowdene";

describe("the people of a cohort, with the real backend", () => {
  const { signIn, look, ask } = walking();

  const cohort = (code = CODE) => ask<CohortPage>("faculty", `/api/v1/cohorts/${code}/page`);
  const people = async (code = CODE) =>
    (await ask<{ items: Participant[] }>("faculty", `/api/v1/participants?cohort=${code}&limit=1000`)).items;
  const participant = (id: number) => ask<Participant>("faculty", `/api/v1/participants/${id}`);

  const at = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
  async function openCohort(code = CODE): Promise<Page> {
    const page = await signIn("faculty");
    await at(page, "My week");
    await page.goto(new URL(`/cohorts/${code}`, page.url()).href);
    await at(page, (await cohort(code)).title);
    return page;
  }

  test("a participant at a closed practice is refused, in a pasted list and in a placement", async () => {
    const closed = (
      await ask<{ items: { code: string; name: string; closed: string }[] }>(
        "faculty",
        "/api/v1/practices?status=closed",
      )
    ).items[0]!;
    const sentence = `${closed.name} closed on ${longDate(closed.closed)}.`;
    const page = await openCohort();
    await page.getByRole("link", { name: "Add people" }).click();
    await at(page, "Add people");
    await page.getByRole("textbox", { name: "Rows" }).fill(`Ann Rook\tGP\t${closed.code}`);
    await page.getByRole("button", { name: "Check the list" }).click();
    await page.getByRole("row", { name: new RegExp(sentence) }).waitFor();
    expect(await page.getByRole("button", { name: /^Add \d/ }).count()).toBe(0);

    const someone = (await people()).find(({ left_on }) => left_on === null)!;
    await page.goto(new URL(`/persons/${someone.person}`, page.url()).href);
    await at(page, someone.name);
    await page
      .getByRole("link", { name: /^Role, practices, leaving/ })
      .first()
      .click();
    await at(page, "Role and practices");
    await page.getByRole("button", { name: "Add a practice" }).click();
    const place = someone.placements.length + 1;
    const group = page.getByRole("group", { name: `Practice ${place}`, exact: true });
    await group.getByLabel(`Practice ${place}`).fill(closed.code);
    await page.getByRole("button", { name: "Save" }).click();
    const link = page.getByRole("alert").getByRole("link", { name: sentence });
    expect((await link.textContent())!.split(sentence)).toHaveLength(2);
    await link.click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`participant-placements-${place - 1}-practice`);
    await look(page, "Role and practices");
    expect((await participant(someone.id)).placements).toEqual(someone.placements);
  });

  test("a second practice with its days is kept", async () => {
    const all = await people();
    const single = all.find(({ left_on, placements }) => left_on === null && placements.length === 1)!;
    const other = all
      .flatMap(({ placements }) => placements)
      .find(({ organisation }) => organisation.code !== single.placements[0]!.organisation.code)!.organisation;
    const page = await openCohort();
    await page.goto(new URL(`/cohorts/${CODE}/people/${single.id}`, page.url()).href);
    await at(page, "Role and practices");
    await page.getByRole("combobox", { name: "Role" }).selectOption("other");
    await page.getByRole("button", { name: "Add a practice" }).click();
    const group = page.getByRole("group", { name: "Practice 2", exact: true });
    await group.getByLabel("Practice 2").fill(other.name);
    await page.reload();
    await page.getByText("This is what you typed before.").waitFor();
    // A suggestion writes the code behind the name.
    await group.getByLabel("Practice 2").fill(`${other.name} (${other.code})`);
    await group.getByRole("checkbox", { name: "Friday" }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await at(page, (await cohort()).title);
    const after = await participant(single.id);
    expect(after.role).toBe("other");
    expect(after.placements.map(({ organisation, weekdays }) => [organisation.code, weekdays])).toEqual([
      [single.placements[0]!.organisation.code, single.placements[0]!.weekdays],
      [other.code, [4]],
    ]);
  });

  test("somebody leaves with a reason, not before what they came to, and stays after all", async () => {
    const { day } = await cohort();
    const someone = (await people()).find(({ left_on, marked }) => left_on === null && marked > 0)!;
    const page = await openCohort();
    await page.goto(new URL(`/cohorts/${CODE}/people/${someone.id}`, page.url()).href);
    const form = page.getByRole("form", { name: `Leaving of ${someone.name}` });
    await form.getByRole("button", { name: "Record that they leave" }).click();
    await form.getByRole("link", { name: "Say why they leave." }).waitFor();
    await form.getByLabel("Why").fill("A new post elsewhere");
    await form.getByLabel("First day without them").fill(someone.joined);
    await form.getByRole("button", { name: "Record that they leave" }).click();
    await form.getByRole("link", { name: /^Attendance was taken for them on/ }).waitFor();
    await look(page, "Role and practices");
    await form.getByLabel("First day without them").fill(addDays(day, 1));
    await form.getByRole("button", { name: "Record that they leave" }).click();
    await page.getByText("A new post elsewhere").waitFor();
    expect((await participant(someone.id)).left_on).toBe(addDays(day, 1));
    await page.getByRole("button", { name: "They stay after all" }).click();
    await page.getByRole("button", { name: "They stay", exact: true }).click();
    await form.waitFor();
    expect((await participant(someone.id)).left_on).toBe(null);
  });

  test("people of the year before go on, several at once", async () => {
    const before = await people(EARLIER);
    const page = await openCohort();
    await page.getByRole("link", { name: "Carry on from before" }).click();
    await at(page, "Carry people on");
    await page.getByRole("combobox", { name: "From which cohort" }).selectOption(EARLIER);
    const here = new Set((await people()).map(({ person }) => person));
    const may = before.filter(({ person, left_on }) => left_on === null && !here.has(person));
    await page.getByRole("button", { name: `Choose all ${may.length}` }).click();
    await page.getByRole("checkbox", { name: may[0]!.name }).uncheck();
    await look(page, "Carry people on");
    await page.getByRole("button", { name: `Carry ${may.length - 1} people on` }).click();
    const after = await people();
    const carried = after.filter(({ continues }) => may.some(({ id }) => id === continues));
    await at(page, (await cohort()).title);
    expect((await people()).length).toBe(here.size + may.length - 1);
    expect(carried.map(({ name }) => name)).not.toContain(may[0]!.name);
  });

  test("the cohort itself is changed, and has one more term; one that overlaps is refused", async () => {
    const before = await ask<Cohort>("faculty", `/api/v1/cohorts/${CODE}`);
    const page = await openCohort();
    await page.getByRole("link", { name: "Change the cohort" }).click();
    await at(page, "Change the cohort");
    await page.getByLabel("Places").fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").getByRole("link", { name: "Say how many places there are." }).waitFor();
    await page.getByLabel("Places").fill("36");
    await page.getByLabel("Days of faculty a month").fill("6.5");
    await page.getByRole("button", { name: "Save" }).click();
    await at(page, (await cohort()).title);
    const changed = await ask<Cohort>("faculty", `/api/v1/cohorts/${CODE}`);
    expect(changed).toMatchObject({ places: 36, days_needed: 6.5, name: before.name });

    await page.getByRole("link", { name: "Add a term" }).click();
    await at(page, "Add a term");
    const last = before.terms.at(-1)!;
    expect(await page.getByLabel("First day").inputValue()).toBe(addDays(last.last, 1));
    await page.getByLabel("First day").fill(last.last);
    await page.getByRole("button", { name: "Add the term" }).click();
    const sentence = new RegExp(
      `begins before ${last.title} ends, on ${longDate(last.last)}. Choose a day after ${longDate(last.last)}`,
    );
    await page.getByRole("alert").getByRole("link", { name: sentence }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("term-first");
    await page.getByLabel("First day").fill(addDays(last.last, 1));
    await page.getByLabel("Weeks").fill("2");
    await page.getByRole("button", { name: "Add the term" }).click();
    await at(page, (await cohort()).title);
    const { terms, sessions } = await ask<Cohort>("faculty", `/api/v1/cohorts/${CODE}`);
    expect(terms).toHaveLength(before.terms.length + 1);
    expect(sessions).toBe(before.sessions + 2);
  });

  test("who may only read is offered no act, and told so at its address", async () => {
    const page = await signIn("lead");
    await at(page, "Brackenholt Health Federation");
    await page.goto(new URL(`/cohorts/${CODE}`, page.url()).href);
    await at(page, (await cohort()).title);
    for (const name of ["Change the cohort", "Add a session", "Add a term", "Add people", "Who covers whom"])
      expect(await page.getByRole("link", { name }).count()).toBe(0);
    expect(await page.getByRole("button", { name: /^Project of/ }).count()).toBe(0);
    for (const path of ["edit", "terms/new", "sessions/new", "alumni", "backfill", "away"]) {
      await page.goto(new URL(`/cohorts/${CODE}/${path}`, page.url()).href);
      await page.getByText("You may read this cohort, not change it.").waitFor();
    }
  });
});
