import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { preview, type PreviewServer } from "vite";

const installed = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = installed.find((path): path is string => path !== undefined && existsSync(path));

export const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;
export type Size = keyof typeof sizes;

export async function openBrowser(): Promise<Browser> {
  if (!executablePath) throw new Error("No Chromium found: install one, or name it in CHROMIUM.");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  return chromium.launch({ executablePath, args });
}

/** The built single-page app on a free port, with `api` behind it; it needs `npm run build` first. */
export async function serveBuilt(api?: string): Promise<{ server: PreviewServer; origin: string }> {
  const proxy = api && { "/api/": api };
  const server = await preview({
    preview: { host: "127.0.0.1", port: 0, strictPort: false, open: false, ...(proxy && { proxy }) },
    logLevel: "error",
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === "string") throw new Error("The preview server has no port.");
  return { server, origin: `http://127.0.0.1:${address.port}` };
}

export async function openPage(browser: Browser, size: Size): Promise<Page> {
  const context = await browser.newContext({ viewport: sizes[size], locale: "en-GB", reducedMotion: "reduce" });
  return context.newPage();
}
