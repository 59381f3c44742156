/** The faculty with their cohorts: planned, taught, moved, covered. What the rules refuse is said on the screen. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { MyWeek } from "../../src/api/facultyTypes";
import type {
  AttendanceSheet,
  Backfill,
  Cohort,
  CohortPage,
  CohortSession,
  Participant,
  ProgrammePage,
  Rota,
} from "../../src/api/programmeTypes";
import { addDays, dayWords } from "../../src/lib/days";
import { longDate } from "../../src/lib/period";
import { walking } from "./walking";

const PROGRAMME = "practice-leaders-2";
const CODE = "practice-leaders-2-harrowdene";

describe("cohorts, with the real backend", () => {
  const { signIn, look, ask } = walking();

  const cohort = (code = CODE) => ask<CohortPage>("faculty", `/api/v1/cohorts/${code}/page`);
  const list = async <Item>(path: string) => (await ask<{ items: Item[] }>("faculty", `/api/v1/${path}`)).items;
  const participant = (id: number) => ask<Participant>("faculty", `/api/v1/participants/${id}`);

  const at = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
  async function openCohort(code = CODE, size: "desktop" | "phone" = "desktop"): Promise<Page> {
    const page = await signIn("faculty", size);
    await at(page, "My week");
    await page.goto(new URL(`/cohorts/${code}`, page.url()).href);
    await at(page, (await cohort(code)).title);
    return page;
  }
  /** The sentence stands in the summary at the head of the form and at its field, and leads there. */
  async function refusal(page: Page, sentence: string | RegExp, field: string) {
    const link = page.getByRole("alert").getByRole("link", { name: sentence });
    await link.waitFor();
    const words = (await link.textContent())!;
    expect(await page.locator(`.nhsuk-error-message`).filter({ hasText: words }).count()).toBeGreaterThan(0);
    await link.click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(field);
    return words;
  }

  test("a cohort of three terms is planned from its programme", async () => {
    const programme = await ask<ProgrammePage>("faculty", `/api/v1/programmes/${PROGRAMME}/page`);
    const page = await signIn("faculty");
    await page.getByRole("link", { name: "Programmes", exact: true }).click();
    await page.locator(`a[href="/programmes/${PROGRAMME}"]`).first().click();
    await at(page, programme.name);
    await page.getByRole("link", { name: "Plan a cohort" }).click();
    await look(page, "Plan a cohort");
    await page.getByLabel("Name").fill("Harrowdene, next year");
    await page.getByRole("group", { name: "Term 1" }).getByLabel("First day").fill("2031-04-21");
    await page.getByRole("group", { name: "Term 3" }).getByLabel("First day").fill("2031-10-27");
    await page.getByRole("button", { name: "Plan this cohort" }).click();
    await look(page, /Harrowdene, next year$/);
    const made = await ask<Cohort>("faculty", `/api/v1/cohorts/${page.url().split("/").at(-1)!}`);
    expect(made.terms.map(({ kind, first, weeks }) => [kind, first, weeks])).toEqual([
      ["teaching", "2031-04-21", 8],
      ["action_learning", "2031-06-16", 8],
      ["project", "2031-10-27", 8],
    ]);
    expect(made.sessions).toBe(24);
  });

  test("attendance is taken on a phone in four presses and well under a minute", async () => {
    const { attendance } = await ask<MyWeek>("faculty", "/api/v1/my-week");
    const { session, cohort: where } = attendance[0]!;
    const path = `/api/v1/sessions/${session}/attendance`;
    const { people } = await ask<AttendanceSheet>("faculty", path);
    const page = await openCohort(where.code, "phone");
    const began = performance.now();
    let presses = 0;
    const press = async (name: string | RegExp, of = page.locator("main")) => {
      presses += 1;
      await of.getByRole("button", { name }).or(of.getByRole("link", { name })).first().click();
    };
    await press("Take attendance");
    await press(/^Everyone is present/);
    await press("Absent", page.getByRole("group", { name: people[1]!.name, exact: true }));
    await press("Apologies", page.getByRole("group", { name: people[2]!.name, exact: true }));
    await page.getByText("✓ Saved").waitFor();
    expect(presses).toBe(4);
    expect(performance.now() - began).toBeLessThan(60_000);
    await look(page, "Attendance");
    const after = await ask<AttendanceSheet>("faculty", path);
    expect(after.people.slice(0, 4).map(({ mark }) => mark)).toEqual(["present", "absent", "apologies", "present"]);
    expect(after.people.filter(({ mark }) => mark === "present")).toHaveLength(people.length - 2);
  });

  test("a term is moved: what moves is shown first, and then has moved", async () => {
    const code = "practice-leaders-2-harbourside";
    const before = await cohort(code);
    const term = before.terms.at(-1)!;
    const first = addDays(term.first, 7);
    const page = await openCohort(code);
    await page.getByRole("link", { name: `move term ${term.place}` }).click();
    await at(page, /^Move term/);
    await page.getByLabel("First day").fill(first);
    await page.getByText(`It will run from ${longDate(first)} to`).waitFor();
    const next = before.sessions.find(({ state }) => state === "next")!;
    const then = `${dayWords(next.day, term.first)} ${dayWords(addDays(next.day, 7), term.first)}`;
    await page.getByRole("row", { name: `${next.title} ${then}` }).waitFor();
    expect((await cohort(code)).terms.at(-1)!.first).toBe(term.first);
    await look(page, /^Move term/);
    await page.getByRole("button", { name: "Move the term" }).click();
    await at(page, before.title);
    const days = new Map((await cohort(code)).sessions.map(({ id, day }) => [id, day]));
    for (const { id, day, taken } of before.sessions.filter(({ term: of }) => of === term.id)) {
      expect(days.get(id)).toBe(taken ? day : addDays(day, 7));
    }
    await page.getByText("Sessions as a list").click();
    await page.getByRole("row", { name: new RegExp(dayWords(addDays(next.day, 7), before.day)) }).waitFor();
  });

  test("a term takes another name and kind; a reader is told that it is not theirs to change", async () => {
    const { id, place } = (await cohort()).terms[0]!;
    const page = await openCohort();
    await page.getByRole("link", { name: `move term ${place}` }).click();
    await page.getByLabel("Name of the term").fill("Learning together");
    await page.getByLabel("Kind", { exact: true }).selectOption("action_learning");
    await page.getByRole("button", { name: "Save the name" }).click();
    await page.getByText("The name and the kind are saved.").waitFor();
    await look(page, /Learning together/);
    expect((await cohort()).terms[0]).toMatchObject({ id, title: "Learning together", kind: "action_learning" });

    const reader = await signIn("lead");
    await reader.waitForURL(/\/federations\//);
    for (const [path, heading] of [
      [`/cohorts/${CODE}/terms/${id}`, /^Move term/],
      [`/cohorts/${CODE}/people`, "Add people"],
      [`/programmes/${PROGRAMME}/plan`, "Plan a cohort"],
    ] as const) {
      await reader.goto(new URL(path, reader.url()).href);
      await look(reader, heading);
      await reader.getByText(/^You may read this cohort|^This is for those who run programmes/).waitFor();
      expect(await reader.getByRole("main").locator("form").count()).toBe(0);
    }
  });

  test("somebody who is added while a cohort runs joins today, and owes nothing of what was before", async () => {
    const { day, sentence } = await cohort();
    const page = await openCohort();
    await page.getByRole("link", { name: "Add people" }).click();
    await look(page, "Add people");
    expect(await page.getByLabel("They join on").inputValue()).toBe(day);
    const [someone] = await list<Participant>(`participants?cohort=${CODE}`);
    const practice = someone!.placements[0]!.organisation.code;
    await page.getByLabel("Rows").fill(`Dr Ola Penn, GP, ${practice}`);
    await page.getByRole("button", { name: "Check the list" }).click();
    await page.getByRole("button", { name: "Add 1 person" }).click();
    await page.getByRole("rowheader", { name: "Dr Ola Penn" }).waitFor();
    const after = await cohort();
    const late = after.people.find(({ name }) => name === "Dr Ola Penn")!;
    expect(late.marks).not.toMatch(/n/);
    expect(late.project).toMatchObject({ stuck: false, last_step_words: "no step yet" });
    const stuck = (words: CohortPage["sentence"]) => words.filter(({ text }) => text.includes("stuck"));
    expect(stuck(after.sentence)).toEqual(stuck(sentence));
  });

  test("sessions are followed in a calendar until the address is ended", async () => {
    const { sessions } = await cohort();
    const page = await openCohort();
    await page.getByRole("link", { name: "Calendar", exact: true }).click();
    await page.getByRole("button", { name: "Make the address" }).click();
    await page.getByRole("heading", { name: /shown this once$/ }).waitFor();
    await look(page, "Sessions in your calendar");
    const address = await page.locator("code").innerText();
    const feed = await page.request.get(address);
    expect((await feed.text()).match(/^BEGIN:VEVENT/gm)).toHaveLength(sessions.length);
    await page.getByRole("button", { name: /^End/ }).click();
    await page.getByText("The address has ended").waitFor();
    expect(await page.locator("code").count()).toBe(0);
    expect((await page.request.get(address)).status()).toBe(404);
  });

  test("the stuck are found from the programme; a step is marked with one key, undone with another", async () => {
    const { cohorts } = await ask<ProgrammePage>("faculty", `/api/v1/programmes/${PROGRAMME}/page`);
    const row = cohorts.find(({ code }) => code === CODE)!;
    const before = await cohort();
    const stuck = before.people.filter(({ project }) => project.stuck);
    expect(stuck.length).toBe(row.stuck);
    const page = await signIn("faculty");
    await page.getByRole("link", { name: "Programmes", exact: true }).click();
    await page.locator(`a[href="/programmes/${PROGRAMME}"]`).first().click();
    const inTable = page.getByRole("row", { name: new RegExp(`${row.name}.* ${row.stuck}$`) });
    await inTable.getByRole("link", { name: row.name }).click();
    await at(page, before.title);
    const grid = page.locator(".people-grid tbody");
    for (const [place, { name: who, project }] of stuck.entries()) {
      const text = await grid.getByRole("row").nth(place).textContent();
      for (const words of [who, project.title!, project.held_up_by!, `${project.last_step_words}, stuck`])
        expect(text).toContain(words);
    }
    const { name: who, project, participant: id } = stuck[0]!;
    const place = project.reached.indexOf(null);
    const { title } = before.milestones[place]!;
    const steps = page.getByRole("group", { name: `Milestones of ${who}` });
    await page.getByRole("button", { name: `Project of ${who}` }).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page
      .getByRole("status")
      .filter({ hasText: `${who}: ${title} reached on` })
      .waitFor();
    await steps.getByRole("button", { name: new RegExp(`^${title}, \\d`), pressed: true }).waitFor();
    const now = async () => (await cohort()).people.find((each) => each.participant === id)!.project;
    await expect.poll(async () => (await now()).reached[place], { timeout: 10_000 }).toBe(before.day);
    expect((await now()).stuck).toBe(false);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await now()).reached[place], { timeout: 10_000 }).toBe(null);
  });

  test("a project is named and what holds it up is said, in its row; what is typed survives a reload", async () => {
    const { people, title } = await cohort();
    const { participant: id, name } = people.find(({ left_on, project }) => left_on === null && !project.stuck)!;
    const page = await openCohort();
    const opener = page.getByRole("button", { name: `Project of ${name}` });
    await opener.click();
    await page.keyboard.type(", changed");
    await page.getByLabel("What holds it up").fill("The room is let");
    await page.reload();
    await opener.click();
    expect(await page.getByLabel("What holds it up").inputValue()).toBe("The room is let");
    await at(page, title);
    await page.getByRole("textbox", { name: `Project of ${name}` }).fill("Fewer letters");
    await page.keyboard.press("Enter");
    await page.getByRole("row", { name: /Fewer letters The room is let/ }).waitFor();
    const after = (await cohort()).people.find((each) => each.participant === id)!;
    expect(after.project).toMatchObject({ title: "Fewer letters", held_up_by: "The room is let" });
  });

  test("a session outside its term is refused at its day; inside it is kept, another added and taken off", async () => {
    const before = await cohort();
    const next = before.sessions.find(({ state }) => state === "next")!;
    const term = before.terms.find(({ id }) => id === next.term)!;
    const page = await openCohort();
    await page.getByRole("link", { name: new RegExp(`^Session ${next.number},`) }).click();
    await at(page, "Change a session");
    await page.getByLabel("Day").fill(addDays(term.last, 1));
    await page.getByRole("button", { name: "Save" }).click();
    const words = await refusal(page, /lies outside it/, "session-day");
    expect(words).toContain(`${term.title} runs from ${longDate(term.first)} to ${longDate(term.last)}`);
    expect(words).toContain("Choose a day of the term, or move the term first.");
    await look(page, "Change a session");
    await page.getByLabel("Day").fill(next.day);
    await page.getByLabel("Materials").fill("https://example.org/clinic");
    await page.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "Save" }).click();
    await at(page, before.title);
    const session = await ask<CohortSession>("faculty", `/api/v1/sessions/${next.id}`);
    expect(session.materials).toBe("https://example.org/clinic");
    expect(session.facilitators.map(({ id }) => id)).toContain(before.faculty[0]!.member);

    await page.getByRole("link", { name: "Add a session" }).click();
    await look(page, "Add a session");
    await page.getByLabel("Title").fill("Catching up");
    await page.keyboard.press("Enter");
    await at(page, before.title);
    const added = (await cohort()).sessions.find(({ title }) => title === "Catching up")!;
    expect(added.begins).toBe(before.sessions.at(-1)!.begins);
    await page.getByRole("link", { name: new RegExp(`^Session ${added.number}, Catching up`) }).click();
    await page.getByRole("button", { name: "Take this session off the timetable" }).click();
    await page.getByRole("button", { name: "Take it off" }).click();
    await at(page, before.title);
    expect((await cohort()).sessions.map(({ id }) => id)).not.toContain(added.id);
  });

  test("backfill that overlaps or is promised where nobody is placed is refused; other days are taken", async () => {
    const day = (await cohort()).day;
    const [standing] = (await list<Backfill>(`backfills?cohort=${CODE}`)).filter(({ last }) => last >= day);
    const { by, covers, organisation, weekdays, last } = standing!;
    const page = await openCohort();
    await page.getByRole("link", { name: "Who covers whom" }).click();
    await at(page, "Who covers whom");
    await page.getByLabel("Who covers").selectOption(String(by.id));
    await page.getByLabel("For whom").selectOption(String(covers.id));
    expect(await page.getByLabel("At which practice").inputValue()).toBe(organisation.code);
    await page.getByRole("button", { name: "Record it" }).click();
    expect(await refusal(page, /already covers|covers for/, "backfill-weekdays")).toContain("choose other days");
    await look(page, "Who covers whom");

    await page.getByLabel("Until").fill("2199-12-31");
    const people = await list<Participant>(`participants?cohort=${CODE}`);
    const stranger = people.find(
      ({ left_on, placements }) =>
        left_on === null && placements.every((each) => each.organisation.code !== organisation.code),
    )!;
    await page.getByLabel("Who covers").selectOption(String(stranger.id));
    await page.getByLabel("At which practice").selectOption(organisation.code);
    await page.getByRole("checkbox", { name: "Monday" }).check();
    await page.getByRole("button", { name: "Record it" }).click();
    await refusal(page, new RegExp(`${stranger.name} is not placed there on all these days`), "backfill-by");

    const free = (await participant(by.id)).placements
      .filter((each) => each.organisation.code === organisation.code)
      .flatMap((each) => each.weekdays)
      .filter((each) => !weekdays.includes(each));
    await page.getByLabel("Who covers").selectOption(String(by.id));
    for (const [weekday, box] of (await page.getByRole("checkbox").all()).entries())
      await box.setChecked(free.includes(weekday));
    await page.getByLabel("From").fill(addDays(last, -6));
    await page.getByLabel("Until").fill(last);
    await page.getByRole("button", { name: "Record it" }).click();
    await page.getByText(`${by.name} covers for ${covers.name}: recorded.`).waitFor();
    const made = (await list<Backfill>(`backfills?cohort=${CODE}`)).find(({ first }) => first === addDays(last, -6))!;
    expect(made).toMatchObject({ by, covers, weekdays: free });
    await at(page, "Who covers whom");
    const row = page.getByRole("row", {
      name: new RegExp(`${by.name} ${covers.name}.*${Number(made.first.slice(8))} `),
    });
    await row.getByRole("button", { name: "Take off" }).click();
    await row.getByRole("button", { name: "Take it off" }).click();
    await expect
      .poll(async () => (await list<Backfill>(`backfills?cohort=${CODE}`)).some(({ id }) => id === made.id))
      .toBe(false);
  });

  test("a gap of the rota: who steps in is said, and the gap is gone", async () => {
    const { gaps } = await ask<Rota>("faculty", `/api/v1/cohorts/${CODE}/rota`);
    const today = (await cohort()).day;
    const gap = gaps.find(({ day }) => day >= today)!;
    const page = await openCohort();
    const words = `${gap.participant.name}, ${dayWords(gap.day, today)}`;
    await page.getByRole("link", { name: `Say who steps in for ${words}` }).click();
    await at(page, "Somebody is away");
    await page.getByRole("heading", { level: 2, name: words }).waitFor();
    await page.getByLabel("Who steps in").fill("The cover bank");
    await page.keyboard.press("Enter");
    await page.getByText("Saved: The cover bank steps in.").waitFor();
    await look(page, "Somebody is away");
    const after = await ask<Rota>("faculty", `/api/v1/cohorts/${CODE}/rota`);
    expect(after.gaps).toHaveLength(gaps.length - 1);
    await page.getByRole("link", { name: "Back to the cohort" }).click();
    await at(page, (await cohort()).title);
    expect(await page.getByRole("link", { name: `Say who steps in for ${words}` }).count()).toBe(0);
  });
});
