import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const api = `http://127.0.0.1:${process.env.API_PORT ?? "8000"}`;
const proxy = { "/api/": api, "/fhir/": api };
const server = { host: "127.0.0.1", port: Number(process.env.WEB_PORT ?? "5173"), strictPort: true, proxy };

export default defineConfig({
  plugins: [react()],
  server,
  preview: server,
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: { manifest: true, target: "es2022", sourcemap: false },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    restoreMocks: true,
  },
});
