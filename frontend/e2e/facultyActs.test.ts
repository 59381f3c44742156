/** What those who run programmes do with the faculty, its providers, learning sets and forms; and who may only read. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { fakeApi, type FakeOptions } from "./fake/api";
import { CODE } from "./fake/cohort";
import { picture, sound, withSite } from "./site";

describe("acts of the faculty", () => {
  const { open, origin } = withSite<FakeOptions>(fakeApi);
  const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

  test("a member is added: gaps are told, a reload keeps what is typed, and their page follows", async () => {
    const added: unknown[] = [];
    const page = await open("/faculty/members/add", { faculty: { added } }, "phone");
    await press(page, "Add the member");
    await page.getByRole("link", { name: "Give a name." }).waitFor();
    await sound(page);
    await picture(page, "faculty-add-gaps-phone");
    await page.getByLabel("Name", { exact: true }).fill("Owen Reeve");
    await page.getByLabel("Background").fill("GP partner");
    await page.getByLabel("Days a month").fill("4.5");
    await page.getByLabel("Skills").fill("Lean, Coaching");
    await page.reload();
    await page.getByText("This is what you typed before.").waitFor();
    await page.getByLabel("Joined").fill("2018-11-05");
    await press(page, "Add the member");
    await heading(page, "Owen Reeve").waitFor();
    expect(added).toMatchObject([
      { name: "Owen Reeve", days_per_month: 4.5, skills: ["Lean", "Coaching"], joined: "2018-11-05", founder: false },
    ]);
  });

  test("a member whom somebody else has changed since is not overwritten, and nothing typed is lost", async () => {
    const page = await open("/faculty/members/9/change", { faculty: { stale: true } });
    await page.getByLabel("Background").fill("Practice nurse");
    await press(page, "Save");
    await page.getByRole("link", { name: /^Somebody else has changed this member/ }).waitFor();
    expect(await page.getByLabel("Background").inputValue()).toBe("Practice nurse");
    await sound(page);
  });

  test("the day on which a member leaves is set from their page", async () => {
    const page = await open("/faculty/members/9");
    await page.getByRole("link", { name: "Change or end" }).click();
    await page.getByLabel("First day on which they are gone").fill("2018-12-31");
    await press(page, "They leave the faculty");
    await page.waitForURL(`${origin()}/faculty/members/9`);
  });

  test("work is given, more than there is is said, and it is ended", async () => {
    const page = await open("/faculty/members/9");
    await page.getByRole("link", { name: "Harrowdene 2018" }).waitFor();
    await press(page, "Give them work");
    await press(page, "Give them this work");
    await page.getByRole("link", { name: "Choose a cohort or a federation." }).waitFor();
    await sound(page);
    await picture(page, "faculty-assign-gaps");
    await page.getByLabel("Cohort or federation").selectOption("Brackenholt Together");
    await page.getByLabel("As", { exact: true }).fill("Adviser");
    await page.getByLabel("Days a month").fill("5");
    await press(page, "Give them this work");
    await page.getByText("That makes 9 days a month, of the 6 there are.").waitFor();
    await page.getByRole("link", { name: "Brackenholt Together" }).waitFor();
    await picture(page, "faculty-assigned");
    await press(page, "End it for Brackenholt Together");
    await page.getByLabel("Last day").fill("2018-12-31");
    await press(page, "End it on this day");
    await page.getByText(/to 31 Dec 2018/).waitFor();
    await sound(page);
  });

  test("a stage that somebody has reached is kept; otherwise the list is saved in its order", async () => {
    const page = await open("/faculty/stages");
    await press(page, "Take out stage 2");
    await press(page, "Save the stages");
    await page.getByRole("link", { name: /^Somebody has reached Observing: it is kept/ }).waitFor();
    await sound(page);
    await page.reload();
    await press(page, "Add a stage");
    await page.getByLabel("Stage 6").fill("Teacher of others");
    await press(page, "Move up stage 6");
    expect(await page.getByLabel("Stage 5").inputValue()).toBe("Teacher of others");
    await press(page, "Save the stages");
    await page.getByText("The stages are saved.").waitFor();
  });

  test("a provider is had once; a contract follows, and days beyond what is left are refused", async () => {
    const page = await open("/faculty/providers");
    await page.getByText("Two years: 18.5 of 60 left").waitFor();
    await page.getByLabel("Name").fill("Tidewater Lean");
    await page.getByLabel("Specialism").fill("Lean");
    await press(page, "Add the provider");
    await page.getByRole("link", { name: "There is already a provider called Tidewater Lean." }).waitFor();
    await page.getByLabel("Name").fill("Quayside Redesign");
    await press(page, "Add the provider");
    await heading(page, "Quayside Redesign").waitFor();
    await page.getByLabel("Title").fill("Year one");
    await page.getByLabel("First day").fill("2018-04-01");
    await page.getByLabel("Last day").fill("2019-03-31");
    await page.getByLabel("Days bought").fill("20");
    await press(page, "Add the contract");
    await page.getByRole("heading", { name: "Year one" }).waitFor();
    await page.goto(`${origin()}/faculty/providers/1`);
    await press(page, "Record days under Two years");
    await page.getByRole("textbox", { name: "Days worked" }).fill("40");
    await page.getByLabel("What was done").fill("Value stream");
    await press(page, "Record them");
    await page.getByRole("link", { name: /^Two years has 18.5 of its 60 days left/ }).waitFor();
    await sound(page);
    await picture(page, "provider-refused");
  });

  test("a set is made, meets, and a member’s question is written down", async () => {
    const page = await open(`/cohorts/${CODE}/learning-sets`, {}, "phone");
    await page.getByText("5 people are in another set already.").waitFor();
    expect(await page.getByLabel("Martha Quill").count()).toBe(0);
    await page.getByLabel("Name", { exact: true }).fill("B");
    await page.getByLabel("Facilitator").selectOption({ index: 3 });
    await press(page, "Make the set");
    await page.getByRole("link", { name: "The cohort already has a learning set called B." }).waitFor();
    await page.getByLabel("Name", { exact: true }).fill("C");
    await page.getByLabel("Abe Lorn").check();
    await press(page, "Make the set");
    await page.getByText("Set C is made.").waitFor();
    await sound(page);
    await page.getByRole("link", { name: "Set B" }).click();
    await heading(page, "Set B").waitFor();
    await press(page, "Plan a meeting");
    await press(page, "Plan it");
    await page.getByRole("link", { name: "Give the day of the meeting, for example 2018-11-21." }).waitFor();
    await page.getByLabel("Day", { exact: true }).fill("2018-12-13");
    await page.getByLabel("Place").fill("By telephone");
    await press(page, "Plan it");
    await page.getByText("By telephone").waitFor();
    await page.getByRole("button", { name: "Write it down for Oona Pell" }).first().click();
    await page.getByLabel("The question").fill("What do I stop doing?");
    await picture(page, "learning-set-writing-phone");
    await sound(page);
    await press(page, "Save");
    await page.getByText("What do I stop doing?").waitFor();
    // What is said in a set is not left on the computer.
    const left = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(left).not.toContain("stop doing");
  });

  test("who is not in a set never asks what was said there", async () => {
    const asked: string[] = [];
    const page = await open(`/cohorts/${CODE}/learning-sets/1`, { learningSets: { asked } });
    await page.getByText("You are not in this set, so its meetings are not shown.").waitFor();
    await page.waitForLoadState("networkidle");
    expect(asked).toEqual([]);
    expect(await page.getByRole("button", { name: "Plan a meeting" }).count()).toBe(0);
  });

  test("a form is made from one that stands, under a title of its own", async () => {
    const page = await open("/evaluation-forms");
    await page.getByRole("link", { name: "Make another from After the session" }).click();
    await page.getByLabel("Title").fill("Behaviour");
    await press(page, "Take out question 3");
    await press(page, "Make the form");
    await page.getByRole("link", { name: "There is already a form called behaviour." }).waitFor();
    await page.getByLabel("Title").fill("After term one");
    await page.getByLabel("Level").selectOption("2");
    await press(page, "Add a question");
    await press(page, "Make the form");
    await page.getByRole("link", { name: "Write question 4, or take it out." }).waitFor();
    await sound(page);
    await page.getByLabel("Question 4").fill("What will you try first?");
    await press(page, "Make the form");
    await heading(page, "Evaluation forms").waitFor();
    const learning = page.getByRole("region", { name: "Level 2: learning" });
    await learning.getByText("What will you try first?").waitFor();
  });

  test("the follow-up is scheduled with its tickets, and days that are refused are said", async () => {
    const page = await open(`/cohorts/${CODE}/evaluations`);
    await page.getByText(/is scheduled, open 20 November 2018 to 3 December 2018/).waitFor();
    await press(page, "Schedule the follow-up");
    await page.getByRole("heading", { name: "7 tickets, shown this once" }).waitFor();
    await page.goto(`${origin()}/evaluations/1`);
    await page.getByLabel("Last day").fill("2018-11-01");
    await press(page, "Change the days");
    await page.getByRole("link", { name: /^The form closes before it opens/ }).waitFor();
    await sound(page);
  });

  test.each([
    ["/faculty", "Improvement faculty"],
    ["/faculty/members", "Members of the faculty"],
    ["/faculty/members/9", "Owen Reeve"],
    ["/faculty/stages", "Stages of the apprenticeship"],
    ["/faculty/providers", "Specialist providers"],
    ["/faculty/providers/1", "Tidewater Lean"],
    ["/evaluation-forms", "Evaluation forms"],
    [`/cohorts/${CODE}/evaluations`, "Evaluation, Harrowdene 2018"],
    ["/evaluations/1", "Project clinic"],
    [`/cohorts/${CODE}/learning-sets/1`, "Set A"],
  ])("who may only read sees no act on %s", async (path, name) => {
    const page = await open(path, { role: "lead", faculty: { whyNot: "Only an accredited member signs off." } });
    await heading(page, name).waitFor();
    await page.waitForLoadState("networkidle");
    const acts = /add|assign|change|end it|give them|make|plan a|record|save|schedule|sign off|take|tickets/i;
    const main = page.getByRole("main");
    expect(await main.getByRole("button", { name: acts }).allTextContents()).toEqual([]);
    expect(await main.getByRole("link", { name: /^(add|change|make)/i }).allTextContents()).toEqual([]);
    expect(await main.getByRole("textbox").count()).toBe(0);
    await page.context().close();
  });

  test.each([
    ["/faculty/stages", "/apprenticeship-stages", "The stages could not be fetched."],
    ["/faculty/providers", "/providers", "The providers could not be fetched."],
    ["/faculty/members/9/change", "/faculty-members/9", "The member could not be fetched."],
    ["/evaluation-forms", "/evaluation-forms", "The forms could not be fetched."],
    [`/cohorts/${CODE}/learning-sets`, "/learning-sets", "The learning sets could not be fetched."],
  ])("%s says that it fails, and tries again", async (path, asked, words) => {
    let broken = true;
    const page = await open("/words");
    await page.route(new RegExp(`/api/v1${asked}(\\?.*)?$`), (route) =>
      broken ? route.fulfill({ status: 500, contentType: "application/problem+json", body: "{}" }) : route.fallback(),
    );
    await page.goto(origin() + path);
    await page.getByText(words).waitFor();
    await sound(page);
    await picture(page, `failing${path.replaceAll("/", "-")}`);
    broken = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText(words).waitFor({ state: "detached" });
    await page.context().close();
  });

  test.each(["/faculty/stages", "/faculty/providers", "/evaluation-forms", `/cohorts/${CODE}/learning-sets`])(
    "%s shows its shape while it loads",
    async (path) => {
      const page = await open("/words", {}, "phone");
      await page.route(/\/api\/v1\/(apprenticeship-stages|providers|evaluation-forms|learning-sets)/, () => undefined);
      await page.goto(origin() + path);
      await page.getByText(/Fetching the /).waitFor();
      await sound(page);
      await picture(page, `loading${path.replaceAll("/", "-")}`);
      await page.context().close();
    },
  );
});
