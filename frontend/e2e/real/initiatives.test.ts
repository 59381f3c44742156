/** A lead with their initiatives: begun in a minute, drawn by keyboard, tested in cycles, and changed by two at once. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { components } from "../../src/api/schema.gen";
import { addDays } from "../../src/lib/days";
import { today } from "../../src/lib/moment";
import { walking } from "./walking";

type InitiativePage = components["schemas"]["InitiativePage"];
type Initiative = components["schemas"]["Initiative"];
type Diagram = components["schemas"]["DriverDiagram"];
const TITLE = "Online forms before nine";
const PATIENCE = 12_000;
const CODE = "online-forms-before-nine";

describe("initiatives, with the real backend", () => {
  const { signIn, look, ask } = walking();

  const pageOf = (code = CODE) => ask<InitiativePage>("lead", `/api/v1/initiatives/${code}/page`);
  const at = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
  const act = (page: Page | Locator, name: string | RegExp) => page.getByRole("button", { name, exact: true });
  async function open(path: string, heading: string | RegExp, size: "desktop" | "phone" = "desktop"): Promise<Page> {
    const page = await signIn("lead", size);
    page.setDefaultTimeout(PATIENCE);
    await page.getByRole("navigation", { name: "Main" }).waitFor();
    await page.goto(new URL(path, page.url()).href);
    await at(page, heading);
    return page;
  }
  /** The sentence stands in the summary at the head of the form and at its field, and leads there. */
  async function refusal(page: Page, sentence: string | RegExp, field: string) {
    const link = page.getByRole("alert").getByRole("link", { name: sentence });
    await link.waitFor();
    const words = (await link.textContent())!;
    expect(await page.locator(".nhsuk-error-message").filter({ hasText: words }).count()).toBeGreaterThan(0);
    await link.click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(field);
  }

  test("the board of a federation stands by status, with what has stalled", async () => {
    const page = await signIn("lead");
    page.setDefaultTimeout(PATIENCE);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Initiatives" }).click();
    await look(page, "Initiatives");
    const testing = page.getByRole("region", { name: /^Testing/ });
    await testing.getByRole("link", { name: "Text reminders" }).waitFor();
    expect(await testing.getByText("Stalled").count()).toBe(1);
    await act(page, "List").click();
    await page.getByLabel("Words").fill("reminders");
    await page.getByText("1 initiative matches.", { exact: false }).waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe("reminders");
    await page.getByRole("link", { name: "Text reminders" }).click();
    await look(page, /^Text reminders/);
  });

  test("one is begun in under ten inputs and two minutes, and stands on its own page", async () => {
    const page = await open("/initiatives", "Initiatives");
    const began = performance.now();
    let inputs = 0;
    const count = <Given>(given: Promise<Given>) => {
      inputs += 1;
      return given;
    };
    await count(page.getByRole("link", { name: "New initiative" }).click());
    await look(page, "New initiative");
    expect(await page.locator("main form :is(input, select, textarea)").count()).toBeLessThan(10);
    expect(await page.getByLabel("Whose it is").inputValue()).toMatch(/^Brackenholt/);
    await count(page.getByLabel("Title").fill(TITLE));
    await count(page.getByLabel("What", { exact: true }).fill("Answer online forms before nine"));
    await count(page.getByLabel("How much").fill("Nine in ten"));
    await count(page.getByLabel("By when").fill(addDays(today(), 200)));
    await count(act(page, "Start it").click());
    await look(page, new RegExp(`^${TITLE}`));
    expect(inputs).toBeLessThan(10);
    expect(performance.now() - began).toBeLessThan(120_000);
    const made = await pageOf();
    expect(made.status).toBe("planning");
    expect(made.owner?.kind).toBe("federation");
    expect(made.aim.how_much).toBe("Nine in ten");
    await page.getByText("No cycles yet").waitFor();
  });

  test("a driver diagram is drawn with the keyboard alone; a loop is refused", async () => {
    const page = await open(`/initiatives/${CODE}/drivers`, "How we think it works");
    const key = (name: string) => page.keyboard.press(name);
    const type = (words: string) => page.keyboard.type(words);
    const focused = () =>
      page.evaluate(() => {
        const here = document.activeElement;
        const labels = here instanceof HTMLInputElement ? here.labels : null;
        const by = here?.getAttribute("aria-labelledby");
        const named = by && document.getElementById(by)?.textContent;
        return here?.getAttribute("aria-label") ?? (labels?.[0]?.textContent || named || here?.textContent || "");
      });
    const go = async (name: RegExp, step: "Tab" | "Shift+Tab" = "Tab") => {
      for (let pressed = 0; pressed < 80; pressed += 1) {
        if (name.test(await focused())) return;
        await key(step);
      }
      throw new Error(`The keyboard does not reach ${name.source}.`);
    };
    const add = async (kind: string, title: string) => {
      await go(new RegExp(`^Add a ${kind}`));
      await type(title);
      await key("Enter");
      await page.getByText(`${title} was added`).waitFor();
    };
    const serve = async (upper: string) => {
      await go(new RegExp(`^${upper}`));
      await key("ArrowDown");
    };
    await add("primary driver", "Forms arrive early");
    await add("primary driver", "Somebody reads them");
    // The first is still in hand, so it is what the next serves.
    await add("secondary driver", "One rota for forms");
    await go(/^Primary driver: Forms arrive early/, "Shift+Tab");
    await key("ArrowRight");
    expect(await focused()).toBe("Secondary driver: One rota for forms. Serves Forms arrive early.");
    await key("Enter");
    await serve("Somebody reads them");
    await page.getByText("One rota for forms serves Somebody reads them.").waitFor();
    await add("change idea", "A reader from 7.30");
    await go(/^Save the diagram/);
    await key("Enter");
    await look(page, new RegExp(`^${TITLE}`));
    await act(page, "As a list").click();
    const list = page.getByRole("region", { name: "How we think it works" }).getByRole("list").first();
    for (const title of ["Forms arrive early", "Somebody reads them", "One rota for forms", "A reader from 7.30"]) {
      expect(await list.innerText()).toContain(title);
    }
    const drawn = await ask<Diagram>("lead", `/api/v1/initiatives/${CODE}/drivers`);
    const titled = new Map(drawn.drivers.map(({ id, title }) => [id, title]));
    expect(drawn.links.map(({ upper, lower }) => `${titled.get(lower)} < ${titled.get(upper)}`).sort()).toEqual([
      "A reader from 7.30 < One rota for forms",
      "One rota for forms < Forms arrive early",
      "One rota for forms < Somebody reads them",
    ]);

    // A second one serves the first; then the first cannot serve the second, which the page says, and the API too.
    await page.getByRole("link", { name: "Edit" }).click();
    await look(page, "How we think it works");
    await add("secondary driver", "A second reader");
    await go(/^Secondary driver: A second reader|^Primary driver/, "Shift+Tab");
    await page.getByRole("button", { name: /^Secondary driver: A second reader/ }).focus();
    await key("Enter");
    await serve("One rota for forms");
    await page.getByRole("button", { name: /^Secondary driver: One rota for forms/ }).focus();
    await page
      .getByText("It cannot serve “A second reader”: that serves it already, and a link back would close a loop.")
      .waitFor();
    await page.route("**/drivers", async (route) => {
      const body = route.request().postDataJSON() as components["schemas"]["DriverDiagramSent"];
      const [one, other] = ["One rota for forms", "A second reader"].map(
        (title) => body.drivers.find((driver) => driver.title === title)!.key,
      );
      await route.continue({
        postData: JSON.stringify({ ...body, links: [...body.links, { upper: other, lower: one, strong: true }] }),
      });
    });
    await act(page, "Save the diagram").click();
    await page.getByText("The diagram has not been saved.").waitFor();
    expect(await page.getByRole("alert").innerText()).toMatch(/circle|loop|cycle/i);
  });

  test("two cycles ramp: planned, studied against the prediction, and the next follows by itself", async () => {
    const page = await open(`/initiatives/${CODE}`, new RegExp(`^${TITLE}`));
    await page.getByRole("link", { name: "First cycle" }).click();
    await look(page, "Plan a cycle");
    await page.getByLabel("What is tested").fill("One reader, one morning");
    await page.getByLabel("On what scale").fill("One practice");
    await page.getByLabel("Change idea").selectOption({ label: "A reader from 7.30" });
    await page.getByLabel("What do we think will happen?").fill("Half are answered by nine");
    await page.getByLabel("First day").fill(today());
    await page.getByLabel("To be studied by").fill(addDays(today(), -1));
    await act(page, "Plan the cycle").click();
    await refusal(page, "A cycle cannot end before it starts: give a later day.", "cycle-last");
    await page.getByLabel("To be studied by").fill(addDays(today(), 7));
    await page.reload();
    await page.getByText("This is what you typed before.").waitFor();
    await act(page, "Plan the cycle").click();
    await look(page, new RegExp(`^${TITLE}`));
    await page.getByRole("link", { name: "Record cycle 1", exact: true }).click();
    await look(page, "A PDSA cycle");
    await page.getByLabel("Adapt").check();
    await act(page, "Save").click();
    await refusal(page, "Say what was found before you decide: adopt, adapt or abandon.", "cycle-found");
    expect(await page.getByLabel("Ended on").inputValue()).toBe(today());
    await page.getByLabel("What was done").fill("One reader from 7.30 on a Tuesday");
    await page.getByLabel("What was found").fill("A third were answered by nine; Mondays are different");
    await act(page, "Save").click();
    await at(page, new RegExp(`^${TITLE}`));
    await page.getByRole("cell", { name: "Adapted" }).waitFor();

    await page.getByRole("link", { name: "Next cycle" }).click();
    await at(page, "Plan a cycle");
    const follows = page.getByLabel("Ramps from");
    expect(await follows.locator("option:checked").textContent()).toBe("1. One reader, one morning");
    expect(await page.getByLabel("Change idea").locator("option:checked").textContent()).toBe("A reader from 7.30");
    await page.getByLabel("What is tested").fill("Two readers on Mondays");
    await page.getByLabel("On what scale").fill("Three practices");
    await page.getByLabel("What do we think will happen?").fill("Two thirds are answered by nine");
    await act(page, "Plan the cycle").click();
    await look(page, new RegExp(`^${TITLE}`));
    await page.getByRole("img", { name: /^2 cycles on a ramp of 2 scales/ }).waitFor();
    const { cycles } = await pageOf();
    expect(cycles.map(({ number, act: chosen, follows: before }) => [number, chosen, before?.number])).toEqual([
      [2, null, 1],
      [1, "adapt", undefined],
    ]);
  });

  test("two people change one initiative: the second sees both versions and loses nothing", async () => {
    const first = await open(`/initiatives/${CODE}/edit`, "Change the initiative");
    const second = await open(`/initiatives/${CODE}/edit`, "Change the initiative");
    await first.getByLabel("How much").fill("Eight in ten");
    await second.getByLabel("For whom").fill("Patients of all practices");
    await act(first, "Save").click();
    await at(first, new RegExp(`^${TITLE}`));
    await act(second, "Save").click();
    const both = second.getByRole("alert");
    await both.getByText("This initiative was changed by somebody else while you were typing.").waitFor();
    await look(second, "Change the initiative");
    const rows = both.getByRole("table").locator("tbody").getByRole("row");
    expect(await rows.allInnerTexts()).toEqual([
      "How much\tEight in ten\tNine in ten",
      "For whom\tempty\tPatients of all practices",
    ]);
    expect(await second.getByLabel("For whom").inputValue()).toBe("Patients of all practices");
    await second.getByLabel("How much").fill("Eight in ten");
    await both.getByRole("button", { name: "Save mine" }).click();
    await at(second, new RegExp(`^${TITLE}`));
    const { aim } = await ask<Initiative>("lead", `/api/v1/initiatives/${CODE}`);
    expect([aim.how_much, aim.for_whom]).toEqual(["Eight in ten", "Patients of all practices"]);
  });

  test("one that stops says why; a score out of range is refused in a sentence", async () => {
    const page = await open(`/initiatives/${CODE}/scores`, "Progress score");
    await look(page, "Progress score");
    await page.getByLabel("1.0 Charter and team").check();
    await page.route("**/scores/**", (route) =>
      route.request().method() === "PUT"
        ? route.continue({ postData: JSON.stringify({ score: 5.5, note: "" }) })
        : route.continue(),
    );
    await act(page, "Give this score").click();
    await refusal(
      page,
      /^5\.5 is not a progress score: they go from 0\.5 to 5\.0 in steps of a half\. Choose one of/,
      "teamscore-score",
    );
    await page.unroute("**/scores/**");
    await act(page, "Give this score").click();
    await page.getByText(/^The team says 1\.0 for /).waitFor();
    expect((await pageOf()).scores.team).toBe(1);

    await page.goto(new URL(`/initiatives/${CODE}/edit`, page.url()).href);
    await page.getByLabel("Status").selectOption({ label: "Stopped" });
    await act(page, "Save").click();
    await refusal(page, "Say in a sentence why it was stopped: others can learn from it.", "edit-ended_because");
    await page.getByLabel("Why it was stopped").fill("The supplier withdrew the form");
    await act(page, "Save").click();
    await look(page, new RegExp(`^${TITLE}`));
    await page.getByText("The supplier withdrew the form", { exact: false }).first().waitFor();
  });
});
