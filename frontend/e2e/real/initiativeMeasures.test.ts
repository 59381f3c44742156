/** A team's own measure from its definition to its chart, a figure that cannot be, and a business case that goes on. */
import { describe, expect, test } from "vitest";
import type { components } from "../../src/api/schema.gen";
import { addDays } from "../../src/lib/days";
import { today } from "../../src/lib/moment";
import { addMonths, longDate, monthAndYear } from "../../src/lib/period";
import { walking } from "./walking";

type Schemas = components["schemas"];
const TRIED = "/initiatives/call-back-instead-of-hold";
const CASE = "/initiatives/heart-failure";
const HEADING = "Figures: Callers rung twice";

describe("the measures and the business case of an initiative, with the real backend", () => {
  const { signIn, look, ask, refusal } = walking();
  const thisMonth = addMonths(today(), 0);

  test("a measure is defined, and twelve pasted months stand in its chart", async () => {
    const page = await signIn("lead");
    await page.getByRole("link", { name: "Initiatives", exact: true }).first().waitFor();
    const { origin } = new URL(page.url());
    await page.goto(`${origin}${TRIED}/measures`);
    await look(page, "Measures");
    await page.getByRole("button", { name: "Define your own" }).click();
    const form = page.getByRole("form", { name: "Define your own measure" });
    await form.getByLabel("Title").fill("Callers rung twice");
    await form.getByLabel("What is counted").fill("Callers rung more than once");
    await form.getByLabel("Of what").fill("Callers rung back");
    await form.getByLabel("Better when").selectOption("lower");
    await form.getByLabel("Aim (may be empty)").fill("5");
    await form.getByRole("button", { name: "Define it" }).click();
    await page.getByText("Callers rung twice is defined. Now it needs figures.").waitFor();
    await look(page, "Measures");
    await page.getByRole("link", { name: "None yet of Callers rung twice" }).click();
    await look(page, HEADING);

    const months = Array.from({ length: 12 }, (_, index) => addMonths(thisMonth, index - 12));
    const lines = months.map((month, index) => `${monthAndYear(month)}\t${20 - index}\t${200 + index}`);
    const cells = page.getByLabel("Cells, a month a line");
    await cells.fill([...lines.slice(0, 11), `${monthAndYear(months[11]!)}\tNine\t211`].join("\n"));
    await page.getByRole("button", { name: "Look at it" }).click();
    const wrong = page.getByRole("table", { name: "What is wrong, by row and column" });
    expect(await wrong.getByRole("row").nth(1).textContent()).toBe(
      "12Callers rung more than onceNineThis is not a number.",
    );
    await cells.fill(lines.join("\n"));
    await page.getByRole("button", { name: "Look at it" }).click();
    await page.getByText("All 12 figures were understood.").waitFor();
    await look(page, HEADING);
    await page.getByRole("button", { name: "Take these 12 figures" }).click();
    await page.getByText("12 figures are new or changed.").waitFor();
    expect(await page.getByLabel(`${monthAndYear(months[11]!)}: Callers rung back`).inputValue()).toBe("211");

    await page.getByRole("link", { name: "See the chart" }).click();
    await look(page, /^Callers rung twice/);
    const points = page.getByRole("group", { name: "Points, oldest first: arrow keys move between them" });
    expect(await points.getByRole("img").count()).toBe(12);
    const rows = page.getByRole("table", { name: /^Callers rung twice/ }).getByRole("row");
    expect(await rows.nth(12).textContent()).toContain(monthAndYear(months[0]!));
    expect(await rows.nth(12).textContent()).toContain("10%");
    const { items } = await ask<{ items: Schemas["InitiativeMeasure"][] }>("lead", `/api/v1${TRIED}/measures`);
    const made = items.find(({ title }) => title === "Callers rung twice")!;
    expect(made).toMatchObject({ figures: 12, aim_shown: "≤ 5%", numbers: ["numerator", "denominator"] });
    const series = await ask<Schemas["InitiativeSeries"]>("lead", `/api/v1${TRIED}/measures/${made.id}/series`);
    await page.getByText(series.follows).waitFor();

    await page.getByRole("link", { name: "See or give the figures" }).click();
    const last = page.getByLabel(`${monthAndYear(months[11]!)}: Callers rung more than once`);
    await last.fill("300");
    await page.getByRole("button", { name: "Save one figure" }).click();
    await page.getByText("300 of 211: a part is not larger than its whole.").first().waitFor();
    await last.fill("8");
    await page.getByRole("button", { name: "Save one figure" }).click();
    await page.getByText("One figure is saved.").waitFor();
    await look(page, HEADING);
  });

  test("a figure for a closed practice is refused in a sentence at its cell", async () => {
    const { items } = await ask<{ items: (Schemas["OrganisationRef"] & { closed: string | null })[] }>(
      "national",
      "/api/v1/practices?status=closed",
    );
    const closed = items.find((each) => each.closed !== null)!;
    const first = addDays(closed.closed!, -300);
    const joined = await refusal("national", `/api/v1${TRIED}/practices`, { practices: [closed.code], first });
    expect(joined.status).toBe(201);

    const page = await signIn("national");
    await page.getByRole("link", { name: "Initiatives", exact: true }).first().waitFor();
    await page.goto(`${new URL(page.url()).origin}${TRIED}/measures`);
    await page.getByRole("button", { name: "Define your own" }).click();
    const form = page.getByRole("form", { name: "Define your own measure" });
    await form.getByLabel("Title").fill("Complaints about the phones");
    await form.getByLabel("What kind of number").selectOption("count");
    await form.getByLabel("What is counted").fill("Complaints");
    await form.getByLabel("Who gives the figures").selectOption("yes");
    await form.getByRole("button", { name: "Define it" }).click();
    await page.getByRole("link", { name: "None yet of Complaints about the phones" }).click();
    await look(page, "Figures: Complaints about the phones");
    const month = addMonths(thisMonth, -1);
    const cell = page.getByLabel(`${closed.name}, ${monthAndYear(month)}: Complaints`);
    await cell.fill("3");
    await page.getByRole("button", { name: "Save one figure" }).click();
    const sentence = `${closed.name} closed on ${longDate(closed.closed!)}, so it has no figure for ${monthAndYear(month)}.`;
    await page.getByRole("link", { name: sentence }).waitFor();
    const words = page.locator(`[id="${await cell.getAttribute("aria-describedby")}"]`);
    expect(await words.textContent()).toContain(sentence);
    await look(page, "Figures: Complaints about the phones");
    await page.getByRole("button", { name: "Put back what is saved" }).click();
    expect(await cell.inputValue()).toBe("");
  });

  test("a business case goes on: a stakeholder with a stance, and an answer to a challenge", async () => {
    const page = await signIn("national");
    await page.getByRole("link", { name: "Initiatives", exact: true }).first().waitFor();
    await page.goto(`${new URL(page.url()).origin}${CASE}/business-case`);
    await look(page, "Business case");
    await page.getByRole("button", { name: "Name a stakeholder" }).click();
    const form = page.getByRole("form", { name: "Name a stakeholder" });
    await form.getByLabel("Who", { exact: false }).first().fill("Ambulance service");
    await form.getByLabel("Influence").selectOption("high");
    await form.getByLabel("Where they stand").selectOption("unsure");
    await form.getByRole("button", { name: "Name them" }).click();
    await page.getByText("Ambulance service is named.").waitFor();
    await page.getByRole("button", { name: "Stance of Ambulance service" }).click();
    await page.getByLabel("Where they stand").selectOption("for");
    await page.getByLabel("Since").fill(addDays(today(), 2));
    await page.getByRole("button", { name: "Record the stance" }).click();
    await page.getByRole("link", { name: /still to come/ }).waitFor();
    await page.getByLabel("Since").fill(today());
    await page.getByRole("button", { name: "Record the stance" }).click();
    await page.getByRole("status").getByText("Ambulance service: for.").waitFor();
    await look(page, "Business case");

    await page.getByText("One challenge waits for an answer.").waitFor();
    await page.getByRole("button", { name: "Answer A carer" }).click();
    await page.getByLabel("Answer", { exact: true }).fill("The nurse on call, from April.");
    await page.getByRole("button", { name: "Record the answer" }).click();
    await page.getByText("The answer to A carer is recorded.").waitFor();
    expect(await page.getByText("No answer yet").count()).toBe(0);
    await look(page, "Business case");
    const challenges = await ask<{ items: Schemas["CaseChallenge"][] }>("national", `/api/v1${CASE}/challenges`);
    expect(challenges.items.find(({ by_whom }) => by_whom === "A carer")).toMatchObject({
      answer: "The nurse on call, from April.",
      answered_on: today(),
    });
    const stakeholders = await ask<{ items: Schemas["Stakeholder"][] }>("national", `/api/v1${CASE}/stakeholders`);
    expect(stakeholders.items.find(({ name }) => name === "Ambulance service")).toMatchObject({ now: "for" });
  });
});
