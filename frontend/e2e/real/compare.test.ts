/** One measure across organisations, with the real backend: what the API answers is what the pictures say. */
import { describe, expect, test } from "vitest";
import type { Centiles, Funnel } from "../../src/api/comparison";
import { walking } from "./walking";

describe("comparing with the real backend", () => {
  const { signIn, look, ask } = walking();

  test("a lead compares their federation with others, then its practices with each other, then over time", async () => {
    const page = await signIn("lead");
    await page.getByRole("heading", { level: 1, name: "Brackenholt Health Federation" }).waitFor();
    const code = page.url().split("/").at(-1)!;
    await page.goto(new URL(`/measures/missed_call_share/${code}`, page.url()).href);
    await page.getByRole("link", { name: "in a funnel" }).click();
    await look(page, "Missed calls, Brackenholt Health Federation: compared");
    const measure = "/api/v1/measures/missed_call_share";
    const among = await ask<Funnel>("lead", `${measure}/funnel?of=federation`);
    await page.getByRole("img", { name: among.alt }).waitFor();
    expect(await page.getByRole("rowheader").count()).toBe(among.items.length);

    await page.getByLabel("Among").selectOption(`practice:${code}`);
    const inside = await ask<Funnel>("lead", `${measure}/funnel?of=practice&within=${code}`);
    await page.getByRole("img", { name: inside.alt }).waitFor();
    const first = inside.items[0]!;
    const row = page.getByRole("row", { name: new RegExp(first.organisation.name) });
    expect(await row.textContent()).toContain(first.rank_shown);

    await page.getByRole("button", { name: "Over time" }).click();
    const months = await ask<Centiles>("lead", `${measure}/centiles?of=practice&within=${code}`);
    await page.getByRole("img", { name: months.alt }).waitFor();
    await look(page, "Missed calls, Brackenholt Health Federation: compared");
    expect(await page.locator("tbody tr").count()).toBe(12);
  });
});
