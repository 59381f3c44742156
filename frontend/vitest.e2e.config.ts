import { defineConfig } from "vitest/config";

// Browser tests: a file at a time, against the built single-page app that the tests start themselves.
export default defineConfig({
  test: {
    environment: "node",
    include: ["e2e/**/*.test.ts"],
    globalSetup: "e2e/real/country.ts",
    fileParallelism: false,
    maxConcurrency: 3,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
