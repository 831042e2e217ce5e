import { defineConfig } from "vitest/config";

// Contact points in processes of their own, on clocks that run on whether or not anything happens.
// They stand apart because they take their time.
export default defineConfig({
  test: {
    include: ["packages/*/processes/**/*.test.ts"],
    setupFiles: ["packages/cli/src/testing/fixed-seed.ts"],
    testTimeout: 180_000,
  },
});
