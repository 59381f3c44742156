/** A member of the faculty from their week to a sign-off, and an evaluation from its tickets to an anonymous answer. */
import { describe, expect, test } from "vitest";
import type {
  Assignment,
  Evaluation,
  EvaluationResults,
  FacultyMemberPage,
  LearningSet,
  MyWeek,
} from "../../src/api/facultyTypes";
import { violationsOn } from "../axe";
import { sizes } from "../browser";
import { walking } from "./walking";

describe("the faculty, with the real backend", () => {
  const { signIn, look, ask, refusal } = walking();

  test("the week says what the API says, and an apprentice is signed off from it", async () => {
    const before = await ask<MyWeek>("faculty", "/api/v1/my-week");
    const page = await signIn("faculty");
    await page.getByRole("link", { name: "My week" }).click();
    await look(page, "My week");
    expect(await page.locator(".lede").textContent()).toBe(before.sentence.map(({ text }) => text).join(""));
    const [waiting] = before.sign_offs;
    await page.getByRole("link", { name: `Sign off ${waiting!.name}`, exact: true }).click();
    await look(page, waiting!.name);
    const form = page.getByRole("form", { name: `Sign off ${waiting!.next_title}` });
    await form.getByLabel("Day it was reached").fill("2999-01-01");
    await form.getByRole("button", { name: "Sign off" }).click();
    await page.getByRole("link", { name: "The day is still to come. Choose today or a day before." }).waitFor();
    await form.getByLabel("Day it was reached").fill(before.day);
    await form.getByRole("textbox", { name: "What you saw" }).fill("Led the second half of a workshop.");
    await form.getByRole("button", { name: "Sign off" }).click();
    await page.getByText(`${waiting!.next_title} is signed off.`).waitFor();
    const member = await ask<FacultyMemberPage>("faculty", `/api/v1/faculty-members/${waiting!.member}`);
    expect(member.stages.at(-1)).toMatchObject({
      title: waiting!.next_title,
      on: before.day,
      evidence: "Led the second half of a workshop.",
    });
    await page.getByRole("link", { name: "My week" }).click();
    await look(page, "My week");
    expect(await page.getByRole("link", { name: `Sign off ${waiting!.name}`, exact: true }).count()).toBe(0);
  });

  test("who is no accredited member is told so, and has no form", async () => {
    const { items } = await ask<{ items: FacultyMemberPage[] }>("national", "/api/v1/faculty-members");
    const apprentice = items.find(({ accredited }) => !accredited)!;
    const { why_not } = await ask<FacultyMemberPage>("national", `/api/v1/faculty-members/${apprentice.id}`);
    const page = await signIn("national");
    await page.getByRole("link", { name: "Faculty", exact: true }).click();
    await look(page, "Improvement faculty");
    await page.getByRole("link", { name: "All members" }).click();
    await page.getByRole("link", { name: apprentice.name, exact: true }).first().click();
    await look(page, apprentice.name);
    await page.getByText(why_not!, { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: "Sign off" }).count()).toBe(0);
  });

  test("someone answers on a phone without an account; a second time the link is refused", async () => {
    const { attendance } = await ask<MyWeek>("faculty", "/api/v1/my-week");
    const { cohort, session } = attendance[0]!;
    const page = await signIn("faculty");
    await page.getByRole("link", { name: "My week" }).click();
    await page.getByRole("link", { name: cohort.name, exact: true }).first().click();
    await page.waitForURL(`**/cohorts/${cohort.code}`);
    await page.getByRole("link", { name: "Evaluations", exact: true }).click();
    await look(page, `Evaluation, ${cohort.name}`);
    await page.getByRole("combobox", { name: "Form", exact: true }).selectOption("reaction");
    await page.getByRole("combobox", { name: "Session" }).selectOption(String(session));
    await page.getByRole("textbox", { name: "Tickets", exact: true }).fill("6");
    await page.getByRole("button", { name: "Make the tickets" }).click();
    await page.getByRole("heading", { name: "6 tickets, shown this once" }).waitFor();
    const address = (await page.locator(".ticket__address").first().textContent())!;

    const stranger = await page.context().browser()!.newContext({ viewport: sizes.phone, locale: "en-GB" });
    const form = await stranger.newPage();
    await form.goto(address);
    await form.getByRole("heading", { level: 1, name: "After the session" }).waitFor();
    expect(await violationsOn(form)).toEqual([]);
    for (const question of await form.getByRole("group").all())
      await question.getByLabel("Agree", { exact: true }).check();
    await form.getByRole("textbox").first().fill("More time for questions.");
    await form.getByRole("button", { name: "Hand in" }).click();
    await form.getByRole("heading", { level: 1, name: "Thank you" }).waitFor();
    await form.goto("about:blank");
    await form.goto(address);
    await form.getByRole("heading", { level: 1, name: "This link has been used" }).waitFor();
    await form.goto(`${address}x`);
    await form.reload();
    await form.getByRole("heading", { level: 1, name: "This link opens no form" }).waitFor();
    expect(await violationsOn(form)).toEqual([]);

    const { items } = await ask<{ items: Evaluation[] }>(
      "faculty",
      `/api/v1/evaluations?cohort=${cohort.code}&session=${session}`,
    );
    const made = items.find(({ forms_out }) => forms_out === 6)!;
    expect(made.answered).toBe(1);
    const results = await ask<EvaluationResults>("faculty", `/api/v1/evaluations/${made.id}/results`);
    expect(results.answers).toBe(0);
    await page.reload();
    await look(page, `Evaluation, ${cohort.name}`);
    await page.locator(`a[href="/evaluations/${made.id}"]`).click();
    await page.getByText(results.words, { exact: true }).waitFor();
    await page.getByText("Fewer than five answers: nothing is shown.").waitFor();
  });

  test("work beyond what a member has is taken, said, and ended", async () => {
    const { items } = await ask<{ items: FacultyMemberPage[] }>("national", "/api/v1/faculty-members");
    const [member] = items;
    const page = await signIn("national");
    await look(page, "National overview");
    await page.goto(new URL(`/faculty/members/${member!.id}`, page.url()).href);
    await page.getByRole("button", { name: "Give them work" }).click();
    await page.getByLabel("Cohort or federation").selectOption({ label: "Brackenholt Health Federation" });
    await page.getByLabel("As", { exact: true }).fill("Adviser");
    await page.getByLabel("Days a month").fill("31");
    await page.getByRole("button", { name: "Give them this work" }).click();
    await page.getByText(new RegExp(`of the ${member!.days_per_month} there are\\.$`)).waitFor();
    await look(page, member!.name);
    await page.getByRole("button", { name: "End it for Brackenholt Health Federation" }).first().click();
    await page.getByRole("button", { name: "End it on this day" }).click();
    await page.getByRole("button", { name: "End it on this day" }).waitFor({ state: "detached" });
    const work = await ask<{ items: Assignment[] }>("national", `/api/v1/assignments?member=${member!.id}`);
    expect(work.items.find(({ days_per_month }) => days_per_month === 31)?.last).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test("a learning set is made and meets; what is said there is its own", async () => {
    const { member } = await ask<MyWeek>("faculty", "/api/v1/my-week");
    const code = "great-leaders-county-leads"; // the demonstration has no sets of theirs
    const people = await ask<{ items: { id: number; name: string }[] }>(
      "faculty",
      `/api/v1/participants?cohort=${code}&taking_part=true`,
    );
    const sets = await ask<{ items: LearningSet[] }>("faculty", `/api/v1/learning-sets?cohort=${code}`);
    const taken = sets.items.flatMap(({ members }) => members.map(({ participant }) => participant));
    const free = people.items.find(({ id }) => !taken.includes(id))!;
    const page = await signIn("faculty");
    await look(page, "My week");
    await page.goto(new URL(`/cohorts/${code}/learning-sets`, page.url()).href);
    await look(page, /^Action learning sets, /);
    await page.getByLabel("Name", { exact: true }).fill("Harbour");
    await page.getByLabel("Facilitator").selectOption(String(member));
    await page.getByLabel(free.name, { exact: true }).check();
    await page.getByRole("button", { name: "Make the set" }).click();
    await page.getByText("Set Harbour is made.").waitFor();
    await page.getByRole("link", { name: "Set Harbour" }).click();
    await look(page, "Set Harbour");
    await page.getByRole("button", { name: "Plan a meeting" }).click();
    await page.getByLabel("Day", { exact: true }).fill("2030-01-15");
    await page.getByLabel("Place").fill("Harbour View");
    await page.getByRole("button", { name: "Plan it" }).click();
    await page.getByRole("heading", { name: /^Tuesday 15 January 2030/ }).waitFor();
    await page.getByRole("button", { name: `Write it down for ${free.name}` }).click();
    await page.getByLabel("The question").fill("What can wait?");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("What can wait?", { exact: true }).waitFor();
    await look(page, "Set Harbour");

    const path = new URL(page.url()).pathname;
    const set = path.split("/").at(-1);
    await expect(ask("national", `/api/v1/learning-sets/${set}/meetings`)).rejects.toThrow("404");
    const other = await signIn("national");
    await look(other, "National overview");
    await other.goto(page.url());
    await look(other, "Set Harbour");
    await other.getByText("You are not in this set, so its meetings are not shown.").waitFor();
  });

  // The last: a stage is added, so that the one who is accredited has a step of their own to come.
  test("nobody signs off their own step: neither the page nor the API lets them", async () => {
    const page = await signIn("faculty");
    await look(page, "My week");
    await page.goto(new URL("/faculty/stages", page.url()).href);
    await look(page, "Stages of the apprenticeship");
    await page.getByRole("button", { name: "Add a stage" }).click();
    await page
      .getByLabel(/^Stage \d/)
      .last()
      .fill("Trains trainers");
    await page.getByLabel("accredits: may sign others off").last().check();
    await page.getByRole("button", { name: "Save the stages" }).click();
    await page.getByText("The stages are saved.").waitFor();
    const { member, day } = await ask<MyWeek>("faculty", "/api/v1/my-week");
    const own = await ask<FacultyMemberPage>("faculty", `/api/v1/faculty-members/${member}`);
    expect(own.next_stage?.title).toBe("Trains trainers");
    await page.goto(new URL(`/faculty/members/${member}`, page.url()).href);
    await look(page, own.name);
    const sentence = "Nobody signs off their own step: ask another accredited member.";
    await page.getByText(sentence, { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: "Sign off" }).count()).toBe(0);
    const refused = await refusal("faculty", `/api/v1/faculty-members/${member}/stages`, {
      stage: own.next_stage!.id,
      on: day,
    });
    expect(refused).toMatchObject({ status: 403, detail: sentence });
  });
});
