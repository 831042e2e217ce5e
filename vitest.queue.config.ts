import { defineConfig } from "vitest/config";

// Studies spread over workers by a real Redis, which stands on machines that have it installed.
export default defineConfig({
  test: {
    include: ["packages/*/queue/**/*.test.ts"],
    setupFiles: ["packages/cli/src/testing/fixed-seed.ts"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
