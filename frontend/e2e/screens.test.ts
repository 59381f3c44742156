/** Every screen at desk and phone width: it shows its answer, nothing spills sideways, and axe finds nothing. */
import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import type { PreviewServer } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violationsOn } from "./axe";
import { openBrowser, openPage, serveBuilt, sizes, type Size } from "./browser";
import { fakeApi } from "./fake/api";
import { CODE, EMPTY } from "./fake/cohort";
import { TICKET } from "./fake/evaluations";

const screens = [
  { name: "sign-in", path: "/sign-in", heading: "Sign in", signedIn: false },
  { name: "overview", path: "/overview", heading: "National overview" },
  { name: "overview-table", path: "/overview?view=table", heading: "National overview" },
  { name: "overview-empty", path: "/overview?region=Y90&signal=no_data", heading: "National overview" },
  { name: "access-fund", path: "/access-fund", heading: "Access Fund" },
  { name: "federations", path: "/federations", heading: "Federations" },
  { name: "federation", path: "/federations/F0010", heading: "Brackenholt Together" },
  { name: "data", path: "/data", heading: "Data and API" },
  { name: "programmes", path: "/programmes", heading: "Programmes" },
  { name: "programme", path: "/programmes/practice-leaders-2", heading: "Practice leaders programme" },
  { name: "programme-bare", path: "/programmes/practice-leaders-1", heading: "Practice leaders programme" },
  { name: "plan-cohort", path: "/programmes/practice-leaders-2/plan", heading: "Plan a cohort" },
  { name: "cohort", path: `/cohorts/${CODE}`, heading: "Practice leaders programme, Harrowdene 2018" },
  {
    name: "cohort-empty",
    path: `/cohorts/${EMPTY}`,
    heading: "Practice leaders programme, Bellfield 2019",
  },
  { name: "attendance", path: `/cohorts/${CODE}/attendance`, heading: "Attendance" },
  { name: "move-term", path: `/cohorts/${CODE}/terms/3`, heading: "Move term 3, projects completed" },
  { name: "add-people", path: `/cohorts/${CODE}/people`, heading: "Add people" },
  { name: "person", path: "/persons/101", heading: "Martha Quill" },
  { name: "my-week", path: "/my-week", heading: "My week" },
  { name: "faculty", path: "/faculty", heading: "Improvement faculty" },
  { name: "faculty-members", path: "/faculty/members?skill=Lean", heading: "Members of the faculty" },
  { name: "faculty-members-none", path: "/faculty/members?skill=Baking", heading: "Members of the faculty" },
  { name: "faculty-member", path: "/faculty/members/9", heading: "Owen Reeve" },
  { name: "faculty-member-none", path: "/faculty/members/999", heading: "Not found" },
  { name: "evaluations", path: `/cohorts/${CODE}/evaluations`, heading: "Evaluation, Harrowdene 2018" },
  { name: "evaluation-open", path: "/evaluations/1", heading: "Project clinic" },
  { name: "evaluation-closed", path: "/evaluations/2", heading: "Writing up" },
  { name: "evaluation-few", path: "/evaluations/3", heading: "Three to four months on" },
  { name: "answer", path: `/answer#${TICKET}`, heading: "After the session", signedIn: false },
  { name: "answer-no-link", path: "/answer", heading: "A link is missing", signedIn: false },
  { name: "answer-unknown", path: "/answer#nothing", heading: "This link opens no form", signedIn: false },
  { name: "answer-closed", path: "/answer#closed", heading: "This form has closed", signedIn: false },
  { name: "answer-used", path: "/answer#used", heading: "This link has been used", signedIn: false },
  { name: "answer-early", path: "/answer#early", heading: "Not open yet", signedIn: false },
  {
    name: "compare-funnel",
    path: "/measures/missed_call_share/F0010/compare",
    heading: "Missed calls, Brackenholt Together: compared",
  },
  {
    name: "compare-thousands",
    path: "/measures/missed_call_share/Z10101/compare?of=practice",
    heading: "Missed calls, Ferry Road Medical Centre: compared",
  },
  {
    name: "compare-over-time",
    path: "/measures/missed_call_share/F0010/compare?view=over-time",
    heading: "Missed calls, Brackenholt Together: compared",
  },
  {
    name: "compare-refused",
    path: "/measures/staff_satisfaction/F0010/compare",
    heading: "Staff satisfaction, Brackenholt Together: compared",
  },
];

// Pictures are for people to look at: SHOTS names the folder they go to.
const shots = process.env.SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

/** As tall as the page, up to 2,400 pixels: rows that are out of view do not exist, so a taller window shows more. */
async function picture(page: Page, path: string) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const before = page.viewportSize() ?? sizes.desktop;
  await page.setViewportSize({ ...before, height: Math.min(2400, height) });
  await page.waitForTimeout(200);
  await page.screenshot({ path });
  await page.setViewportSize(before);
}

describe("screens", () => {
  let browser: Browser;
  let server: PreviewServer;
  let origin: string;
  beforeAll(async () => {
    ({ server, origin } = await serveBuilt());
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  for (const size of ["desktop", "phone"] as Size[]) {
    test.each(screens)(`$name, ${size}`, async ({ name, path, heading, signedIn }) => {
      const page = await openPage(browser, size);
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      await fakeApi(page, { signedIn });
      await page.goto(origin + path);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await page.waitForLoadState("networkidle");
      if (shots) await picture(page, `${shots}/${name}-${size}.png`);
      expect(await violationsOn(page)).toEqual([]);
      const spill = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(spill).toBe(0);
      expect(errors).toEqual([]);
      await page.context().close();
    });
  }
});
