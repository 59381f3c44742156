/** What people do with programmes and cohorts: take attendance on a phone, plan, move a term, paste a list, find who is stuck. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { violationsOn } from "./axe";
import { fakeApi, type FakeOptions } from "./fake/api";
import { CODE } from "./fake/cohort";
import type { ProgrammesFake } from "./fake/programmes";
import { withSite } from "./site";

type Sent = NonNullable<ProgrammesFake["sent"]>;

describe("programmes and cohorts", () => {
  const { open, origin } = withSite<FakeOptions>(fakeApi);
  const marks = (sent: Sent) => sent.map(({ body }) => (body as { marks: Record<string, string | null> }).marks);
  const markOf = (page: Page, name: string, mark: string) =>
    page.getByRole("group", { name, exact: true }).getByRole("button", { name: mark });

  test("attendance on a phone: everyone present in one press, two exceptions, one undone, all of it saved", async () => {
    const sent: Sent = [];
    const page = await open(`/cohorts/${CODE}`, { programmes: { sent } }, "phone");
    await page.getByRole("link", { name: "Take attendance" }).click();
    await page.getByRole("button", { name: "Everyone is present (29)" }).click();
    await page.getByRole("status").filter({ hasText: "29 present, 0 apologies, 0 absent" }).waitFor();
    await markOf(page, "Martha Quill", "Absent").click();
    await markOf(page, "Bev Latchford", "Apologies").click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("✓ Saved").waitFor();
    expect(await markOf(page, "Bev Latchford", "Present").getAttribute("aria-pressed")).toBe("true");
    const said = Object.assign({}, ...marks(sent)) as Record<string, string>;
    expect(Object.values(said).filter((mark) => mark === "present")).toHaveLength(28);
    expect(said["1"]).toBe("absent");
    const target = await markOf(page, "Martha Quill", "Absent").boundingBox();
    expect(target!.height).toBeGreaterThanOrEqual(44);
    expect(await violationsOn(page)).toEqual([]);
  });

  test("what could not be sent is kept over a reload, and goes once the server is back", async () => {
    const sent: Sent = [];
    let down = true;
    const page = await open(
      `/cohorts/${CODE}/attendance?session=16`,
      { programmes: { sent, down: () => down } },
      "phone",
    );
    await markOf(page, "Colin Ellison", "Absent").click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("Your marks are kept on this computer.");
    await page.reload();
    await alert.waitFor();
    expect(await markOf(page, "Colin Ellison", "Absent").getAttribute("aria-pressed")).toBe("true");
    down = false;
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.getByText("✓ Saved").waitFor();
    expect(marks(sent)).toEqual([{ 3: "absent" }]);
  });

  test("a cohort of three terms is planned: the dates are shown, a draft survives a reload", async () => {
    const sent: Sent = [];
    const page = await open("/programmes/practice-leaders-2/plan", { programmes: { sent } });
    await page.getByLabel("Name").fill("Harrowdene 2018");
    await page.getByRole("group", { name: "Term 1" }).getByLabel("First day").fill("2018-04-23");
    await page.getByRole("status").filter({ hasText: "3 terms, 24 sessions." }).waitFor();
    await page.reload();
    await page.getByText("This is what you typed before.").waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("Harrowdene 2018");
    const third = page.getByRole("group", { name: "Term 3" });
    expect(await third.getByLabel("First day").inputValue()).toBe("2018-08-13");
    await third.getByLabel("First day").fill("2018-08-06");
    await page.getByRole("button", { name: "Plan this cohort" }).click();
    const summary = page.getByRole("alert").filter({ hasText: "Nothing has been planned yet" });
    await summary.getByText(/Term 3 begins before Action learning ends/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(sent).toEqual([]);
    await third.getByLabel("First day").fill("2018-08-27");
    await page.getByRole("button", { name: "Plan this cohort" }).click();
    await page.waitForURL(`**/cohorts/${CODE}`);
    expect(sent[0]!.body).toMatchObject({ programme: "practice-leaders-2", places: 30, intake: 2018 });
    await page.goto(`${origin()}/programmes/practice-leaders-2/plan`);
    expect(await page.getByLabel("Name").inputValue()).toBe("");
  });

  test("what the server refuses stands at its field, and nothing typed is lost", async () => {
    const page = await open("/programmes/practice-leaders-2/plan");
    await page.getByLabel("Name").fill("Refused");
    await page.getByRole("group", { name: "Term 1" }).getByLabel("First day").fill("2018-04-23");
    await page.getByRole("button", { name: "Plan this cohort" }).click();
    await page.getByRole("link", { name: "A session ends after it begins." }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("plan-terms-0-begins");
    expect(await page.getByLabel("Name").inputValue()).toBe("Refused");
  });

  test("a term is moved: what moves is shown first, an overlap is refused, and only then is it written", async () => {
    const sent: Sent = [];
    const page = await open(`/cohorts/${CODE}/terms/3`, { programmes: { sent } });
    const act = page.getByRole("button", { name: "Move the term" });
    await page.getByLabel("First day").fill("2018-10-15");
    await page.getByText("It cannot be moved like this.").waitFor();
    expect(await act.count()).toBe(0);
    await page.getByLabel("First day").fill("2018-11-05");
    await page.getByText(/^It will run from 5 November 2018 to 30 December 2018/).waitFor();
    await page.getByRole("row", { name: /Wednesday 28 November Wednesday 5 December/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await act.click();
    await page.waitForURL(`**/cohorts/${CODE}`);
    expect(sent.map(({ body }) => (body as { preview: boolean }).preview)).toEqual([true, true, false]);
  });

  test("a pasted list: errors by row, nothing taken until all is right", async () => {
    const sent: Sent = [];
    const page = await open(`/cohorts/${CODE}/people`, { programmes: { sent } });
    const rows = page.getByRole("textbox", { name: "Rows" });
    await rows.fill("Ann Rook\tGP\tZ10101\nBo Finch\tGP\tNowhere");
    await page.getByRole("button", { name: "Check the list" }).click();
    await page.getByRole("heading", { name: "1 row needs a correction" }).waitFor();
    await page.getByRole("row", { name: /2 Practice Nowhere No practice has this code or name/ }).waitFor();
    expect(await page.getByRole("button", { name: /^Add \d/ }).count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await rows.fill("Ann Rook\tGP\tZ10101\nBo Finch\tGP\tZ10102");
    await page.getByRole("button", { name: "Check the list" }).click();
    await page.getByRole("button", { name: "Add 2 people" }).click();
    await page.waitForURL(`**/cohorts/${CODE}`);
    expect(sent.map(({ body }) => (body as { preview: boolean }).preview)).toEqual([true, true, false]);
  });

  test("the stuck stand first, by name, and a screen reader hears marks and milestones", async () => {
    const page = await open(`/cohorts/${CODE}`);
    const table = page.getByRole("table", { name: /^30 people/ });
    const row = table.getByRole("row").nth(2);
    expect(await row.getByRole("rowheader").textContent()).toBe("Martha Quill");
    expect(await row.textContent()).toContain("9 weeks ago, stuck");
    expect(await row.getByRole("button", { name: "Started, 2 May 2018", pressed: true }).count()).toBe(1);
    expect(await row.getByRole("button", { name: "Tested, not yet", pressed: false }).count()).toBe(1);
    expect(await row.getByRole("cell", { name: "present" }).count()).toBeGreaterThan(10);
    await page.getByRole("link", { name: /^Session 16, Project clinic.*attendance not taken/ }).waitFor();
    await page.getByRole("cell", { name: /no cover Tue.*no cover Thu/ }).waitFor();
    await row.getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: "Martha Quill" }).waitFor();
  });

  test("the first column stays in view while the grid scrolls sideways on a phone", async () => {
    const page = await open(`/cohorts/${CODE}`, {}, "phone");
    const frame = page.getByRole("region", { name: "People, a table that scrolls" });
    await frame.evaluate((element) => element.scrollTo(500, 0));
    const name = frame.getByRole("link", { name: "Martha Quill" });
    expect((await name.boundingBox())!.x).toBeLessThan(60);
  });

  test("a lead reads, and neither takes attendance nor plans", async () => {
    const page = await open(`/cohorts/${CODE}`, { role: "lead", programmes: { hidden: true } });
    await page.getByText("24 people of other practices: counted above, not named here.").waitFor();
    expect(await page.getByRole("link", { name: "Take attendance" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "Add people" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: /^move term/ }).count()).toBe(0);
  });

  test("a page that cannot be fetched says so and offers a way on", async () => {
    let broken = true;
    const page = await open(`/cohorts/${CODE}`);
    await page.route("**/api/v1/programmes/*/page", (route) =>
      broken
        ? route.fulfill({
            status: 500,
            contentType: "application/problem+json",
            body: JSON.stringify({ title: "Something went wrong here, not with you.", status: 500 }),
          })
        : route.fallback(),
    );
    await page.getByRole("link", { name: "Practice leaders programme" }).click();
    const alert = page.getByRole("alert");
    await alert.waitFor({ timeout: 15_000 });
    broken = false;
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { level: 1, name: "Practice leaders programme" }).waitFor();
  });
});
