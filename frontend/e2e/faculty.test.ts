/** What a member of the faculty does from their week, and what someone answers without an account. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { violationsOn } from "./axe";
import { fakeApi, type FakeOptions } from "./fake/api";
import { CODE } from "./fake/cohort";
import { TICKET, type EvaluationsFake } from "./fake/evaluations";
import { picture, withSite } from "./site";

describe("the faculty", () => {
  const { open, origin } = withSite<FakeOptions>(fakeApi);
  const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

  test("a quiet week says so in plain words, and offers a way on", async () => {
    const page = await open("/my-week", { faculty: { quiet: true } }, "phone");
    await page.getByText("Nobody is waiting for you.").waitFor();
    expect(await page.getByText("No sessions.", { exact: true }).count()).toBe(2);
    expect(await page.getByRole("link", { name: "Take attendance" }).count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await picture(page, "my-week-quiet-phone");
  });

  test("from the week to the attendance of the session that waits", async () => {
    const page = await open("/my-week");
    await page.getByRole("link", { name: "Take attendance", exact: true }).click();
    await page.waitForURL(`${origin()}/cohorts/${CODE}/attendance?session=16`);
    await heading(page, "Attendance").waitFor();
  });

  test("an apprentice is signed off from the week: the step stands there with the next one after it", async () => {
    const page = await open("/my-week");
    await page.getByRole("link", { name: "Sign off Owen Reeve" }).click();
    const form = page.getByRole("form", { name: "Sign off Delivering under observation" });
    await form.getByRole("textbox", { name: "What you saw" }).fill("Co-led the third workshop.");
    await form.getByRole("button", { name: "Sign off" }).click();
    await page.getByText("Delivering under observation is signed off.").waitFor();
    await page.getByRole("form", { name: "Sign off Accredited" }).waitFor();
    await picture(page, "faculty-member-signed-off");
    expect(await violationsOn(page)).toEqual([]);
  });

  test("a day the API refuses is said at the head of the form, and nothing is lost", async () => {
    const page = await open("/faculty/members/9");
    await page.getByLabel("Day it was reached").fill("2999-01-01");
    await page.getByRole("textbox", { name: "What you saw" }).fill("Co-led.");
    await page.getByRole("button", { name: "Sign off" }).click();
    await page.getByRole("heading", { name: "Not signed off" }).waitFor();
    await page.getByRole("link", { name: "The day is still to come. Choose today or a day before." }).waitFor();
    expect(await page.getByRole("textbox", { name: "What you saw" }).inputValue()).toBe("Co-led.");
    expect(await violationsOn(page)).toEqual([]);
  });

  test("who may not sign off is told why, and has no form", async () => {
    const whyNot = "Nobody signs off their own step: ask another accredited member.";
    const page = await open("/faculty/members/9", { faculty: { whyNot } });
    await page.getByText(whyNot).waitFor();
    expect(await page.getByRole("button", { name: "Sign off" }).count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await picture(page, "faculty-member-why-not");
  });

  test("growth and capacity have a table each with the figures of the picture", async () => {
    const page = await open("/faculty");
    await page.getByRole("img", { name: /^Members over time: 38 on 1 April 2017, 58 on 21 November/ }).waitFor();
    await page.getByRole("group", { name: "Growth as" }).getByRole("button", { name: "Table" }).click();
    const last = page.getByRole("table", { name: "Members over time, and expected" }).getByRole("row").nth(1);
    expect((await last.innerText()).replace(/\s+/g, " ")).toBe("31 Mar 2020 – 97 84 to 111");
    await page.getByRole("group", { name: "Capacity as" }).getByRole("button", { name: "Table" }).click();
    expect(await page.getByText("more needed", { exact: true }).count()).toBe(4);
    expect(await violationsOn(page)).toEqual([]);
    await picture(page, "faculty-tables");
  });

  test("members are found by stage, and the filter stands in the address", async () => {
    const page = await open("/faculty/members");
    await page.getByText("58 members.").waitFor();
    await page.getByRole("combobox", { name: "Stage" }).selectOption("Accredited");
    await page.getByText("30 members match.").waitFor();
    expect(page.url()).toContain("stage=5");
  });

  test("a page that fails says so and tries again", async () => {
    let broken = true;
    const page = await open("/faculty", { fail: () => false });
    await page.route("**/api/v1/faculty", (route) =>
      broken ? route.fulfill({ status: 500, contentType: "application/problem+json", body: "{}" }) : route.fallback(),
    );
    await page.reload();
    await page.getByText("The faculty could not be fetched.").waitFor();
    broken = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await heading(page, "Improvement faculty").waitFor();
    await page.getByRole("heading", { name: "Growth" }).waitFor();
  });

  test("a form is put to a cohort: its tickets are shown as codes to print, this once", async () => {
    const page = await open(`/cohorts/${CODE}/evaluations`);
    await page.getByRole("button", { name: "Make the tickets" }).click();
    await page.getByRole("link", { name: "Choose the session it is about." }).waitFor();
    await page.getByRole("combobox", { name: "Form", exact: true }).selectOption("reaction");
    await page.getByRole("combobox", { name: "Session" }).selectOption("17");
    await page.getByRole("button", { name: "Make the tickets" }).click();
    await page.getByRole("heading", { name: "29 tickets, shown this once" }).waitFor();
    expect(await page.getByRole("img", { name: "QR code of the address below" }).count()).toBe(29);
    await page.getByText(`${origin()}/answer#invented-ticket-29`, { exact: true }).waitFor();
    await picture(page, "tickets");
    expect(await violationsOn(page)).toEqual([]);
    await page.emulateMedia({ media: "print" });
    expect(await heading(page, "Evaluation, Harrowdene 2018").isVisible()).toBe(false);
    expect(await page.locator(".ticket").first().isVisible()).toBe(true);
    await picture(page, "tickets-print");
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "Done with them" }).click();
    expect(await page.locator(".ticket").count()).toBe(0);
    await page.getByRole("button", { name: "More tickets for Project clinic" }).click();
    await page.getByRole("spinbutton", { name: "How many" }).fill("3");
    await page.getByRole("button", { name: "Make them" }).click();
    await page.getByRole("heading", { name: "3 tickets, shown this once" }).waitFor();
  });

  test("tickets fit a phone", async () => {
    const page = await open(`/cohorts/${CODE}/evaluations`, {}, "phone");
    await page.getByRole("button", { name: "Schedule the follow-up" }).waitFor();
    await page.getByRole("button", { name: "More tickets for Project clinic" }).click();
    await page.getByRole("button", { name: "Make them" }).click();
    await page.getByRole("heading", { name: "5 tickets, shown this once" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    await picture(page, "tickets-phone");
  });

  test("fewer than five answers show nothing", async () => {
    const page = await open("/evaluations/3");
    await page.getByText("Results are shown from 5 answers: 4 have come.").waitFor();
    await page.getByText("Fewer than five answers: nothing is shown.").waitFor();
    expect(await page.getByRole("heading", { name: "How far they agree" }).count()).toBe(0);
    expect(await page.locator(".opinions").count()).toBe(0);
  });

  test("someone answers by keyboard without an account; the same link is then refused", async () => {
    const asked: NonNullable<EvaluationsFake["asked"]> = [];
    const page = await open(`/answer#${TICKET}`, { signedIn: false, evaluations: { asked } }, "phone");
    await heading(page, "After the session").waitFor();
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByRole("heading", { name: "Nothing has been handed in yet" }).waitFor();
    expect(await page.getByRole("link", { name: /^Choose one:/ }).count()).toBe(3);
    await picture(page, "answer-missing-phone");
    expect(await violationsOn(page)).toEqual([]);
    await page.locator("#question-1-1").focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "Tab", "Space", "Tab", "ArrowDown"]) {
      await page.keyboard.press(key);
    }
    await page.keyboard.press("Tab");
    await page.keyboard.type("Keep the cards.");
    await picture(page, "answer-filled-phone");
    await page.getByRole("button", { name: "Hand in" }).press("Enter");
    await heading(page, "Thank you").waitFor();
    await picture(page, "answer-thanks-phone");
    expect(await violationsOn(page)).toEqual([]);

    const sent = asked.filter(({ method }) => method === "POST");
    expect(sent.map(({ body }) => body)).toEqual([
      {
        items: [
          { question: 1, step: 4 },
          { question: 2, step: 1 },
          { question: 3, step: 2 },
          { question: 4, words: "Keep the cards." },
        ],
      },
    ]);
    await page.reload();
    await heading(page, "This link has been used").waitFor();
    await page.getByText("This link has been used: it takes one answer.").waitFor();
  });

  test("nothing that says who answers goes with the answer, not even of someone signed in; nor the ticket in an address", async () => {
    const asked: NonNullable<EvaluationsFake["asked"]> = [];
    const page = await open("/my-week", { evaluations: { asked } });
    await heading(page, "My week").waitFor();
    await page.context().addCookies([{ name: "groundswell_refresh", value: "secret", url: origin() }]);
    // The same tab: the token is still in memory.
    await page.evaluate((ticket) => {
      window.history.pushState(null, "", `/answer#${ticket}`);
      window.dispatchEvent(new PopStateEvent("popstate"));
    }, TICKET);
    await heading(page, "After the session").waitFor();
    expect(asked.length).toBeGreaterThan(0);
    for (const { url, headers } of asked) {
      expect(headers["evaluation-ticket"]).toBe(TICKET);
      expect(headers.authorization).toBeUndefined();
      expect(headers.cookie).toBeUndefined();
      expect(url).not.toContain(TICKET);
      expect(headers.referer ?? "").not.toContain(TICKET);
    }
  });

  test("an answer that cannot arrive is kept on the page and handed in again", async () => {
    let down = true;
    const page = await open(`/answer#${TICKET}`, { signedIn: false, evaluations: { down: () => down } }, "phone");
    for (const question of [1, 2, 3]) await page.locator(`#question-${question}-5`).check();
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByText("Your answer has not arrived.").waitFor();
    expect(await page.locator("#question-3-5").isChecked()).toBe(true);
    await picture(page, "answer-not-arrived-phone");
    down = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await heading(page, "Thank you").waitFor();
  });
});
