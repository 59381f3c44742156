/** What each person comes for, walked through the built pages, the real API and a real database. */
import { describe, expect, test } from "vitest";
import type { EntryForm } from "../../src/api/figureTypes";
import type { Dashboard, Overview, Series } from "../../src/api/types";
import { sizes, type Size } from "../browser";
import { FEDERATIONS } from "./backend";
import { walking } from "./walking";

const HEAD = "organisation,measure,period,numerator,denominator";
const csv = (name: string, rows: string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from([HEAD, ...rows, ""].join("\n")),
});

describe("with the real backend", () => {
  const { signIn, look, ask } = walking();

  test.each(["desktop", "phone"] as Size[])("a lead lands on their federation and opens a chart, %s", async (size) => {
    const page = await signIn("lead", size);
    await look(page, "Brackenholt Health Federation");
    const code = page.url().split("/").at(-1)!;
    const { measures } = await ask<Dashboard>("lead", `/api/v1/federations/${code}/dashboard`);
    const first = measures[0]!;
    await page.getByRole("link", { name: first.measure.short_title, exact: true }).first().click();
    await look(page, `${first.measure.title}, Brackenholt Health Federation`);
    const series = await ask<Series>("lead", `/api/v1/measures/${first.measure.code}/series/${code}`);
    expect(await page.getByRole("img", { name: series.alt }).count()).toBe(1);
    expect(await page.getByText(`Average ${series.phases.at(-1)!.centre_shown}`).count()).toBeGreaterThan(0);
    const newest = page.getByRole("table").first().locator("tbody tr").first();
    expect(await newest.textContent()).toContain(series.points.at(-1)!.numerator_shown);
    expect(await newest.textContent()).toContain(series.points.at(-1)!.usual_shown);
  });

  test.each(["desktop", "phone"] as Size[])(
    "the national team sees every federation, and filters, %s",
    async (size) => {
      const page = await signIn("national", size);
      await look(page, "National overview");
      const all = await ask<Overview>("national", "/api/v1/overview?level=federation");
      expect(all.items.length).toBe(FEDERATIONS);
      // Only rows in view exist: a taller window has them all.
      await page.setViewportSize({ ...sizes[size], height: 2400 });
      const links = page.locator(size === "phone" ? ".phone-list__name a" : ".grid tbody th a");
      const shown = async (count: number) => {
        await expect.poll(() => links.count()).toBe(count);
        return (await links.allTextContents()).sort();
      };
      expect(await shown(FEDERATIONS)).toEqual(all.items.map((row) => row.organisation.name).sort());

      const region = all.filters.regions.find(({ count }) => count > 0 && count < FEDERATIONS)!;
      if (size === "phone") await page.getByRole("button", { name: /^Region/ }).click();
      await page.getByRole("button", { name: new RegExp(`^${region.label}`) }).click();
      await page.waitForURL(`**/overview?*region=${region.value}*`);
      const there = all.items.filter((row) => row.region?.code === region.value);
      expect(await shown(region.count)).toEqual(there.map((row) => row.organisation.name).sort());
    },
  );

  test("the schemes of the Access Fund stand beside practices in none", async () => {
    const page = await signIn("faculty");
    await look(page, "My week"); // where the faculty land
    await page.getByRole("link", { name: "Access Fund", exact: true }).click();
    await look(page, "Access Fund");
    await page.getByRole("row", { name: /Practices in no scheme/ }).waitFor();
    expect(await page.getByRole("button", { name: "Not in a scheme" }).count()).toBe(0);
  });

  test("an analyst lands where files are sent", async () => {
    await look(await signIn("analyst"), "Data and API");
  });

  test("a bad file is refused row by row, a good one shows in the chart, and undone is gone", async () => {
    const { organisation, period } = await ask<EntryForm>("practice", "/api/v1/entry");
    const chart = () => ask<Series>("practice", `/api/v1/measures/missed_call_share/series/${organisation.code}`);
    const latest = async () => (await chart()).points.find((point) => point.period === period)?.shown ?? "";
    const good = `${organisation.code},missed_call_share,${period},400,4000`;
    const before = await latest();

    const page = await signIn("national");
    await look(page, "National overview");
    await page.getByRole("link", { name: "Data and API" }).first().click();
    await look(page, "Data and API");
    const choose = async (label: string, file: ReturnType<typeof csv>) => {
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByText(label).first().click()]);
      await chooser.setFiles(file);
    };
    const bad = [good, `Z99999,missed_call_share,${period},1,10`, `${organisation.code},dna_rate,${period},90,30`];
    await choose("Choose files", csv("phones.csv", bad));
    await page.getByRole("heading", { name: "Nothing has been loaded: 2 of 3 rows need fixing" }).waitFor();
    await look(page, "phones.csv");
    const rows = page.locator(".refused-rows tbody tr");
    expect(await rows.locator("th").allTextContents()).toEqual(["3", "4"]);
    expect(await rows.nth(0).textContent()).toContain("Z99999");
    expect(await latest()).toBe(before);

    await choose("Send a corrected file", csv("phones corrected.csv", [good]));
    await page.getByText("1 row loaded.").waitFor();
    await look(page, "phones corrected.csv");
    expect(await latest()).toBe("10.0%");

    await page.getByRole("button", { name: "Undo this load" }).click();
    await page.getByRole("button", { name: "Undo the load" }).click();
    await page.getByText("This load was undone by Nadia Rahman").waitFor();
    expect(await latest()).toBe(before);
  });

  test.each([
    ["desktop", "1,100", "27.5%"],
    ["phone", "1,200", "30.0%"],
  ] as [Size, string, string][])(
    "a practice enters a figure, is warned that it is unusual, and finds it saved, %s",
    async (size, missed, share) => {
      const page = await signIn("practice", size);
      await look(page, /’s numbers$/);
      await page.getByLabel("Calls received").fill("4000");
      await page.getByLabel("Calls not answered").fill(missed.replace(",", ""));
      await page.getByLabel("Requests received online").focus();
      await page.getByText(`That is ${share} of calls not answered. Linden Walk usually has`).waitFor();
      await page
        .getByText(/^Saved \d\d:\d\d/)
        .first()
        .waitFor();
      await look(page, /’s numbers$/);
      await page.reload();
      await page.getByText(`Is ${missed} right?`).waitFor();
      expect(await page.getByLabel("Calls not answered").inputValue()).toBe(missed);
    },
  );
});
