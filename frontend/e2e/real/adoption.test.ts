/** An innovation adopted at eight practices at once, and what comes of it, with the real backend. */
import { describe, expect, test } from "vitest";
import type { components } from "../../src/api/schema.gen";
import type { Me } from "../../src/api/types";
import { addDays } from "../../src/lib/days";
import { today } from "../../src/lib/moment";
import { longDate } from "../../src/lib/period";
import { walking } from "./walking";

type Matrix = components["schemas"]["AdoptionMatrix"];
type Spread = components["schemas"]["NationalSpread"];

const AT_ONCE = 8;

describe("adoption, with the real backend", () => {
  const { signIn, look, ask } = walking();
  const matrixOf = async () => {
    const { organisation } = await ask<Me>("lead", "/api/v1/me");
    return ask<Matrix>("lead", `/api/v1/federations/${organisation.code}/adoptions`);
  };

  test("a lead adopts an innovation at eight practices at once; a day to come is refused in a sentence", async () => {
    const before = await matrixOf();
    const at = before.innovations.findIndex(
      (_, index) => before.rows.filter(({ cells }) => cells[index] === null).length >= AT_ONCE,
    );
    const innovation = before.innovations[at]!;
    const waiting = before.rows.filter(({ cells }) => cells[at] === null).slice(0, AT_ONCE);
    const nationally = async () => {
      const { innovations } = await ask<Spread>("national", "/api/v1/spread?by=region");
      return innovations.find((each) => each.innovation.code === innovation.code)!.using;
    };
    const usedBefore = await nationally();

    const page = await signIn("lead");
    await page.getByRole("link", { name: "Who here has adopted what" }).click();
    await look(page, "Who has adopted what");
    await page.getByLabel("Innovation", { exact: true }).selectOption(innovation.code);
    for (const { practice } of waiting) {
      await page.getByRole("checkbox", { name: practice.name, exact: true }).check();
    }
    await page.getByLabel("They are now").selectOption("adopted");
    await page.getByLabel("Since").fill(addDays(today(), 3));
    await page.getByRole("button", { name: "Record for 8 practices" }).click();
    await page
      .getByRole("link", { name: `A step is recorded once it is taken. Choose ${longDate(today())} or a day before.` })
      .waitFor();
    expect((await matrixOf()).innovations[at]!.using).toBe(innovation.using);

    await page.getByLabel("Since").fill(addDays(today(), -1));
    await page.getByRole("button", { name: "Record for 8 practices" }).click();
    await page.getByText(`Recorded for 8 practices: adopted, ${innovation.title}.`).waitFor();
    await page
      .getByText(`${innovation.using + AT_ONCE} of ${before.practices} practices use ${innovation.title}`)
      .waitFor();
    await look(page, "Who has adopted what");
    const after = await matrixOf();
    expect(after.innovations[at]!.using).toBe(innovation.using + AT_ONCE);
    expect(after.revision).toBe(before.revision + 1);
    expect(await nationally()).toBe(usedBefore + AT_ONCE);

    // The same again cannot be: each says so in its own row, and nothing is recorded for the ninth either.
    const ninth = after.rows.find(({ cells }) => cells[at] === null);
    const again = [waiting[0]!.practice, ...(ninth ? [ninth.practice] : [])];
    for (const { name } of again) await page.getByRole("checkbox", { name, exact: true }).check();
    await page.getByLabel("They are now").selectOption("adopted");
    await page.getByRole("button", { name: /^Record for/ }).click();
    await page
      .locator(`#fault-${again[0]!.code}`)
      .filter({ hasText: /already\.$/ })
      .waitFor();
    expect((await matrixOf()).revision).toBe(after.revision);

    // One was wrong: it is taken back.
    const { name } = waiting[0]!.practice;
    await page.getByRole("button", { name: `Steps of ${name}` }).click();
    await page.getByRole("button", { name: /^Take back/ }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByText(`Taken back: ${name}, adopted on`).waitFor();
    expect((await matrixOf()).innovations[at]!.using).toBe(innovation.using + AT_ONCE - 1);
  });

  test("the national team sees where innovations are in use, and when the nation changed", async () => {
    const page = await signIn("national");
    await look(page, "National overview");
    await page.getByRole("main").getByRole("link", { name: "How innovations spread" }).click();
    await look(page, "How innovations spread");
    await page.getByRole("button", { name: "Access Fund scheme" }).click();
    await page.getByRole("rowheader", { name: "All practices" }).waitFor();
    await look(page, "How innovations spread");
    await page.goto(new URL("/measures/appointments_per_1000/ENG", page.url()).href);
    await page.getByRole("link", { name: "When did it change?" }).click();
    await look(page, /: when did it change\?$/);
    await page.getByRole("heading", { name: "How this was worked out" }).waitFor();
  });

  test("a federation's page on a phone: what is tried, and what worked elsewhere", async () => {
    const page = await signIn("lead", "phone");
    const { organisation } = await ask<Me>("lead", "/api/v1/me");
    await page.getByRole("region", { name: "What we are trying" }).getByRole("rowheader").first().waitFor();
    await page
      .getByRole("region", { name: "What worked elsewhere" })
      .getByText(/evidence$/)
      .first()
      .waitFor();
    await look(page, organisation.name);
  });
});
