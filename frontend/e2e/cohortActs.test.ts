/** States of a cohort's forms that a real database does not hold still for: a change by somebody else, a server that fails. */
import { describe, expect, test } from "vitest";
import { violationsOn } from "./axe";
import { fakeApi } from "./fake/api";
import { CODE } from "./fake/cohort";
import { withSite } from "./site";

describe("a cohort that is changed", () => {
  const site = withSite(fakeApi);
  const open = (path: string) => site.open(`/cohorts/${CODE}${path}`);

  test("somebody else has changed it: what was typed is kept, and says so", async () => {
    const page = await open("/sessions/17");
    await page.getByLabel("Title").fill("Writing it up");
    await page.route("**/api/v1/sessions/17", (route) =>
      route.request().method() === "PATCH"
        ? route.fulfill({
            status: 412,
            contentType: "application/problem+json",
            body: JSON.stringify({ title: "Somebody else has changed this session since you looked.", status: 412 }),
          })
        : route.fallback(),
    );
    await page.getByRole("button", { name: "Save" }).click();
    await page
      .getByRole("alert")
      .getByText(/^Somebody else has changed this session/)
      .waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("What you typed is kept");
    expect(await page.getByLabel("Title").inputValue()).toBe("Writing it up");
  });

  test("what cannot be fetched says so on its page, and offers a way on", async () => {
    for (const [path, part] of [
      ["/sessions/17", "/sessions/17"],
      ["/people/1", "/participants/1"],
      ["/away", "/rota"],
      ["/backfill", "/backfills"],
    ] as const) {
      const page = await open(path);
      await page.route(new RegExp(`/api/v1.*${part}(\\?.*)?$`), (route) =>
        route.fulfill({
          status: 500,
          contentType: "application/problem+json",
          body: JSON.stringify({ title: "Something went wrong here, not with you.", status: 500 }),
        }),
      );
      await page.reload();
      await page.getByRole("alert").getByRole("button", { name: "Try again" }).first().waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.context().close();
    }
  });

  test("arrow keys move along the milestones of one person, who is one tab stop", async () => {
    const page = await open("");
    const steps = page.getByRole("group", { name: "Milestones of Martha Quill" });
    await steps.getByRole("button", { name: /^Tested/ }).focus();
    await page.keyboard.press("ArrowRight");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    expect(await focused()).toMatch(/^Completed/);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).toMatch(/^Started/);
    expect(await steps.locator('button[tabindex="0"]').count()).toBe(1);
  });
});
