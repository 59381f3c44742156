/** Systems that pull, under the hands of the national team: made, given keys, changed by two at once, shut out. */
import { describe, expect, test } from "vitest";
import { fakeApi, type FakeOptions } from "./fake/api";
import { DASHBOARDS, DISABLED, SECRET, WAREHOUSE, type ClientsFake } from "./fake/clients";
import { picture, sound, withSite } from "./site";

type Sent = NonNullable<ClientsFake["sent"]>;

describe("API clients", () => {
  const { open } = withSite<FakeOptions>(fakeApi);

  test("one is made, then gets its first secret, which is shown once and copied", async () => {
    const sent: Sent = [];
    const page = await open("/clients", { clients: { sent } });
    await page.getByRole("link", { name: "Add a client" }).click();
    await page.getByRole("button", { name: "Add it, then give it a key" }).click();
    await page.getByRole("link", { name: /^Give a name/ }).waitFor();
    expect(await page.locator(".nhsuk-error-summary a").allTextContents()).toHaveLength(3);
    await sound(page);
    await picture(page, "client-new-gaps");
    await page.getByLabel("Name", { exact: true }).fill("Upland flow");
    await page.getByLabel("Code", { exact: true }).fill("upland-flow");
    const commissioner = page.getByLabel(/^(Commissioner|Another commissioner \(optional\))$/);
    await commissioner.fill("NHS Upland CCG, 97W");
    await commissioner.press("Enter");
    await page.getByRole("button", { name: "Remove NHS Upland CCG, 97W" }).waitFor();
    await commissioner.fill("NHS Nowhere CCG, 00Q");
    await page.getByLabel("Innovations").check();
    await page.getByRole("button", { name: "Add it, then give it a key" }).click();
    const link = page.getByRole("link", { name: /There is no commissioner with the code 00Q/ });
    await link.click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("client-another");
    await commissioner.fill("");
    await page.reload();
    await page.getByText("This is what you typed before.").waitFor();
    await page.getByRole("button", { name: "Add it, then give it a key" }).click();

    await page.getByRole("heading", { level: 1, name: /^Upland flow/ }).waitFor();
    expect(sent.at(-1)).toMatchObject({
      path: "/clients",
      body: { code: "upland-flow", commissioners: ["97W"], scopes: ["figures", "innovations"], expires_on: null },
    });
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Make a secret" }).click();
    await page.getByRole("heading", { name: "The secret, shown this once" }).waitFor();
    await sound(page);
    await picture(page, "client-secret");
    await page.getByRole("button", { name: "Copy the secret" }).click();
    await page.getByText("Copied.", { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(SECRET);
    await page.getByRole("button", { name: "I have kept it" }).click();
    expect(await page.getByText(SECRET).count()).toBe(0);
    await page.getByRole("button", { name: "Add the second key" }).waitFor();
  });

  test("a private key is not sent, wherever it was pasted; the public one becomes the second key", async () => {
    const sent: Sent = [];
    const page = await open(`/clients/${DASHBOARDS}`, { clients: { sent } });
    await page.getByText("It has never signed in.").waitFor();
    // The last live key is not revoked: that would shut the system out by the way.
    expect(await page.getByRole("button", { name: /^Revoke/ }).count()).toBe(0);
    await page.getByRole("button", { name: "Add the second key" }).click();
    expect(page.url()).toContain("open=key");
    await page.getByLabel("Public key", { exact: true }).first().check();
    const pasted = page.getByRole("textbox", { name: "Public key" });
    await pasted.fill("-----BEGIN PRIVATE KEY-----\nMIG2\n-----END PRIVATE KEY-----");
    await page.getByRole("button", { name: "Add this key" }).click();
    await page.getByRole("link", { name: /^This is the private key/ }).waitFor();
    expect(sent).toEqual([]);
    await sound(page);
    await picture(page, "client-private-key");
    await pasted.fill("-----BEGIN PUBLIC KEY-----\nMHYwEAYH\n-----END PUBLIC KEY-----");
    await page.getByLabel("Name of the key (kid) (optional)").fill("estuary-2");
    await page.getByRole("button", { name: "Add this key" }).click();
    await page.getByText("The key is live: the system can sign in with it now.").waitFor();
    expect(sent.at(-1)?.body).toMatchObject({ kind: "public_key", kid: "estuary-2" });
    await page.getByText("Two keys are live").waitFor();
    expect(await page.getByRole("button", { name: "Add the second key" }).count()).toBe(0);
  });

  test("a key is revoked after one has read what stops, by keyboard alone", async () => {
    const sent: Sent = [];
    const page = await open(`/clients/${WAREHOUSE}`, { clients: { sent } }, "phone");
    await page.getByText(/A key of it ends on .*, in 12 days. It has another./).waitFor();
    const recorded = page.getByRole("table", { name: "Recorded changes" });
    await recorded.getByRole("cell", { name: /^Changed: may pull innovations too/ }).waitFor();
    const old = page.getByRole("article", { name: /^Secret made/ });
    await old.getByRole("button", { name: /^Revoke/ }).focus();
    await page.keyboard.press("Enter");
    await old.getByText("What signed in with it stops within a second. The other key goes on working.").waitFor();
    await sound(page);
    await picture(page, "client-revoking-phone");
    await page.keyboard.press("Enter");
    await page.getByText("The key is revoked: it opens nothing any more.").waitFor();
    expect(sent).toMatchObject([{ method: "DELETE" }]);
    expect(await page.getByRole("article").count()).toBe(1);
  });

  test("where somebody else changed it meanwhile, both versions are shown and a person decides", async () => {
    const sent: Sent = [];
    const page = await open(`/clients/${WAREHOUSE}`, { clients: { sent, stale: true } });
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await page.getByLabel("Programmes").check();
    await page.getByRole("button", { name: "Save the changes" }).click();
    const both = page.getByRole("table", { name: "Both versions" });
    await both.getByRole("row", { name: /May pull Figures, Innovations Figures, Programmes, Innovations/ }).waitFor();
    // Their new name is nothing to decide on: it stays.
    expect(await both.getByRole("row").count()).toBe(2);
    await sound(page);
    await picture(page, "client-conflict");
    await page.getByRole("button", { name: "Save mine" }).click();
    await page.getByText("Figures, Programmes, Innovations, and the organisations they belong to").waitFor();
    await page.getByRole("heading", { level: 1, name: /^Tideway warehouse, new building/ }).waitFor();
    expect(sent.map(({ seen, body }) => [seen, body])).toEqual([
      ['"71"', { scopes: ["figures", "innovations", "programmes"] }],
      ['"72"', { scopes: ["figures", "innovations", "programmes"] }],
    ]);
  });

  test("a client is disabled after one has read what stops, and enabled again", async () => {
    const sent: Sent = [];
    const page = await open(`/clients/${WAREHOUSE}`, { clients: { sent } });
    await page.getByRole("button", { name: "Disable this client" }).click();
    await page.getByText("Every token of Tideway data warehouse stops within a second").waitFor();
    await page.getByRole("button", { name: "Leave it" }).click();
    expect(sent).toEqual([]);
    await page.getByRole("button", { name: "Disable this client" }).click();
    await page.getByRole("button", { name: "Disable it", exact: true }).click();
    await page.getByText("Tideway data warehouse is disabled: it can pull nothing.").waitFor();
    await page.getByRole("button", { name: "Enable it again" }).click();
    await page.getByText("Tideway data warehouse may sign in again.").waitFor();
    expect(sent.map(({ body, seen }) => [body, seen])).toEqual([
      [{ disabled: true }, '"71"'],
      [{ disabled: false }, '"72"'],
    ]);
  });

  test("nobody there yet, a list that fails, and one who may not", async () => {
    const none = await open("/clients", { clients: { none: true } });
    await none.getByText("No system may sign in yet.").waitFor();
    await sound(none);
    await picture(none, "clients-none");
    let down = true;
    const failing = await open("/clients", { clients: { down: () => down } }, "phone");
    await failing.getByText("The list of API clients could not be fetched.").waitFor();
    await sound(failing);
    await picture(failing, "clients-failing-phone");
    down = false;
    await failing.getByRole("button", { name: "Try again" }).click();
    await failing.getByRole("link", { name: "Tideway data warehouse" }).waitFor();
    const analyst = await open(`/clients/${DISABLED}`, { role: "analyst" });
    await analyst.getByText("This is for the national team.").waitFor();
    expect(await analyst.getByRole("link", { name: "API clients" }).count()).toBe(1);
  });
});
