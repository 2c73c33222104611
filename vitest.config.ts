import { defineConfig } from "vitest/config";

/** Projects: pure packages and tools; the server and the command line on a real PostgreSQL; the browser. */
export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: "pure",
          include: [
            "packages/**/*.test.ts",
            "apps/{box,booth,console}/**/*.test.{ts,tsx}",
            "scripts/**/*.test.ts",
          ],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: "server",
          include: ["apps/{server,cli}/**/*.test.ts", "demo/**/*.test.ts"],
          globalSetup: ["apps/server/src/platform/testing/global-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          globalSetup: ["apps/server/src/platform/testing/global-setup.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
