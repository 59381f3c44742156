import { defineConfig } from "vitest/config";

// Browser tests: one at a time, against the built single-page app that the tests start themselves.
export default defineConfig({
  test: {
    environment: "node",
    include: ["e2e/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
