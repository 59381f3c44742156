/** The first load: every script of the shell and of the overview, with what they import, gzipped. Fails above the budget. */
import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET_KB = 170;
const dist = new URL("../dist/", import.meta.url);
if (!existsSync(new URL(".vite/manifest.json", dist))) {
  console.error("There is no build to weigh: run `npm run build` first.");
  process.exit(2);
}
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
const html = readFileSync(new URL("index.html", dist), "utf8");

const wanted = new Set();
const follow = (key) => {
  const chunk = manifest[key];
  if (!chunk || wanted.has(chunk.file)) return;
  wanted.add(chunk.file);
  for (const imported of chunk.imports ?? []) follow(imported);
};
for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry || html.includes(chunk.file)) follow(key);

// The page most people land on is fetched lazily, but at once: it counts too.
for (const key of Object.keys(manifest)) if (key.endsWith("overview/OverviewPage.tsx")) follow(key);

let total = 0;
for (const file of [...wanted].filter((name) => name.endsWith(".js"))) {
  const bytes = gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  total += bytes;
  console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`);
}
console.log(`${(total / 1000).toFixed(1).padStart(7)} kB  first load, of ${BUDGET_KB} kB allowed`);
if (total / 1000 > BUDGET_KB) process.exit(1);
