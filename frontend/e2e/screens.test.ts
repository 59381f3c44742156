/** Every screen at desk and phone width: it shows its answer, nothing spills sideways, and axe finds nothing. */
import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import type { PreviewServer } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violationsOn } from "./axe";
import { openBrowser, openPage, serveBuilt, sizes, type Size } from "./browser";
import { fakeApi } from "./fake/api";
import { DASHBOARDS, DISABLED, WAREHOUSE } from "./fake/clients";
import { CODE, EMPTY } from "./fake/cohort";
import { AWAY, LEFT } from "./fake/cohortActs";
import { TICKET } from "./fake/evaluations";
import { GONE, READY, UNDER_WAY } from "./fake/exports";
import { BLOODS, CALL_BACK, HUB } from "./fake/innovation";
import { TRYING } from "./fake/initiative";
import { BARE, INITIATIVE } from "./fake/initiativeAnswers";

const screens = [
  { name: "sign-in", path: "/sign-in", heading: "Sign in", signedIn: false },
  { name: "overview", path: "/overview", heading: "National overview" },
  { name: "overview-table", path: "/overview?view=table", heading: "National overview" },
  { name: "overview-empty", path: "/overview?region=Y90&signal=no_data", heading: "National overview" },
  { name: "access-fund", path: "/access-fund", heading: "Access Fund" },
  { name: "federations", path: "/federations", heading: "Federations" },
  { name: "federation", path: "/federations/F0010", heading: "Brackenholt Together" },
  { name: "adoptions", path: "/federations/F0010/adoptions", heading: "Who has adopted what" },
  {
    name: "adoptions-chosen",
    path: "/federations/F0010/adoptions?innovation=call-back-instead-of-hold",
    heading: "Who has adopted what",
  },
  { name: "spread", path: "/spread", heading: "How innovations spread" },
  { name: "spread-schemes", path: "/spread?by=scheme", heading: "How innovations spread" },
  {
    name: "national-change",
    path: "/measures/trimethoprim_ratio/change",
    heading: "Trimethoprim, share of two antibiotics: when did it change?",
  },
  {
    name: "national-change-none",
    path: "/measures/missed_call_share/change",
    heading: "Missed calls: when did it change?",
  },
  { name: "data", path: "/data", heading: "Data and API" },
  { name: "exports", path: "/data/exports", heading: "Take data out" },
  { name: "export-ready", path: `/data/exports/${READY}`, heading: /^Organisations, and 4 more kinds/ },
  { name: "export-under-way", path: `/data/exports/${UNDER_WAY}`, heading: /^Organisations, and 4 more kinds/ },
  { name: "export-gone", path: `/data/exports/${GONE}`, heading: "This export is gone" },
  { name: "export-none", path: "/data/exports/nothing-like-it", heading: "Not found" },
  { name: "clients", path: "/clients", heading: "API clients" },
  { name: "client", path: `/clients/${WAREHOUSE}`, heading: /^Tideway data warehouse/ },
  { name: "client-unused", path: `/clients/${DASHBOARDS}?open=key`, heading: /^Estuary dashboards/ },
  { name: "client-disabled", path: `/clients/${DISABLED}`, heading: /^Vale reports/ },
  { name: "client-change", path: `/clients/${WAREHOUSE}?open=change`, heading: /^Tideway data warehouse/ },
  { name: "client-none", path: "/clients/nothing-like-it", heading: "Not found" },
  { name: "client-new", path: "/new-client", heading: "Add an API client" },
  { name: "programmes", path: "/programmes", heading: "Programmes" },
  { name: "programme", path: "/programmes/practice-leaders-2", heading: "Practice leaders programme" },
  { name: "programme-bare", path: "/programmes/practice-leaders-1", heading: "Practice leaders programme" },
  { name: "programme-new", path: "/new-programme", heading: "Set up a programme" },
  { name: "programme-change", path: "/programmes/practice-leaders-2/change", heading: "Change this programme" },
  { name: "programme-renew", path: "/programmes/practice-leaders-2/renew", heading: "Renew into a further year" },
  {
    name: "programme-renewed",
    path: "/programmes/practice-leaders-2?renewed=true",
    heading: "Practice leaders programme",
  },
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
  { name: "edit-cohort", path: `/cohorts/${CODE}/edit`, heading: "Change the cohort" },
  { name: "add-term", path: `/cohorts/${CODE}/terms/new`, heading: "Add a term" },
  { name: "session", path: `/cohorts/${CODE}/sessions/17`, heading: "Change a session" },
  { name: "session-held", path: `/cohorts/${CODE}/sessions/3`, heading: "Change a session" },
  { name: "session-none", path: `/cohorts/${CODE}/sessions/999`, heading: "Change a session" },
  { name: "add-session", path: `/cohorts/${CODE}/sessions/new?term=2`, heading: "Add a session" },
  { name: "add-session-no-term", path: `/cohorts/${EMPTY}/sessions/new`, heading: "Add a session" },
  { name: "participant", path: `/cohorts/${CODE}/people/1`, heading: "Role and practices" },
  { name: "participant-left", path: `/cohorts/${CODE}/people/${LEFT}`, heading: "Role and practices" },
  { name: "carry-on", path: `/cohorts/${CODE}/alumni`, heading: "Carry people on" },
  { name: "backfill", path: `/cohorts/${CODE}/backfill`, heading: "Who covers whom" },
  { name: "away", path: `/cohorts/${CODE}/away?${AWAY}`, heading: "Somebody is away" },
  { name: "away-nobody", path: `/cohorts/${EMPTY}/away`, heading: "Somebody is away" },
  { name: "person", path: "/persons/101", heading: "Martha Quill" },
  { name: "my-week", path: "/my-week", heading: "My week" },
  { name: "calendar", path: "/calendar", heading: "Sessions in your calendar" },
  { name: "faculty", path: "/faculty", heading: "Improvement faculty" },
  { name: "faculty-members", path: "/faculty/members?skill=Lean", heading: "Members of the faculty" },
  { name: "faculty-members-none", path: "/faculty/members?skill=Baking", heading: "Members of the faculty" },
  { name: "faculty-member", path: "/faculty/members/9", heading: "Owen Reeve" },
  { name: "faculty-member-none", path: "/faculty/members/999", heading: "Not found" },
  { name: "faculty-add", path: "/faculty/members/add", heading: "Add a member" },
  { name: "faculty-change", path: "/faculty/members/9/change", heading: "Change Owen Reeve" },
  { name: "faculty-stages", path: "/faculty/stages", heading: "Stages of the apprenticeship" },
  { name: "providers", path: "/faculty/providers", heading: "Specialist providers" },
  { name: "provider", path: "/faculty/providers/1", heading: "Tidewater Lean" },
  { name: "provider-bare", path: "/faculty/providers/3", heading: "Long Table Coaching" },
  { name: "provider-none", path: "/faculty/providers/99", heading: "Not found" },
  {
    name: "learning-sets",
    path: `/cohorts/${CODE}/learning-sets`,
    heading: /^Action learning sets, .*Harrowdene 2018$/,
  },
  { name: "learning-sets-empty", path: `/cohorts/${EMPTY}/learning-sets`, heading: /Bellfield 2019$/ },
  { name: "learning-set", path: `/cohorts/${CODE}/learning-sets/2`, heading: "Set B" },
  { name: "learning-set-private", path: `/cohorts/${CODE}/learning-sets/1`, heading: "Set A" },
  { name: "evaluation-forms", path: "/evaluation-forms", heading: "Evaluation forms" },
  { name: "evaluation-form-add", path: "/evaluation-forms/add", heading: "Make a form" },
  { name: "evaluation-form-from", path: "/evaluation-forms/add?from=reaction", heading: "Make a form" },
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
  { name: "initiatives", path: "/initiatives", heading: "Initiatives" },
  { name: "initiatives-none", path: "/initiatives?q=zzz", heading: "Initiatives" },
  { name: "initiative-new", path: "/new-initiative", heading: "New initiative" },
  { name: "initiative", path: `/initiatives/${TRYING}`, heading: /^Call back instead of hold/ },
  { name: "initiative-bare", path: `/initiatives/${BARE}`, heading: /^A blank page/ },
  { name: "initiative-edit", path: `/initiatives/${TRYING}/edit`, heading: "Change the initiative" },
  { name: "initiative-people", path: `/initiatives/${TRYING}/people`, heading: "Team and practices" },
  { name: "initiative-journal", path: `/initiatives/${TRYING}/journal`, heading: "Journal and milestones" },
  { name: "initiative-scores", path: `/initiatives/${TRYING}/scores`, heading: "Progress score" },
  { name: "initiative-write-up", path: `/initiatives/${TRYING}/write-up`, heading: "Write-up" },
  { name: "initiative-writing-up", path: `/initiatives/${TRYING}/write-up?edit=true`, heading: "Write-up" },
  { name: "initiative-drivers", path: `/initiatives/${TRYING}/drivers`, heading: "How we think it works" },
  { name: "cycle-new", path: `/initiatives/${TRYING}/cycles/new`, heading: "Plan a cycle" },
  { name: "cycle", path: `/initiatives/${TRYING}/cycles/2`, heading: "A PDSA cycle" },
  { name: "initiative-measures", path: `/initiatives/${INITIATIVE}/measures`, heading: "Measures" },
  { name: "initiative-measures-none", path: `/initiatives/${BARE}/measures`, heading: "Measures" },
  {
    name: "initiative-figures",
    path: `/initiatives/${INITIATIVE}/measures/1/figures`,
    heading: "Figures: Bloods within two weeks",
  },
  {
    name: "initiative-figures-by-practice",
    path: `/initiatives/${INITIATIVE}/measures/2/figures`,
    heading: "Figures: Samples spoiled on the way",
  },
  {
    name: "initiative-figures-library",
    path: `/initiatives/${INITIATIVE}/measures/3/figures`,
    heading: "Figures: Missed calls",
  },
  {
    name: "initiative-measure",
    path: `/initiatives/${INITIATIVE}/measures/3`,
    heading: "Missed calls, three practices",
  },
  { name: "business-case", path: `/initiatives/${INITIATIVE}/business-case`, heading: "Business case" },
  { name: "business-case-bare", path: `/initiatives/${BARE}/business-case`, heading: "Business case" },
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
  { name: "innovations", path: "/innovations", heading: "Innovations" },
  { name: "innovations-none", path: "/innovations?text=zzz", heading: "Innovations" },
  { name: "innovation", path: `/innovations/${CALL_BACK}`, heading: "Call back instead of hold" },
  { name: "innovation-few", path: `/innovations/${HUB}?by=scheme`, heading: "Evening and weekend hub" },
  { name: "innovation-unmeasured", path: `/innovations/${BLOODS}`, heading: "Blood tests in the practice" },
  { name: "innovation-new", path: "/new-innovation", heading: "Add an innovation" },
  { name: "innovation-edit", path: `/innovations/${CALL_BACK}/edit`, heading: "Change this innovation" },
  { name: "innovation-none", path: "/innovations/nothing-like-it", heading: "Not found" },
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
    // Together: while one waits for its page to be quiet, another is judged.
    test.concurrent.each(screens)(`$name, ${size}`, async ({ name, path, heading, signedIn }) => {
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
