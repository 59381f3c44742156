/** Exports under the hands of an analyst: ordered, watched, fetched, broken off and gone on with, deleted. */
import { describe, expect, test } from "vitest";
import { fakeApi, type FakeOptions } from "./fake/api";
import { FAILED, GONE, READY, UNDER_WAY, type ExportsFake } from "./fake/exports";
import { picture, sound, withSite } from "./site";

type Sent = NonNullable<ExportsFake["sent"]>;

describe("exports", () => {
  const { open } = withSite<FakeOptions>(fakeApi);
  const analyst = (exports: ExportsFake): FakeOptions => ({ role: "analyst", exports });

  test("from the data page an export is ordered, made while one looks, and its file is what was listed", async () => {
    const sent: Sent = [];
    const page = await open("/data", analyst({ sent }));
    await page.getByRole("link", { name: "Make an export" }).click();
    await page.getByRole("heading", { level: 1, name: "Take data out" }).waitFor();
    for (const label of ["Organisations", "Measures and how they are worked out"]) {
      await page.getByRole("checkbox", { name: label, exact: true }).uncheck();
    }
    await page.getByRole("checkbox", { name: "Who belongs to whom, with dates" }).uncheck();
    await page.getByRole("checkbox", { name: /^Figures of groups/ }).uncheck();
    await page.getByRole("checkbox", { name: /^Figures of practices/ }).uncheck();
    await page.getByLabel("First month").fill("2018-10");
    await page.getByLabel("Last month").fill("2018-04");
    await page.getByRole("button", { name: "Make the export" }).click();
    await page.getByRole("link", { name: "Tick at least one thing to take out." }).waitFor();
    await page.getByRole("link", { name: "The last month is before the first." }).waitFor();
    await sound(page);
    await picture(page, "exports-gaps");
    expect(sent).toEqual([]);
    await page.getByRole("checkbox", { name: /^Figures of practices/ }).check();
    await page.getByLabel("Last month").fill("2018-12");
    await page.getByLabel("One organisation").fill("Brackenholt Together, F0010");
    await page.getByRole("button", { name: "Make the export" }).click();

    await page.getByRole("heading", { level: 1, name: /^Figures of practices, month by month/ }).waitFor();
    expect(sent[0]?.body).toEqual({
      kinds: ["observation"],
      formats: ["csv"],
      organisation: "F0010",
      from: "2018-10-01",
      to: "2018-12-01",
    });
    await page.getByText("900 of about 2,000 rows written").waitFor();
    await page
      .getByRole("status")
      .getByText(/^1 file, 56 kB, kept until/)
      .waitFor();
    const asked = page.getByRole("region", { name: "What was asked for" });
    await asked.getByRole("link", { name: "Brackenholt Together (F0010)" }).waitFor();
    await asked.getByText("October 2018 to December 2018").waitFor();
    await asked.getByText(/^Rows of its own, not of the practices in it/).waitFor();
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download observation.csv.gz" }).click();
    expect((await coming).suggestedFilename()).toBe("observation.csv.gz");
    await page.getByText("It is in your downloads; its SHA-256 is the one listed.").waitFor();
    await sound(page);
    await picture(page, "export-fetched");
  });

  test("a file that broke off goes on where it stopped, and altered bytes are said to be", async () => {
    const sent: Sent = [];
    const page = await open(`/data/exports/${READY}`, analyst({ sent, breaks: true }), "phone");
    await page.getByRole("button", { name: "Download observation.csv.gz" }).click();
    await page.getByText("The connection broke off. What has come is kept").waitFor();
    await sound(page);
    await picture(page, "export-broken-phone");
    await page.getByRole("button", { name: "Go on observation.csv.gz" }).click();
    await page.getByText("its SHA-256 is the one listed").waitFor();
    expect(sent.map(({ range }) => range)).toEqual([undefined, "bytes=20000-"]);

    const other = await open(`/data/exports/${READY}`, analyst({ altered: true }));
    await other.getByRole("button", { name: "Download observation.csv.gz" }).click();
    await other.getByText("its SHA-256 is another: do not use it").waitFor();
  });

  test("one under way shows how far it is and can be stopped; one that failed or is gone says so, and what to do", async () => {
    const sent: Sent = [];
    const page = await open(`/data/exports/${UNDER_WAY}`, analyst({ sent, endless: true }));
    await page.getByText("1,310,000 of about 4,760,000 rows written").waitFor();
    expect(await page.getByRole("progressbar").getAttribute("value")).toMatch(/^0\.27/);
    await page.getByRole("button", { name: "Stop it" }).click();
    await page.getByText("What has been written of it is thrown away.").waitFor();
    await page.getByRole("button", { name: "Stop it" }).click();
    await page.getByRole("heading", { level: 1, name: "Take data out" }).waitFor();
    expect(sent).toMatchObject([{ method: "DELETE" }]);

    const failed = await open(`/data/exports/${FAILED}`, analyst({}), "phone");
    await failed.getByText("There was no room on the disk. Ask for it again.").waitFor();
    await failed.getByRole("link", { name: "Make another" }).waitFor();
    await sound(failed);
    await picture(failed, "export-failed-phone");
    const gone = await open(`/data/exports/${GONE}`, analyst({}));
    await gone.getByText("This export has been deleted. Ask for a new export.").waitFor();
    await gone.getByRole("link", { name: "Make another" }).click();
    await gone.getByRole("table", { name: "Your exports" }).waitFor();
  });

  test("none yet, too many at once, a list that fails, and one who may not", async () => {
    const page = await open("/data/exports", analyst({ none: true }));
    await page.getByText("You have made no export yet.").waitFor();
    await sound(page);
    await picture(page, "exports-none");
    await page.getByRole("checkbox", { name: "Phases of charts" }).check();
    await page.getByRole("button", { name: "Make the export" }).click();
    await page.getByRole("link", { name: /^You have 3 exports under way/ }).waitFor();
    const failing = await open("/data/exports", analyst({ down: () => true }));
    await failing.getByText("The list of your exports could not be fetched.").waitFor();
    await sound(failing);
    const lead = await open("/data/exports", { role: "lead" });
    await lead.getByText("This is for analysts and the national team.").waitFor();
    await sound(lead);
  });
});
