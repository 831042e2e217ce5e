import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", ".ci/house/**/*.test.ts"],
    setupFiles: ["packages/cli/src/testing/fixed-seed.ts"],
    // Simulations are processor-bound; a generous limit keeps slow machines from failing on time.
    testTimeout: 120_000,
  },
});
