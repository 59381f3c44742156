/** Initiatives with made-up answers: their states, what is refused, and two people at one initiative. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { fakeApi } from "./fake/api";
import { TRYING, type InitiativeFake } from "./fake/initiative";
import { sound, withSite } from "./site";

const PATH = `/initiatives/${TRYING}`;

describe("initiatives", () => {
  const { open } = withSite((page: Page, initiatives: InitiativeFake) => fakeApi(page, { initiatives }));
  const act = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

  test("the list is narrowed down, in the address, and says what it found", async () => {
    const page = await open("/initiatives");
    await page.getByText("3 initiatives. One has stalled: nothing recorded for 90 days.").waitFor();
    await page.getByLabel("Status").selectOption({ label: "Testing" });
    await page.getByText("1 initiative matches. One has stalled", { exact: false }).waitFor();
    await page.waitForURL(/status=testing/);
    await page.getByLabel("Words").fill("nothing like it");
    await page.getByText("No initiative matches.").waitFor();
    await sound(page);
    await act(page, "Show all").click();
    await page.getByText("3 initiatives.", { exact: false }).waitFor();
    await page.getByLabel("stalled only").check();
    await page.waitForURL(/stalled=true/);
    await page.getByText("1 initiative matches.", { exact: false }).waitFor();
    expect(await page.getByRole("table").locator("tbody").getByRole("row").count()).toBe(1);
  });

  test("where nothing is tried, the first step is offered", async () => {
    const page = await open("/initiatives", { none: true });
    await page.getByRole("link", { name: "Start the first" }).click();
    await page.getByRole("heading", { level: 1, name: "New initiative" }).waitFor();
    await sound(page);
  });

  test("a title and an owner are enough; what is wrong stands at its field and what is typed stays", async () => {
    const sent: NonNullable<InitiativeFake["sent"]> = [];
    const page = await open("/new-initiative?project=12&title=Fewer%20letters", { sent });
    expect(await page.getByLabel("Title").inputValue()).toBe("Fewer letters");
    await act(page, "Start it").click();
    const summary = page.getByRole("alert");
    await summary.getByRole("link", { name: "Say whose initiative it is." }).click();
    expect(await focused(page)).toBe("initiative-owner");
    await page.getByLabel("Whose it is").fill("F0999");
    await act(page, "Start it").click();
    await summary.getByRole("link", { name: /^No organisation F0999 is known to you/ }).waitFor();
    await sound(page);
    await page.reload();
    await page.getByText("This is what you typed before.").waitFor();
    await page.getByLabel("Whose it is").fill("F0010");
    await act(page, "Start it").click();
    await page.getByRole("heading", { level: 1, name: /^Call back instead of hold/ }).waitFor();
    expect(sent.at(-1)!.body).toEqual({ title: "Fewer letters", owner: "F0010", theme: null, project: 12 });
  });

  test("two people change one initiative: both versions, and nothing typed is lost", async () => {
    const sent: NonNullable<InitiativeFake["sent"]> = [];
    const page = await open(`${PATH}/edit`, { meanwhile: true, sent });
    await page.getByLabel("For whom").fill("All our practices");
    await act(page, "Save").click();
    const both = page.getByRole("alert");
    await both.getByText("This initiative was changed by somebody else while you were typing.").waitFor();
    expect(await both.locator("tbody").getByRole("row").allInnerTexts()).toEqual([
      "How much\tTo 5% or below\tTo 6% or below",
      "For whom\tNine practices\tAll our practices",
    ]);
    expect(await act(page, "Save").isDisabled()).toBe(true);
    await sound(page);
    await act(page, "Save mine").click();
    await page.getByRole("heading", { level: 1, name: /^Call back instead of hold/ }).waitFor();
    expect(sent.at(-1)!.body).toMatchObject({ aim: { for_whom: "All our practices" } });
  });

  test("what somebody else has saved can be taken instead", async () => {
    const page = await open(`${PATH}/edit`, { meanwhile: true });
    await page.getByLabel("For whom").fill("All our practices");
    await act(page, "Save").click();
    await act(page, "Take what is saved").click();
    expect(await page.getByLabel("For whom").inputValue()).toBe("Nine practices");
    expect(await page.getByLabel("How much").inputValue()).toBe("To 5% or below");
  });

  test("one that is stopped has to say why", async () => {
    const page = await open(`${PATH}/edit`);
    await page.getByLabel("Status").selectOption({ label: "Stopped" });
    await act(page, "Save").click();
    await page
      .getByRole("alert")
      .getByRole("link", { name: /^Say in a sentence why it was stopped/ })
      .click();
    expect(await focused(page)).toBe("edit-ended_because");
    await sound(page);
  });

  test("several practices are added at once, from one day on", async () => {
    const sent: NonNullable<InitiativeFake["sent"]> = [];
    const page = await open(`${PATH}/people`, { sent });
    await act(page, "Add practices").click();
    await act(page, "Add").click();
    await page.getByRole("alert").getByRole("link", { name: "Tick at least one practice." }).waitFor();
    for (const code of ["Z10105", "Z10106"]) {
      await page.getByLabel("Another practice (optional)").fill(code);
      await page.keyboard.press("Enter");
    }
    await page.getByLabel("First day").fill("2018-11-01");
    await sound(page);
    await act(page, "Add 2 practices").click();
    await page.getByText("2 practices take part from 1 November 2018.").waitFor();
    expect(sent.at(-1)!.body).toEqual({ practices: ["Z10105", "Z10106"], first: "2018-11-01" });
  });

  test("who is in the team already is not added again, and what was typed stays", async () => {
    const page = await open(`${PATH}/people`);
    await act(page, "Add a member").click();
    await page.getByLabel("Name", { exact: true }).fill("Tom Reeve");
    await act(page, "Add to the team").click();
    await page.getByRole("alert").getByRole("link", { name: "Tom Reeve is in the team already." }).waitFor();
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Tom Reeve");
  });

  test("a score is chosen by its meaning", async () => {
    const sent: NonNullable<InitiativeFake["sent"]> = [];
    const page = await open(`${PATH}/scores`, { sent });
    await page.getByLabel("0.5 Intent").waitFor();
    expect(await page.getByRole("radio").count()).toBe(10);
    await act(page, "Give this score").click();
    await page.getByRole("alert").getByRole("link", { name: "Choose one of the ten, or leave it for now." }).waitFor();
    await page.getByLabel("3.5 Improvement").check();
    await act(page, "Give this score").click();
    await page.getByText(/^The team says 3\.5 for /).waitFor();
    expect(sent.at(-1)!.body).toEqual({ score: 3.5, note: "" });
  });

  test("a document is named by its address", async () => {
    const page = await open(`${PATH}/journal`);
    await act(page, "Write").click();
    await page.getByLabel("What happened, or what was learnt").fill("We met.");
    await page.getByLabel("Document (optional)").fill("minutes.docx");
    await act(page, "Save").click();
    await page
      .getByRole("alert")
      .getByRole("link", { name: /begins with https/ })
      .click();
    expect(await focused(page)).toBe("note-link");
    await sound(page);
  });

  test("a write-up is written, shared, and goes to the library once", async () => {
    const page = await open(`${PATH}/write-up`);
    await page.getByRole("link", { name: "Begin" }).click();
    await page.getByLabel("The problem").fill("One call in ten was lost.");
    await page.getByLabel("Finished on (optional)").fill("2018-11-20");
    await act(page, "Save").click();
    await page
      .getByRole("alert")
      .getByRole("link", { name: /^What was changed: write a sentence/ })
      .click();
    await page.keyboard.type("Nobody holds.\n\nReception calls back.");
    await page.getByLabel("The result").fill("6% are lost.");
    await act(page, "Save").click();
    await page.getByRole("heading", { level: 2, name: "What was changed" }).waitFor();
    await page.getByText("Reception calls back.").waitFor();
    await sound(page);
    await act(page, "Share with everybody here").click();
    await page.getByText("Everybody here may read it.").waitFor();
    await act(page, "Add to the innovation library").click();
    await page.getByText("is in the library already, as Call back.", { exact: false }).waitFor();
  });

  test("a driver is linked by dragging from one box to another, and a link that closes a loop is not drawn", async () => {
    const page = await open(`${PATH}/drivers`);
    const box = (title: string) => page.getByRole("button", { name: new RegExp(`: ${title}\\.`) });
    const middle = async (title: string) => {
      const { x, y, width, height } = (await box(title).boundingBox())!;
      return [x + width / 2, y + height / 2] as const;
    };
    const drag = async (from: string, to: string) => {
      const [start, end] = [await middle(from), await middle(to)];
      await page.mouse.move(...start);
      await page.mouse.down();
      await page.mouse.move(...end, { steps: 5 });
      await page.mouse.up();
    };
    await drag("Calls are answered quickly", "Call back within 30 minutes");
    await page.getByText("Call back within 30 minutes serves Calls are answered quickly.").waitFor();
    expect(await box("Call back within 30 minutes").getAttribute("aria-label")).toContain(
      "Serves Nobody needs to hold; Calls are answered quickly.",
    );
    await drag("Calls are answered quickly", "Calls are settled first time");
    await drag("Calls are settled first time", "Calls are answered quickly");
    await page.getByText(/a link back would close a loop\.$/).waitFor();
  });

  test("who only reads is offered nothing that would be refused", async () => {
    const page = await open(PATH, { mayEdit: false });
    await page.getByRole("heading", { level: 1, name: /^Call back instead of hold/ }).waitFor();
    await page.getByRole("heading", { level: 2, name: "Journal and milestones" }).waitFor();
    for (const name of ["Change", "Next cycle", "Record cycle 2", "Give a score", "Team and practices", "Write"]) {
      expect(await page.getByRole("link", { name, exact: true }).count()).toBe(0);
    }
    await page.goto(new URL(`${PATH}/edit`, page.url()).href);
    await page.getByRole("heading", { level: 1, name: "Not found" }).waitFor();
  });
});
