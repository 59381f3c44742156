/** The library and the evidence of an innovation, with the real backend: what the API answers is what the page says. */
import { describe, expect, test } from "vitest";
import type { Evidence, InnovationPage, LibraryItem, Spread } from "../../src/api/innovationTypes";
import { walking } from "./walking";

const CODE = "call-back-instead-of-hold";
const PATIENCE = { timeout: 30_000 };

describe("innovations with the real backend", () => {
  const { signIn, look, ask } = walking();
  const about = <Body>(part: string) => ask<Body>("lead", `/api/v1/innovations/${CODE}/${part}`);

  test("a lead searches, opens an innovation, and reads its evidence as a plot and as a table", async () => {
    const page = await signIn("lead");
    await page.getByRole("link", { name: "Innovations", exact: true }).click();
    await look(page, "Innovations");
    await page.getByLabel("Find", { exact: true }).fill("call back widen");
    const asked = "text=call+back+widen";
    const found = await ask<{ items: LibraryItem[]; total: number }>("lead", `/api/v1/innovations?${asked}`);
    expect(found.total).toBeGreaterThan(0);
    await page.getByText(new RegExp(`^${found.total} innovations? found\\.$`)).waitFor();
    expect(page.url()).toContain("text=call");
    await page.getByRole("link", { name: found.items[0]!.title, exact: true }).click();
    expect(found.items[0]!.code).toBe(CODE);

    const [head, evidence, spread] = await Promise.all([
      about<InnovationPage>("page"),
      about<Evidence>("evidence"),
      about<Spread>("spread"),
    ]);
    const forest = page.getByRole("img", { name: /^Forest plot of / });
    await forest.waitFor(PATIENCE);
    await look(page, head.title);
    expect(await page.locator(".lede").textContent()).toBe(evidence.sentence.map(({ text }) => text).join(""));
    expect(evidence.pooled).not.toBeNull();
    expect(await forest.getAttribute("aria-label")).toContain(evidence.pooled!.change.shown);
    for (const { words } of evidence.sites) {
      expect(await page.getByRole("img", { name: words, exact: true }).count()).toBe(1);
    }
    const strength = page.getByRole("region", { name: "Strength of evidence" });
    expect(await strength.textContent()).toContain(evidence.strength.in_favour.join("; "));
    expect(await page.getByText(spread.forecast!.words).count()).toBe(1);

    await page.getByRole("button", { name: "Table" }).click();
    await page.waitForURL(/view=table/);
    const rows = page.getByRole("table", { name: /what happened at each site$/ }).locator("tbody tr");
    expect(await rows.count()).toBe(evidence.sites.length);
    for (const [place, site] of evidence.sites.entries()) {
      const words = await rows.nth(place).textContent();
      for (const shown of [site.name, site.change.shown, site.level.shown, site.slope.shown]) {
        expect(words).toContain(shown);
      }
    }
    await look(page, head.title);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "CSV", exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`${CODE}-sites.csv`);

    await page.getByRole("link", { name: "Try this at my practices" }).click();
    await page.waitForURL(/\/federations\/[^/]+\/adoptions\?innovation=call-back-instead-of-hold/);
  }, 120_000);

  test("the national team adds an innovation, says whom to ask, and retires it with a reason", async () => {
    const page = await signIn("national", "phone");
    await look(page, "National overview");
    await page.goto(new URL("/new-innovation", page.url()).href);
    await page.getByLabel("Title").fill("A kettle for the waiting room");
    await page.getByLabel("What it is").fill("Tea, and a word with a volunteer, while people wait.");
    await page.getByLabel("Social prescribing").check();
    await page.getByRole("button", { name: "Add it to the library" }).click();
    await look(page, "A kettle for the waiting room");
    await page.getByText("No measure is named that it should move").waitFor();
    await page.getByRole("link", { name: "Change it" }).click();
    await look(page, "Change this innovation");
    await page.getByRole("button", { name: "Add somebody" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Invented Volunteer");
    await page.getByLabel("Where they work").fill("F001");
    await page.getByRole("button", { name: "Save whom to talk to" }).click();
    await page.getByText("Whom to talk to has been saved.").waitFor();
    await page.getByLabel("Why is it retired?").fill("The kettle broke.");
    await page.getByRole("button", { name: "Retire it" }).click();
    await page.getByText("A kettle for the waiting room is retired.").waitFor();
    const kept = await ask<InnovationPage>("national", "/api/v1/innovations/a-kettle-for-the-waiting-room/page");
    expect(kept.retired_because).toBe("The kettle broke.");
    expect(kept.contacts.map(({ name }) => name)).toEqual(["Invented Volunteer"]);
    expect(kept.themes.map(({ title }) => title)).toEqual(["Social prescribing"]);
  });
});
