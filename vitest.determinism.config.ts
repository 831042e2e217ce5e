import { defineConfig } from "vitest/config";

// The same journals from other processes, places and releases of Node. It stands apart because it
// fetches such a release, and takes its time.
export default defineConfig({
  test: {
    include: ["packages/*/determinism/**/*.test.ts"],
    testTimeout: 180_000,
    hookTimeout: 600_000,
  },
});
