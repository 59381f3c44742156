/** A member of the faculty from their week to a sign-off, and an evaluation from its tickets to an anonymous answer. */
import { describe, expect, test } from "vitest";
import type { Evaluation, EvaluationResults, FacultyMemberPage, MyWeek } from "../../src/api/facultyTypes";
import { violationsOn } from "../axe";
import { sizes } from "../browser";
import { walking } from "./walking";

describe("the faculty, with the real backend", () => {
  const { signIn, look, ask } = walking();

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
    await page.getByRole("combobox", { name: "Form" }).selectOption("reaction");
    await page.getByRole("combobox", { name: "Session" }).selectOption(String(session));
    await page.getByRole("textbox", { name: "Tickets" }).fill("6");
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
});
