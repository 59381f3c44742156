import { expect, test } from "vitest";
import { openBrowser, openPage, serveBuilt } from "./browser";
import { fakeApi } from "./fake/api";
test("scroll", async () => {
  const { server, origin } = await serveBuilt();
  const browser = await openBrowser();
  const page = await openPage(browser, "desktop");
  await fakeApi(page);
  await page.goto(origin + "/overview?level=network");
  await page.getByRole("table").waitFor();
  for (let i = 0; i < 30; i++) { await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight)); await page.waitForTimeout(80); }
  const cdp = await page.context().newCDPSession(page);
  for (const rate of [1, 4]) {
    await cdp.send("Emulation.setCPUThrottlingRate", { rate });
    const r = await page.evaluate(async () => {
      window.scrollTo(0, 0); await new Promise(r => setTimeout(r, 500));
      const times: number[] = []; let last = performance.now();
      for (let i = 0; i < 150; i++) { window.scrollBy(0, 120); await new Promise(r => requestAnimationFrame(r)); const n = performance.now(); times.push(n - last); last = n; }
      times.sort((a, b) => a - b);
      return { p50: times[75], p95: times[142], max: times[149], nodes: document.querySelectorAll("*").length };
    });
    console.log(rate, JSON.stringify(r));
  }
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.goto(origin + "/overview"); await page.getByRole("table").waitFor();
  await page.locator("a.cell").nth(20).hover(); await page.locator(".hover-card").waitFor(); await page.waitForTimeout(500);
  await page.screenshot({ path: "/tmp/shots/hover.png" });
  await page.locator("a.cell").nth(20).click(); await page.getByRole("heading",{level:1,name:/Brackenholt|,/}).waitFor();
  const pt = page.locator(".point").nth(40); await pt.hover(); await page.waitForTimeout(200);
  await page.screenshot({ path: "/tmp/shots/point.png" });
  await page.emulateMedia({ media: "print" }); await page.screenshot({ path: "/tmp/shots/print.png", fullPage: true });
  await page.emulateMedia({ media: "screen" }); await page.setViewportSize({width: 900, height: 800}); await page.goto(origin + "/overview"); await page.getByRole("table").waitFor(); await page.screenshot({ path: "/tmp/shots/overview-900.png" });
  await page.getByRole("combobox").fill("brack"); await page.waitForTimeout(500); await page.screenshot({ path: "/tmp/shots/find.png" });
  expect(1).toBe(1);
  await browser.close(); await server.close();
});
