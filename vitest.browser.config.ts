import { globSync } from "node:fs";

import { defineConfig } from "vitest/config";

// Tests in a real Chromium. They stand apart so that `pnpm test` needs nothing but Node.
export default defineConfig({
  test: {
    include: ["packages/*/browser/**/*.test.ts"],
    testTimeout: 120_000,
    // While no package has a browser folder there is nothing to run. Once one has, a run that
    // finds no test there is a failure.
    passWithNoTests: globSync("packages/*/browser").length === 0,
  },
});
