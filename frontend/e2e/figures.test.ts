/** Screens of what people send and set right, at desk and phone width, and what they do under a person's hands. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { violationsOn } from "./axe";
import type { Size } from "./browser";
import { fakeFigures, type FiguresOptions } from "./fake/figures";
import { picture, sound, withSite } from "./site";

const screens: { name: string; path: string; heading: string | RegExp; role?: "practice"; waitFor?: string }[] = [
  { name: "data-national", path: "/data", heading: "Data and API", waitFor: "phones-october-2018.csv" },
  { name: "import-refused", path: "/data/imports/41", heading: "phones-october-2018.csv", waitFor: "The 9 rows" },
  { name: "import-loaded", path: "/data/imports/40", heading: "phones-october-2018.csv", waitFor: "What it changed" },
  {
    name: "import-withdrawn",
    path: "/data/imports/39",
    heading: /^practices-november/,
    waitFor: "This load was undone",
  },
  { name: "import-nothing-new", path: "/data/imports/38", heading: /^phones-september/, waitFor: "Nothing new." },
  { name: "import-unreadable", path: "/data/imports/37", heading: /^notes of/, waitFor: "could not be read" },
  { name: "import-none", path: "/data/imports/1", heading: "Not found" },
  { name: "sending-none", path: "/data/imports/sending", heading: "Sending" },
  { name: "exclusions", path: "/data/exclusions", heading: "Figures set aside", waitFor: "Lantern Voice" },
  { name: "entry", path: "/entry", heading: "October’s numbers", role: "practice", waitFor: "Also missing" },
  { name: "practice", path: "/practices/Z10101", heading: "Ferry Road Medical Centre" },
  { name: "practices", path: "/practices", heading: "Practices", waitFor: "23 practices." },
  { name: "practices-none", path: "/practices?q=zzz", heading: "Practices", waitFor: "No practice is called" },
  { name: "how-the-charts-work", path: "/how-the-charts-work", heading: "How the charts work" },
  { name: "what-the-words-mean", path: "/what-the-words-mean", heading: "What the words mean" },
  { name: "accessibility", path: "/accessibility", heading: "Accessibility" },
  { name: "not-found", path: "/no/such/page", heading: "Not found" },
];

describe("what people send", () => {
  const { open, origin } = withSite<FiguresOptions>(fakeFigures);
  const file = { name: "phones-october-2018.csv", mimeType: "text/csv", buffer: Buffer.from("organisation,measure\n") };
  const choose = async (page: Page, button: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: button }).click(),
    ]);
    await chooser.setFiles(file);
  };

  for (const size of ["desktop", "phone"] as Size[]) {
    test.each(screens)(`$name, ${size}`, async ({ name, path, heading, role, waitFor }) => {
      const page = await open(path, { role }, size);
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      if (waitFor) await page.getByText(waitFor).first().waitFor();
      await page.waitForLoadState("networkidle");
      await picture(page, `${name}-${size}`);
      await sound(page);
      expect(errors).toEqual([]);
      await page.context().close();
    });
  }

  test("a refused file says nothing was loaded; its good rows are loaded from the file still at hand, and undone", async () => {
    const page = await open("/data");
    await choose(page, "Choose files");
    await page.getByRole("heading", { name: "Nothing has been loaded: 9 of 2,412 rows need fixing" }).waitFor();
    expect(page.url()).toBe(`${origin()}/data/imports/42`);
    await page.getByRole("button", { name: "Load the 2,403 good rows" }).click();
    await page.getByText("2,403 rows loaded.").waitFor();
    expect(page.url()).toBe(`${origin()}/data/imports/43`);
    await page.getByRole("button", { name: "Undo this load" }).click();
    await picture(page, "import-undo-asked");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Undo the load");
    await page.getByRole("button", { name: "Undo the load" }).click();
    await page.getByText("This load was undone by Nadia Rahman").waitFor();
  });

  test("several files are sent one after another and stay in the list", async () => {
    const page = await open("/data");
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Choose files" }).click(),
    ]);
    await chooser.setFiles([file, { ...file, name: "second.csv" }]);
    await page.getByText("7 of 7 shown").waitFor();
    expect(page.url()).toBe(`${origin()}/data`);
  });

  test("a file that never arrived says so, and is sent again from where it is kept", async () => {
    let down = true;
    const page = await open("/data", { unreachable: () => down });
    await choose(page, "Choose files");
    await page.getByText("The file was not loaded.").first().waitFor();
    await picture(page, "sending-failed");
    expect(await violationsOn(page)).toEqual([]);
    down = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: /^Nothing has been loaded/ }).waitFor();
  });

  test("after a reload the file is no longer at hand, and the page says to choose it again", async () => {
    const page = await open("/data/imports/41");
    await page.getByRole("heading", { name: /^Nothing has been loaded/ }).waitFor();
    expect(await page.getByRole("button", { name: /^Load the/ }).count()).toBe(0);
    await choose(page, "choose the file again");
    await page.getByText("2,403 rows loaded.").waitFor();
  });

  test("refused rows are filtered by problem, ordered by column, and kept as a file", async () => {
    const page = await open("/data/imports/41");
    const rows = page.locator(".refused-rows tbody tr");
    await rows.first().waitFor();
    await page.getByRole("button", { name: /^Row/ }).click();
    expect(await rows.first().locator("th").textContent()).toBe("2,411");
    await page.getByRole("combobox", { name: "Problem" }).selectOption("Not a number");
    await page.waitForFunction(() => document.querySelectorAll(".refused-rows tbody tr").length === 2);
    const [kept] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download the 9 rows" }).click(),
    ]);
    expect(kept.suggestedFilename()).toBe("phones-october-2018.csv - problems.csv");
  });

  test("a pair is saved once both halves are given, and the bar counts it", async () => {
    const page = await open("/entry", { role: "practice" });
    await page.getByLabel("Staff who answered").fill("16");
    await page.getByLabel("Satisfied or very satisfied").focus();
    await page.getByText("waits for its pair").waitFor();
    await page.getByLabel("Satisfied or very satisfied").fill("12");
    await page.getByLabel("Hours this month").focus();
    await page.getByText("4 of 5 done").waitFor();
    expect(await page.getByLabel("Hours this month").getAttribute("inputmode")).toBe("decimal");
  });

  test("a warning never blocks, and is not given again once it was answered", async () => {
    const page = await open("/entry", { role: "practice" });
    const warning = page.getByText("Is 1,930 right?");
    await warning.waitFor();
    await page.getByRole("button", { name: "It is right" }).click();
    await warning.waitFor({ state: "detached" });
    await page.reload();
    await page.getByLabel("Calls received").waitFor();
    expect(await warning.count()).toBe(0);
  });

  test("what the API refuses is said at its field and stays as typed", async () => {
    const page = await open("/entry", { role: "practice" });
    await page.getByLabel("Staff who answered").fill("10");
    await page.getByLabel("Satisfied or very satisfied").fill("12");
    await page.getByLabel("Hours this month").focus();
    await page.getByText("This is more than all of them.").waitFor();
    expect(await page.getByLabel("Satisfied or very satisfied").getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByLabel("Satisfied or very satisfied").inputValue()).toBe("12");
  });

  test("without a connection what is typed is kept, survives a reload, and is sent when it is back", async () => {
    let down = true;
    const page = await open("/entry", { role: "practice", unreachable: () => down });
    await page.getByLabel("Hours this month").fill("17");
    await page.getByLabel("Staff who answered").fill("16");
    await page.getByLabel("Satisfied or very satisfied").fill("12");
    await page.getByRole("heading", { name: "Hours released" }).click();
    await page.getByText("3 figures are kept here and will be sent when you are back.").waitFor();
    await picture(page, "entry-offline");
    expect(await violationsOn(page)).toEqual([]);
    await page.reload();
    await page.getByLabel("Hours this month").waitFor();
    expect(await page.getByLabel("Hours this month").inputValue()).toBe("17");
    down = false;
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await page.getByText("5 of 5 done").waitFor();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test("a save that meets a newer version shows both, and the person chooses", async () => {
    const page = await open("/entry", { role: "practice", overtake: true });
    await page.getByLabel("Staff who answered").fill("17");
    await page.getByLabel("Satisfied or very satisfied").fill("12");
    await page.getByLabel("Hours this month").focus();
    await page.getByText("Someone else changed this").waitFor();
    await picture(page, "entry-conflict");
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Save mine over it" }).click();
    await page.getByText("71% satisfied").waitFor();
    expect(await page.getByLabel("Satisfied or very satisfied").inputValue()).toBe("12");
  });

  test("finishing says what is saved, and that the rest can wait", async () => {
    const page = await open("/entry", { role: "practice" });
    await page.getByRole("button", { name: "Finish" }).click();
    await page.getByText("3 of 5 are saved. The rest can wait.").waitFor();
    await picture(page, "entry-finished");
    expect(await violationsOn(page)).toEqual([]);
  });

  test("figures are set aside with a reason, and lifted after a question", async () => {
    const page = await open("/data/exclusions");
    await page.getByRole("button", { name: "Set aside" }).click();
    await page.getByRole("heading", { name: "Nothing has been set aside" }).waitFor();
    await picture(page, "exclusions-errors");
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel("Measure").selectOption({ index: 1 });
    await page.getByLabel("First month").fill("2018-08");
    await page.getByLabel("Last month").fill("2018-09");
    await page.getByLabel("Supplier, as the files spell it").fill("Lantern Voice");
    await page.getByRole("textbox", { name: "Reason" }).fill("Its exchange was down.");
    await page.getByRole("button", { name: "Set aside" }).click();
    await page.getByText("214 figures set aside.").waitFor();
    await page.getByRole("button", { name: "Lift", exact: true }).first().click();
    await page.getByRole("button", { name: "Lift it" }).click();
    await page.getByText("lifted 12 Nov 2018").waitFor();
  });

  test("a page that is gone to is heard: the focus is on its heading", async () => {
    const page = await open("/practices");
    await page.getByRole("link", { name: "Ferry Road Medical Centre" }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Ferry Road Medical Centre");
  });

  test("a lost connection is said on top, and taken back", async () => {
    const page = await open("/practices");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.context().setOffline(true);
    await page.getByText("Not connected.").waitFor();
    await page.context().setOffline(false);
    await page.getByText("Not connected.").waitFor({ state: "detached" });
  });
});
